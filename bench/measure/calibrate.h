/* How many trials a repetition runs. */
#ifndef BENCH_MEASURE_CALIBRATE_H
#define BENCH_MEASURE_CALIBRATE_H

#include "bench/measure/repetition.h"
#include "bench/scenario/timing_settings.h"

/* Whole trials, for every team the same number, that fill the least time of a repetition, by the
 * time that the curves took. */
int calibrate_guess(const struct plan *, const struct timing_settings *,
                    const struct outcome *curves);

/* 1 when a run kept its threads busy for less than the least time: what others took from it, or a
 * stop of the process, does not count. */
int calibrate_too_short(const struct repetition *, const struct timing_settings *);

/* More trials, so that such a run will do. */
void calibrate_lengthen(struct plan *, const struct repetition *, const struct timing_settings *);

#endif
