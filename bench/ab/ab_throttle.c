#include "bench/ab/ab_throttle.h"

#include "bench/ab/side_times.h"
#include "bench/machine/throttle.h"

#include <math.h>
#include <string.h>

void ab_throttle_begin(struct ab_throttle *throttle)
{
    *throttle = (struct ab_throttle){0};
    host_here(&throttle->host);
    throttle->host.root = host_root();
    throttle->before = throttle_count(&throttle->host);
    ab_throttle_end(throttle);
}

void ab_throttle_end(struct ab_throttle *throttle)
{
    throttle->events = throttle_count(&throttle->host) - throttle->before;
}

void ab_throttle_add(struct ab_throttle *throttle, double clock)
{
    if (isfinite(clock) && throttle->clocks < THROTTLE_CLOCKS)
        throttle->clock[throttle->clocks++] = clock;
}

void ab_throttle_clocks(const struct ab_throttle *throttle, double *low, double *fastest)
{
    double sorted[THROTTLE_CLOCKS];
    size_t count = throttle->clocks;
    *low = *fastest = NAN;
    if (!count)
        return;
    memcpy(sorted, throttle->clock, count * sizeof *sorted);
    *low = lower_quartile(sorted, count);
    *fastest = sorted[count - 1];
}

int ab_throttle_seen(const struct ab_throttle *throttle)
{
    enum { PAIRS_ENOUGH = 8 }; /* the fewest that a verdict takes */
    static const double slowed = 0.4;
    double low, fastest;
    if (isfinite(throttle->events))
        return throttle->events > 0;
    ab_throttle_clocks(throttle, &low, &fastest);
    return throttle->clocks >= PAIRS_ENOUGH && low < slowed * fastest;
}
