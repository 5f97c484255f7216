/* From the change points of a series to shifts that matter. */
#ifndef BENCH_HISTORY_SHIFTS_H
#define BENCH_HISTORY_SHIFTS_H

#include "bench/history/history.h"

/* Fills series->shift. Shifts below the least magnitude are dropped, the smallest first: the points
 * on both its sides then belong together. */
int shifts_find(struct series *, const struct history_options *, struct err *);

#endif
