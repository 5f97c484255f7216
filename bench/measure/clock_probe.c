#include "bench/measure/clock_probe.h"

#include "base/clock.h"
#include "bench/machine/loops.h"

#include <math.h>

double clock_probe(void)
{
    enum { TRIES = 20, STEPS = 1000 };
    static volatile uint64_t one = 1;
    double best = 0;
    for (int i = 0; i < TRIES; i++) {
        double begin = clock_seconds();
        double additions = (double)loops_scalar.adds(STEPS, one);
        best = fmax(best, additions / (clock_seconds() - begin));
    }
    return best;
}
