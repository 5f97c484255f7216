/* Chooses the number of trials of a repetition. */
#ifndef BENCH_MEASURE_CALIBRATE_H
#define BENCH_MEASURE_CALIBRATE_H

#include "bench/measure/repetition.h"
#include "bench/scenario/timing_settings.h"

/* The number of trials, the same for every team, that fills min_time; estimated from the time of
 * the curves. */
int calibrate_guess(const struct plan *, const struct timing_settings *,
                    const struct outcome *curves);

/* 1 when a run kept its threads busy for less than min_time. Time that other programs took, or that
 * the process was stopped, does not count. */
int calibrate_too_short(const struct repetition *, const struct timing_settings *);

/* Raises plan->trials so that the next run fills min_time. */
void calibrate_lengthen(struct plan *, const struct repetition *, const struct timing_settings *);

#endif
