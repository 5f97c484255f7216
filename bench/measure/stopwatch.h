/* Times any function. Knows nothing of what it times, prints nothing, keeps every sample. */
#ifndef BENCH_MEASURE_STOPWATCH_H
#define BENCH_MEASURE_STOPWATCH_H

#include <stddef.h>

struct timed {
    void (*call)(void *arg);
    void *arg;
};

/* How many calls in a row fill `seconds` (at least 1): doubling from one call on, which also warms
 * caches and predictors. */
long stopwatch_calibrate(const struct timed *, double seconds);

/* Seconds per call over `calls` calls in a row. */
double stopwatch_sample(const struct timed *, long calls);

/* `rounds` samples of each of `count` functions, taken in turn so that what disturbs one disturbs
 * all: seconds[i * rounds + round]. calls (count,) from stopwatch_calibrate. */
void timing_interleave(const struct timed *, const long *calls, size_t count, size_t rounds,
                       double *seconds);

#endif
