/* Measuring the network between iterations: deviation, disagreement, support.
 *
 * Large networks leave no memory for the results, so the reading of a node is stored in one of the
 * node's own unused rows, until thread 0 adds all readings in the order of nodes. */
#include "base/clock.h"
#include "engine/arena.h"
#include "engine/digest.h"
#include "engine/outcome.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* The measures of one node at one point. */
struct reading {
    struct sample sample;
    struct support support;
};
static_assert(sizeof(struct reading) <= ROW_GRAIN, "a reading fits into any row");

/* atc observes phi. Before the first update all rows are zero, and so is phi. */
static int observes_phi(const struct arena *arena, int n)
{
    return arena->plan->mode == MODE_ATC && n > 0;
}

/* The rows that are observed at instant n, by place. */
static const reals *estimates(const struct arena *arena, int n)
{
    return arena_rows(arena, observes_phi(arena, n) ? n + 1 : n);
}

static const reals *estimate(const struct arena *arena, int place, int n)
{
    return row_at(estimates(arena, n), arena->plan->kernels->precision,
                  place * (ptrdiff_t)arena->row);
}

/* The row that holds the reading of a node: the one that iteration n will write. If phi is already
 * there, the estimate of instant n, because no iteration reads it. Later both are overwritten with
 * their padding. */
static reals *spare_row(const struct arena *arena, const struct worker *worker, int place, int n)
{
    return arena_row(arena, worker->combined == n ? n : n + 1, place);
}

/* The precision of an estimate without non-zero taps is 1: it has no false positives. */
static struct support support_of(enum precision of, const reals *h, double above,
                                 const struct truth *truth)
{
    int claimed = 0, right = 0;
    for (int i = 0; i < truth->taps; i++) {
        int claim = fabs(row_get(h, of, i)) > above;
        claimed += claim;
        right += claim && truth->h[i] != 0;
    }
    return (struct support){claimed ? (double)right / claimed : 1, (double)right / truth->nonzeros};
}

static struct reading observe_node(struct arena *arena, struct worker *worker, int place, int n,
                                   int point, int steps, int last)
{
    const struct plan *plan = arena->plan;
    const struct kernels *kernels = plan->kernels;
    const struct truth *truth = feed_truth(arena->feed, n);
    enum precision of = kernels->precision;
    int node = layout_node(arena->layout, place);
    size_t taps = (size_t)plan->source->taps;
    const reals *h = estimate(arena, place, n);
    struct distance_peak from_truth =
        kernels->distance_peak(taps, of, h, truth ? truth->h : arena->mean);
    double above = plan->support_threshold * from_truth.peak;
    struct distance_above from_mean = kernels->distance_above(taps, of, h, arena->mean, above);
    double msd = truth ? from_truth.distance : NAN, error_power = arena->error_power[place];
    int finite = isfinite(truth ? msd : kernels->norm1(taps, h));
    assert(!finite || row_is_padded(h, of, taps)); /* adapt pads its row */
    if (!finite)
        arena_note_divergence(worker, arena->feed->trial, node, n);
    worker->digest += digest_of(arena->feed->trial, point, node, -1, truth ? msd : error_power);
    arena->error_power[place] = 0;
    return (struct reading){.sample = {.msd = msd,
                                       .mse = steps ? error_power / steps : NAN,
                                       .disagreement = from_mean.distance,
                                       .nonzeros = (double)from_mean.above},
                            .support = last && truth && truth->nonzeros
                                           ? support_of(of, h, above, truth)
                                           : (struct support){NAN, NAN}};
}

/* The mean estimate, for the thread's range of taps. */
static void observe_mean(struct arena *arena, int thread, int n)
{
    enum { AT_A_TIME = 64 };
    const struct kernels *kernels = arena->plan->kernels;
    size_t grains = padded((size_t)arena->plan->source->taps) / PAD;
    size_t threads = (size_t)arena->threads;
    size_t first = grains * (size_t)thread / threads * PAD;
    size_t end = grains * ((size_t)thread + 1) / threads * PAD;
    assert(first <= end && end <= arena->row);
    const reals *rows = row_at(estimates(arena, n), kernels->precision, (ptrdiff_t)first);
    int nodes = arena->network->nodes;
    memset(arena->mean + first, 0, (end - first) * sizeof(double));
    for (int k = 0; k < nodes && first < end; k += AT_A_TIME) {
        int32_t place[AT_A_TIME];
        int count = nodes - k < AT_A_TIME ? nodes - k : AT_A_TIME;
        for (int j = 0; j < count; j++)
            place[j] = layout_place(arena->layout, k + j);
        kernels->add_rows(end - first, 1.0 / nodes, count, place, kernels->precision, rows,
                          arena->row, arena->mean + first);
    }
}

static void average_readings(const struct arena *arena, int n, struct sample *mean,
                             struct support *support)
{
    int nodes = arena->network->nodes;
    *mean = (struct sample){0, 0, 0, 0};
    *support = (struct support){0, 0};
    for (int k = 0; k < nodes; k++) {
        struct reading reading;
        int place = layout_place(arena->layout, k);
        memcpy(&reading, spare_row(arena, &arena->worker[0], place, n), sizeof reading);
        mean->msd += reading.sample.msd;
        mean->mse += reading.sample.mse;
        mean->disagreement += reading.sample.disagreement;
        mean->nonzeros += reading.sample.nonzeros;
        support->precision += reading.support.precision;
        support->recall += reading.support.recall;
    }
    mean->msd /= nodes;
    mean->mse /= nodes;
    mean->disagreement /= nodes;
    mean->nonzeros /= nodes;
    support->precision /= nodes;
    support->recall /= nodes;
}

static void keep_estimate(const struct arena *arena, struct worker *worker, int place, int n,
                          struct outcome *outcome)
{
    int taps = arena->plan->source->taps, trial = arena->feed->trial;
    int node = layout_node(arena->layout, place);
    int index = trial - arena->plan->first_trial;
    size_t row = (size_t)index * (size_t)arena->network->nodes + (size_t)node;
    const reals *h = estimate(arena, place, n);
    for (int i = 0; i < taps; i++) {
        double value = row_get(h, arena->plan->kernels->precision, i);
        worker->digest += digest_of(trial, -1, node, i, value);
        if (outcome->estimates)
            outcome->estimates[row * (size_t)taps + (size_t)i] = value;
    }
}

/* Each node's own, by its owner. */
static void keep_mean(const struct arena *arena, int place, int point, const struct sample *sample,
                      struct outcome *outcome)
{
    size_t trial = (size_t)(arena->feed->trial - arena->plan->first_trial);
    size_t nodes = (size_t)arena->network->nodes;
    if (!outcome->node || !outcome_is_steady(outcome, arena->plan, point))
        return;
    struct node_mean *mean =
        &outcome->node[trial * nodes + (size_t)layout_node(arena->layout, place)];
    mean->msd += sample->msd / outcome->steady_points;
    mean->mse += sample->mse / outcome->steady_points;
}

static void measure_network(struct arena *arena, int thread, int n, int point,
                            struct outcome *outcome)
{
    int first = arena_first(arena, thread), end = arena_first(arena, thread + 1);
    int trial = arena->feed->trial - arena->plan->first_trial;
    int steps = point ? n - outcome->instant[point - 1] : 0;
    int last = n == arena->plan->source->iterations;
    struct worker *worker = &arena->worker[thread];

    assert(point < outcome->points && outcome->instant[point] == n);
    arena_meet(arena); /* all have combined */
    observe_mean(arena, thread, n);
    arena_meet(arena);
    for (int place = first; place < end; place++) {
        struct reading reading = observe_node(arena, worker, place, n, point, steps, last);
        keep_mean(arena, place, point, &reading.sample, outcome);
        if (last)
            keep_estimate(arena, worker, place, n, outcome);
        memcpy(spare_row(arena, worker, place, n), &reading, sizeof reading);
    }
    arena_meet(arena);
    if (thread == 0) {
        size_t at = (size_t)trial * (size_t)outcome->points + (size_t)point;
        struct support support;
        average_readings(arena, n, &outcome->sample[at], &support);
        if (last)
            outcome->support[trial] = support;
    }
    arena_meet(arena); /* the next iteration overwrites the readings */
}

void arena_observe(struct arena *arena, int thread, int n, int point, struct outcome *outcome)
{
    int last = n == arena->plan->source->iterations, ahead = !last && arena->leader < 0;
    if (observes_phi(arena, n) && ahead)
        arena_combine_ahead(arena, thread, n);
    double start = clock_seconds();
    if (observes_phi(arena, n) && !ahead)
        arena_combine_all(arena, thread, n);
    measure_network(arena, thread, n, point, outcome);
    arena->worker[thread].time.observe += clock_seconds() - start;
}
