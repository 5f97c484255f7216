#include "bench/ab/throttle.h"

#include "base/clock.h"
#include "bench/ab/side_times.h"
#include "bench/environment/cpu_list.h"
#include "bench/machine/loops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- what the kernel counts ---- */

/* Events of all allowed cores, and of the package that had most. */
static long long count_events(const struct host *host)
{
    char allowed[HOST_TEXT];
    long long cores = 0, package = 0, value;
    int cpu, found = 0;
    if (cpu_list_allowed(host, allowed))
        return -1;
    for (struct cpu_list cpus = cpu_list_of(allowed); (cpu = cpu_list_next(&cpus)) >= 0;) {
        static const char file[] =
            "/sys/devices/system/cpu/cpu%d/thermal_throttle/%s_throttle_count";
        if (!host_number(host, &value, file, cpu, "core")) {
            cores += value;
            found = 1;
        }
        if (!host_number(host, &value, file, cpu, "package")) {
            package = value > package ? value : package;
            found = 1;
        }
    }
    return found ? cores + package : -1;
}

void throttle_begin(struct throttle *throttle)
{
    const char *root = getenv("SLABMARK_ROOT");
    *throttle = (struct throttle){0};
    host_here(&throttle->host);
    if (root)
        throttle->host.root = root;
    throttle->before = count_events(&throttle->host);
    throttle_end(throttle);
}

void throttle_end(struct throttle *throttle)
{
    long long now = throttle->before < 0 ? -1 : count_events(&throttle->host);
    throttle->events = now < 0 ? -1 : now - throttle->before;
}

/* ---- the clock ---- */

/* The fastest of some probes, each too short to be interrupted often. */
double throttle_clock(void)
{
    enum { PROBES = 16, STEPS = 300 };
    const struct loops *loops = loops_find("scalar");
    static volatile uint64_t one = 1;
    double fastest = 0;
    for (int i = 0; loops && i < PROBES; i++) {
        double begin = clock_seconds();
        uint64_t done = loops->adds(STEPS, one);
        fastest = fmax(fastest, (double)done / (clock_seconds() - begin));
    }
    return fastest > 0 ? fastest : NAN;
}

void throttle_add(struct throttle *throttle, double clock)
{
    if (isfinite(clock) && throttle->clocks < THROTTLE_CLOCKS)
        throttle->clock[throttle->clocks++] = clock;
}

void throttle_clocks(const struct throttle *throttle, double *low, double *fastest)
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

int throttle_seen(const struct throttle *throttle)
{
    static const double slowed = 0.7;
    double low, fastest;
    if (throttle->events >= 0)
        return throttle->events > 0;
    throttle_clocks(throttle, &low, &fastest);
    return low < slowed * fastest;
}
