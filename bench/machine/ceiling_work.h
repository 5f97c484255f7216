/* The work of one thread of a team for each kind of ceiling. */
#ifndef BENCH_MACHINE_CEILING_WORK_H
#define BENCH_MACHINE_CEILING_WORK_H

#include "bench/machine/ceiling_team.h"

/* Runs the row's loop `calls` times on the calling thread, number `thread` of the team. Returns 1
 * when the result proves that all work was done. */
int ceiling_work_do(const struct ceiling_team *, int thread, long calls);

/* 1 for the rows of caches: those take passes to settle, as what lies in them is used again. */
int ceiling_work_settles(const struct ceiling *);

/* Sets the memory that a team of `threads` needs for its rows: `slice` and `caches`. */
void ceiling_work_sizes(struct ceiling_team *, int threads);

#endif
