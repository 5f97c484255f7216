#include "bench/comparators/learner_run.h"

#include <math.h>
#include <string.h>

struct learner_run {
    const struct plan *plan;
    const struct learner *learner;
    struct feed feed;
    struct learner_task task;
    struct workspace space;
};

/* Runs the iterations whose data exist; only these are timed. */
static struct spent iterate_block(struct learner_run *run, int from, int to)
{
    struct workspace *space = &run->space;
    struct spent begin = spent_begin();
    for (int n = from; n < to; n++) {
        run->learner->iterate(&run->task, space, &run->feed, n);
        double *h = space->h;
        space->h = space->next;
        space->next = h;
    }
    return spent_since(&begin);
}

static struct spent run_blocks(struct learner_run *run, int skip)
{
    int iterations = run->plan->source->iterations, nodes = run->plan->source->nodes;
    int timed = 0;
    struct spent sum = {0, 0};
    for (int n = 0; n < iterations;) {
        for (int k = 0; k < nodes; k++)
            feed_fill(&run->feed, k);
        feed_advance(&run->feed);
        int end = run->feed.last + 1;
        struct spent taken = iterate_block(run, n, end);
        if (n >= skip) {
            spent_add(&sum, taken);
            timed += end - n;
        }
        n = end;
    }
    return timed ? spent_share(sum, timed) : sum;
}

/* atc observes combined estimates: combine once more. */
static void keep_estimates(const struct learner_run *run, double *estimates)
{
    const struct network *network = run->plan->network;
    size_t taps = run->task.taps, nodes = run->task.nodes;
    if (run->plan->mode != MODE_ATC) {
        memcpy(estimates, run->space.h, nodes * taps * sizeof *estimates);
        return;
    }
    memset(estimates, 0, nodes * taps * sizeof *estimates);
    for (size_t k = 0; k < nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            for (size_t i = 0; i < taps; i++)
                estimates[k * taps + i] +=
                    network->weight[j] * run->space.h[(size_t)network->column[j] * taps + i];
}

static void start_feed(struct feed *feed)
{
    for (int k = 0; k < feed->source->nodes; k++)
        feed_clear(feed, k);
    feed_start(feed, 0);
    for (int k = 0; k < feed->source->nodes; k++)
        feed_level(feed, k);
}

struct spent learner_run(const struct plan *plan, const struct learner *learner, int skip,
                         double *estimates, struct err *err)
{
    struct learner_run run = {.plan = plan, .learner = learner};
    const struct algorithm *algorithm = plan->algorithm;
    struct spent spent = spent_unknown;
    int window = algorithm->window ? algorithm->window(plan->params) : 1;
    if (source_check(plan->source, err) ||
        feed_init(&run.feed, plan->source, plan->kernels, &layout_natural, plan->source->nodes,
                  window, engine_block(plan), 1, err))
        return spent_unknown;
    start_feed(&run.feed);
    if (!learner_task_init(&run.task, plan, &run.feed, err) &&
        !workspace_init(&run.space, &run.task, err)) {
        spent = run_blocks(&run, skip);
        if (estimates)
            keep_estimates(&run, estimates);
    }
    learner_free(&run.task, &run.space);
    feed_free(&run.feed);
    return spent;
}

double learner_difference(const double *got, const double *wanted, size_t count)
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
