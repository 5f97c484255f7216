/* Measuring the network between iterations: deviation, disagreement, support.
 *
 * Large networks leave no memory for it: a node's idle row takes what atc combines, and then what
 * was measured of the node. What is added up is added in the order of nodes, wherever they lie. */
#include "engine/arena.h"
#include "engine/digest.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Of one node, at one point. */
struct reading {
    struct sample sample;
    struct support support;
};
static_assert(sizeof(struct reading) <= CACHE_LINE, "a reading fits into any row");

static const struct kernels *wide(const struct arena *arena)
{
    return arena->plan->kernels->in[PRECISION_F64];
}

/* `taps` taps of an estimate, from `first` on. Whatever precision the run has, doubles measure it.
 */
static const double *estimate(const struct arena *arena, const struct worker *worker, int place,
                              int n, size_t first, size_t taps)
{
    const struct kernels *kernels = arena->plan->kernels;
    const reals *h =
        arena->plan->mode == MODE_ATC ? arena_idle(arena, place, n) : arena_row(arena, n, place);
    h = row_at(h, kernels->precision, (ptrdiff_t)first);
    if (kernels->precision == PRECISION_F64)
        return h;
    kernels->widen(taps, h, worker->wide);
    return worker->wide;
}

static void combine_nodes(struct arena *arena, int first, int end, int n)
{
    for (int place = first; place < end; place++) {
        reals *h = arena_idle(arena, place, n);
        const reals *phi = arena_combine(arena, place, n, h);
        if (phi != h)
            memcpy(h, phi,
                   row_bytes(arena->plan->kernels->precision, (size_t)arena->plan->source->taps));
    }
}

/* Precision 1 for an estimate without any tap: it claims nothing wrong. */
static struct support support_of(const double *h, double above, const struct truth *truth)
{
    int claimed = 0, right = 0;
    for (int i = 0; i < truth->taps; i++) {
        int claim = fabs(h[i]) > above;
        claimed += claim;
        right += claim && truth->h[i] != 0;
    }
    return (struct support){claimed ? (double)right / claimed : 1, (double)right / truth->nonzeros};
}

static struct reading observe_node(struct arena *arena, struct worker *worker, int place, int n,
                                   int point, int steps, int last)
{
    const struct plan *plan = arena->plan;
    const struct truth *truth = feed_truth(arena->feed, n);
    int node = layout_node(arena->layout, place);
    size_t taps = (size_t)plan->source->taps;
    const double *h = estimate(arena, worker, place, n, 0, taps);
    const struct kernels *kernels = wide(arena);
    struct reading reading;
    struct sample *sample = &reading.sample;
    double above = plan->support_threshold * kernels->peak(taps, h);
    sample->msd = truth ? kernels->distance(taps, h, truth->h) : NAN;
    sample->mse = steps ? arena->error_power[place] / steps : NAN;
    sample->nonzeros = (double)kernels->count_above(taps, h, above);
    if (!isfinite(truth ? sample->msd : kernels->norm1(taps, h)))
        arena_note_divergence(worker, arena->feed->trial, node, n);
    sample->disagreement = kernels->distance(taps, h, arena->mean);
    reading.support =
        last && truth && truth->nonzeros ? support_of(h, above, truth) : (struct support){NAN, NAN};
    worker->digest += digest_of(arena->feed->trial, point, node, -1,
                                truth ? sample->msd : arena->error_power[place]);
    arena->error_power[place] = 0;
    return reading;
}

/* A thread's share of the taps of the mean estimate, nodes added in order. */
static void observe_mean(struct arena *arena, int thread, int n)
{
    size_t grains = padded((size_t)arena->plan->source->taps) / PAD;
    size_t threads = (size_t)arena->threads;
    const struct worker *worker = &arena->worker[thread];
    size_t first = grains * (size_t)thread / threads * PAD;
    size_t end = grains * ((size_t)thread + 1) / threads * PAD;
    int nodes = arena->network->nodes;
    if (first == end)
        return;
    memset(arena->mean + first, 0, (end - first) * sizeof(double));
    for (int k = 0; k < nodes; k++)
        wide(arena)->add_scaled(
            end - first, 1,
            estimate(arena, worker, layout_place(arena->layout, k), n, first, end - first),
            arena->mean + first, arena->mean + first);
    for (size_t i = first; i < end; i++)
        arena->mean[i] /= nodes;
}

/* Of all readings, which leave zeros behind: what has fewer taps than they keeps its padding. */
static void average(const struct arena *arena, int n, struct sample *mean, struct support *support)
{
    int nodes = arena->network->nodes;
    *mean = (struct sample){0, 0, 0, 0};
    *support = (struct support){0, 0};
    for (int k = 0; k < nodes; k++) {
        struct reading reading;
        reals *row = arena_idle(arena, layout_place(arena->layout, k), n);
        memcpy(&reading, row, sizeof reading);
        memset(row, 0, sizeof reading);
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
    size_t row = (size_t)trial * (size_t)arena->network->nodes + (size_t)node;
    const double *h = estimate(arena, worker, place, n, 0, (size_t)taps);
    for (int i = 0; i < taps; i++)
        worker->digest += digest_of(trial, -1, node, i, h[i]);
    if (outcome->estimates)
        memcpy(outcome->estimates + row * (size_t)taps, h, (size_t)taps * sizeof *h);
}

void arena_observe(struct arena *arena, int thread, int n, int point, struct outcome *outcome)
{
    int first = arena_first(arena, thread), end = arena_first(arena, thread + 1);
    int trial = arena->feed->trial, steps = point ? n - outcome->instant[point - 1] : 0;
    int last = n == arena->plan->source->iterations;
    struct worker *worker = &arena->worker[thread];

    if (arena->plan->mode == MODE_ATC)
        combine_nodes(arena, first, end, n);
    arena_meet(arena);
    observe_mean(arena, thread, n);
    arena_meet(arena);
    for (int place = first; place < end; place++) {
        struct reading reading = observe_node(arena, worker, place, n, point, steps, last);
        if (last)
            keep_estimate(arena, worker, place, n, outcome);
        memcpy(arena_idle(arena, place, n), &reading, sizeof reading);
    }
    arena_meet(arena);
    if (thread == 0) {
        size_t at = (size_t)trial * (size_t)outcome->points + (size_t)point;
        struct support support;
        average(arena, n, &outcome->sample[at], &support);
        if (last)
            outcome->support[trial] = support;
    }
    arena_meet(arena); /* before iteration n overwrites the readings */
}
