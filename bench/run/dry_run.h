/* slabmark run --dry-run: the cases, with an estimate of time and memory. */
#ifndef BENCH_RUN_DRY_RUN_H
#define BENCH_RUN_DRY_RUN_H

#include "bench/run/run.h"

/* Prints a table of the chosen cases. The time is estimated from a few iterations of each case.
 * Returns 0, or -1 and err. */
int dry_run(const struct scenario *, const char *chosen, const struct run_request *, struct files *,
            struct err *);

#endif
