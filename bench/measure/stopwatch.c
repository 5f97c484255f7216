#include "bench/measure/stopwatch.h"

#include "base/clock.h"

double stopwatch_sample(const struct timed *timed, long calls)
{
    double begin = clock_seconds();
    for (long i = 0; i < calls; i++)
        timed->call(timed->arg);
    return (clock_seconds() - begin) / (double)calls;
}

long stopwatch_calibrate(const struct timed *timed, double seconds)
{
    long calls = 1;
    for (;;) {
        double each = stopwatch_sample(timed, calls);
        double all = each * (double)calls;
        if (all >= seconds)
            return calls;
        /* long enough to extrapolate: a clock of 1 us granularity is accurate to 1 % here */
        if (all > 1e-4 && all > seconds / 64)
            return (long)(seconds / each) + 1;
        calls *= 2;
    }
}
