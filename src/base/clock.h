/* Monotonic time, and the cheapest clock of the processor. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Seconds of the monotonic clock, from an arbitrary origin. Thread-safe. */
static inline double clock_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* How long something has been waited for, as seen by one that looks at least once a second. A pause
 * in which this process itself is suspended counts as one second. Begins as {0}. */
struct patience {
    double waited, looked; /* seconds; the last look */
};

static inline double patience_look(struct patience *patience)
{
    double now = clock_seconds(), passed = patience->looked > 0 ? now - patience->looked : 0;
    patience->waited += passed < 1 ? passed : 1;
    patience->looked = now;
    return patience->waited;
}

/* Ticks of a constant-rate clock that takes a few nanoseconds to read: the time stamp counter, the
 * virtual counter, or nanoseconds. Callers calibrate the ticks per second. Thread-safe. */
static inline uint64_t clock_ticks(void)
{
#if defined(__x86_64__)
    return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t ticks;
    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks;
#else
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
#endif
}

#endif
