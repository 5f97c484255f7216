/* Selects shifts from the change points of a series. */
#ifndef BENCH_HISTORY_SHIFTS_H
#define BENCH_HISTORY_SHIFTS_H

#include "bench/history/history.h"

/* Fills series->shift. A shift that is younger than the least age, or smaller than the least
 * magnitude, is dropped, the youngest and then the smallest first: the points on both its sides
 * then belong together.
 *
 * The interval of a change is Hodges and Lehmann's: of all ratios of a point after the shift to one
 * before it, those that the rank sum test does not reject. It takes the place of the shift as
 * given.
 */
int shifts_find(struct series *, const struct history_options *, struct err *);

#endif
