/* Ranks as threads of one process: they send messages through queues. */
#ifndef SUPPORT_CREW_H
#define SUPPORT_CREW_H

#include "tests/support/fixture.h"

/* How the nodes are divided. */
enum division_by { BY_RANGES, BY_TURNS, BY_CHANCE };

/* Runs the plan by `count` ranks at once. *outcome is rank 0's and the caller's. Returns 0, or -1
 * and the err of rank 0. */
int crew_run(const struct plan *, int count, enum division_by, struct outcome *outcome,
             struct err *err);

/* The same; `shared` is called when the shares are made, and before anything else is. */
int crew_run_told(const struct plan *, int count, enum division_by, void (*shared)(void),
                  struct outcome *outcome, struct err *err);

/* Sets part[k] of each node. */
void crew_divide(int32_t *part, int nodes, int count, enum division_by);

#endif
