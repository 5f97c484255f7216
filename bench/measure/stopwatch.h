/* Times any function. Thread-safe if the function is. */
#ifndef BENCH_MEASURE_STOPWATCH_H
#define BENCH_MEASURE_STOPWATCH_H

#include "bench/common/spent.h"

struct timed {
    void (*call)(void *arg);
    void *arg;
};

/* The number of consecutive calls, at least 1, that fill `seconds`. It is found by doubling, which
 * also warms caches and predictors. */
long stopwatch_calibrate(const struct timed *, double seconds);

/* Time of a call over `calls` calls in a row. */
struct spent stopwatch_sample(const struct timed *, long calls);

#endif
