#include "bench/measure/stopwatch.h"

struct spent stopwatch_sample(const struct timed *timed, long calls)
{
    struct spent begin = spent_begin();
    for (long i = 0; i < calls; i++)
        timed->call(timed->arg);
    return spent_share(spent_since(&begin), (double)calls);
}

long stopwatch_calibrate(const struct timed *timed, double seconds)
{
    long calls = 1;
    for (;;) {
        double each = stopwatch_sample(timed, calls).wall;
        double all = each * (double)calls;
        if (all >= seconds)
            return calls;
        /* long enough to extrapolate: a clock of 1 us granularity is accurate to 1 % here */
        if (all > 1e-4 && all > seconds / 64)
            return (long)(seconds / each) + 1;
        calls *= 2;
    }
}
