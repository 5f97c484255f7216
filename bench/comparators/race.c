#include "bench/comparators/race.h"

#include "base/clock.h"

#include <math.h>
#include <string.h>

struct race {
    const struct plan *plan;
    const struct learner *learner;
    struct feed feed;
    struct learner_task task;
    struct workspace space;
};

/* The iterations whose data lie ready: what is timed, and nothing else. */
static double iterate(struct race *race, int from, int to)
{
    struct workspace *space = &race->space;
    double begin = clock_seconds();
    for (int n = from; n < to; n++) {
        race->learner->iterate(&race->task, space, &race->feed, n);
        double *h = space->h;
        space->h = space->next;
        space->next = h;
    }
    return clock_seconds() - begin;
}

static double run_blocks(struct race *race, int skip)
{
    int iterations = race->plan->source->iterations, nodes = race->plan->source->nodes;
    int timed = 0;
    double seconds = 0;
    for (int n = 0; n < iterations;) {
        for (int k = 0; k < nodes; k++)
            feed_fill(&race->feed, k);
        feed_advance(&race->feed);
        int end = race->feed.last + 1;
        double taken = iterate(race, n, end);
        if (n >= skip) {
            seconds += taken;
            timed += end - n;
        }
        n = end;
    }
    return timed ? seconds / timed : 0;
}

/* What atc observes is combined once more. */
static void keep(const struct race *race, double *estimates)
{
    const struct network *network = race->plan->network;
    size_t taps = race->task.taps, nodes = race->task.nodes;
    if (race->plan->mode != MODE_ATC) {
        memcpy(estimates, race->space.h, nodes * taps * sizeof *estimates);
        return;
    }
    memset(estimates, 0, nodes * taps * sizeof *estimates);
    for (size_t k = 0; k < nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            for (size_t i = 0; i < taps; i++)
                estimates[k * taps + i] +=
                    network->weight[j] * race->space.h[(size_t)network->column[j] * taps + i];
}

static void start_feed(struct feed *feed)
{
    for (int k = 0; k < feed->source->nodes; k++)
        feed_clear(feed, k);
    feed_start(feed, 0);
    for (int k = 0; k < feed->source->nodes; k++)
        feed_level(feed, k);
}

double race_run(const struct plan *plan, const struct learner *learner, int skip, double *estimates,
                struct err *err)
{
    struct race race = {.plan = plan, .learner = learner};
    const struct algorithm *algorithm = plan->algorithm;
    double seconds = NAN;
    int window = algorithm->window ? algorithm->window(plan->params) : 1;
    if (source_check(plan->source, err) ||
        feed_init(&race.feed, plan->source, plan->kernels, &layout_natural, window,
                  engine_block(plan), 1, err))
        return NAN;
    start_feed(&race.feed);
    if (!learner_task_init(&race.task, plan, &race.feed, err) &&
        !workspace_init(&race.space, &race.task, err)) {
        seconds = run_blocks(&race, skip);
        if (estimates)
            keep(&race, estimates);
    }
    learner_free(&race.task, &race.space);
    feed_free(&race.feed);
    return seconds;
}

double race_difference(const double *got, const double *wanted, size_t count)
{
    double largest = 0, scale = 0;
    for (size_t i = 0; i < count; i++) {
        double difference = fabs(got[i] - wanted[i]);
        if (!isfinite(difference))
            return NAN;
        largest = fmax(largest, difference);
        scale = fmax(scale, fabs(wanted[i]));
    }
    return scale > 0 ? largest / scale : largest;
}
