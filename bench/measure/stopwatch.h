/* Times any function. Thread-safe if the function is. */
#ifndef BENCH_MEASURE_STOPWATCH_H
#define BENCH_MEASURE_STOPWATCH_H

struct timed {
    void (*call)(void *arg);
    void *arg;
};

/* The number of consecutive calls, at least 1, that fill `seconds`. It is found by doubling, which
 * also warms caches and predictors. */
long stopwatch_calibrate(const struct timed *, double seconds);

/* Seconds per call, averaged over `calls` consecutive calls. */
double stopwatch_sample(const struct timed *, long calls);

#endif
