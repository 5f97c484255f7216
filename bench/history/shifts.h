/* Selects shifts from the change points of a series. */
#ifndef BENCH_HISTORY_SHIFTS_H
#define BENCH_HISTORY_SHIFTS_H

#include "bench/history/history.h"

/* Fills series->shift, on the heap. Shifts smaller than options->least are dropped, the smallest
 * first; the points on both sides of a dropped shift are then merged. Returns 0, or -1 and err. */
int shifts_find(struct series *, const struct history_options *, struct err *);

#endif
