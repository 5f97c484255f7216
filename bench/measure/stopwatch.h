/* Times any function. Knows nothing of what it times, prints nothing, keeps every sample. */
#ifndef BENCH_MEASURE_STOPWATCH_H
#define BENCH_MEASURE_STOPWATCH_H

#include "bench/common/spent.h"

struct timed {
    void (*call)(void *arg);
    void *arg;
};

/* How many calls in a row fill `seconds` (at least 1): doubling from one call on, which also warms
 * caches and predictors. */
long stopwatch_calibrate(const struct timed *, double seconds);

/* Time of a call over `calls` calls in a row. */
struct spent stopwatch_sample(const struct timed *, long calls);

#endif
