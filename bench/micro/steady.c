#include "bench/micro/steady.h"

#include <math.h>

struct stopwatch {
    const struct plan *plan;
    int skip, done; /* iterations; done: those of the finished stretches */
    int timed;
    struct spent since, sum;
};

static void begin_watch(void *arg, int thread)
{
    if (thread == 0)
        ((struct stopwatch *)arg)->since = spent_begin();
}

/* Without changes of the system and points of a curve, a stretch is a block of data. */
static void end_watch(void *arg, int thread)
{
    struct stopwatch *watch = arg;
    if (thread != 0)
        return;
    struct spent spent = spent_since(&watch->since);
    int left = watch->plan->source->iterations - watch->done;
    int block = engine_block(watch->plan), stretch = left < block ? left : block;
    if (watch->done >= watch->skip) {
        spent_add(&watch->sum, spent);
        watch->timed += stretch;
    }
    watch->done += stretch;
}

struct spent steady_time(const struct plan *wanted, int skip, struct outcome *outcome,
                         struct err *err)
{
    struct plan plan = *wanted;
    struct stopwatch stopwatch = {.plan = &plan, .skip = skip};
    struct watch watch = {.begin = begin_watch, .end = end_watch, .arg = &stopwatch};
    plan.watch = &watch;
    plan.trials = 1;
    plan.observe_every = plan.source->iterations;
    if (engine_run(&plan, outcome, err))
        return spent_unknown;
    return spent_share(stopwatch.sum, stopwatch.timed);
}
