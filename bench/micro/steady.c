#include "bench/micro/steady.h"

#include "base/clock.h"

#include <math.h>

struct stopwatch {
    const struct plan *plan;
    int skip, done; /* iterations; done: those of the finished stretches */
    int timed;
    double since, seconds;
};

static void begin_watch(void *arg, int thread)
{
    if (thread == 0)
        ((struct stopwatch *)arg)->since = clock_seconds();
}

/* Without changes of the system and points of a curve, a stretch is a block of data. */
static void end_watch(void *arg, int thread)
{
    struct stopwatch *watch = arg;
    if (thread != 0)
        return;
    double seconds = clock_seconds() - watch->since;
    int left = watch->plan->source->iterations - watch->done;
    int block = engine_block(watch->plan), stretch = left < block ? left : block;
    if (watch->done >= watch->skip) {
        watch->seconds += seconds;
        watch->timed += stretch;
    }
    watch->done += stretch;
}

double steady_seconds(const struct plan *wanted, int skip, struct outcome *outcome, struct err *err)
{
    struct plan plan = *wanted;
    struct stopwatch stopwatch = {.plan = &plan, .skip = skip};
    struct watch watch = {.begin = begin_watch, .end = end_watch, .arg = &stopwatch};
    plan.watch = &watch;
    plan.trials = 1;
    plan.observe_every = plan.source->iterations;
    if (engine_run(&plan, outcome, err))
        return NAN;
    return stopwatch.seconds / stopwatch.timed;
}
