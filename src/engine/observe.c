/* Measures the network between iterations: deviation, disagreement, support.
 *
 * Large networks leave no memory for the results, so the reading of a node is stored in one of the
 * node's own unused rows, until thread 0 adds all readings in the order of nodes. */
#include "base/clock.h"
#include "engine/simulation.h"
#include "engine/digest.h"
#include "engine/outcome.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static_assert(sizeof(struct sample) <= ROW_GRAIN, "a reading fits into any row");

/* atc and a centre observe phi. Before the first update all rows are zero, and so is phi. */
static int observes_phi(const struct simulation *simulation, int n)
{
    enum mode mode = simulation->plan->mode;
    return (mode == MODE_ATC || mode == MODE_CENTRALISED) && n > 0;
}

/* The rows that are observed at instant n, by place. */
static const reals *estimates(const struct simulation *simulation, int n)
{
    return simulation_rows(simulation, observes_phi(simulation, n) ? n + 1 : n);
}

static const reals *estimate(const struct simulation *simulation, int place, int n)
{
    return row_at(estimates(simulation, n), simulation->plan->kernels->precision,
                  place * (ptrdiff_t)simulation->row);
}

/* The row that holds the reading of a node: the one that iteration n will write. If phi is already
 * in it, the one that iteration n+1 will write: of two buffers that is the row of instant n, which
 * no iteration reads then. Both are later overwritten, padding included. */
static reals *spare_row(const struct simulation *simulation, const struct worker *worker, int place,
                        int n)
{
    return simulation_row(simulation, worker->combined == n ? n + 2 : n + 1, place);
}

/* Of an estimate with `claimed` taps above the threshold. Without any it has no false positives. */
static struct support support_of(enum precision of, const reals *h, double above, size_t claimed,
                                 const struct truth *truth)
{
    int right = 0;
    for (int i = 0; i < truth->taps; i++)
        if (truth->h[i] != 0)
            right += fabs(row_get(h, of, i)) > above;
    return (struct support){claimed ? right / (double)claimed : 1, (double)right / truth->nonzeros};
}

static struct sample observe_node(struct simulation *simulation, struct worker *worker, int place,
                                  int n, int point, int steps)
{
    const struct plan *plan = simulation->plan;
    const struct kernels *kernels = plan->kernels;
    const struct truth *truth = feed_truth(simulation->feed, n);
    enum precision of = kernels->precision;
    int node = layout_node(simulation->layout, place);
    size_t taps = (size_t)plan->source->taps;
    const reals *h = estimate(simulation, place, n);
    struct distance_peak from_truth =
        kernels->distance_peak(taps, of, h, truth ? truth->h : simulation->mean);
    double above = plan->support_threshold * from_truth.peak;
    struct distance_above from_mean = kernels->distance_above(taps, of, h, simulation->mean, above);
    double msd = truth ? from_truth.distance : NAN, error_power = simulation->error_power[place];
    int finite = isfinite(truth ? msd : kernels->norm1(taps, h));
    assert(!finite || row_is_padded(h, of, taps)); /* adapt pads its row */
    if (!finite)
        simulation_note_divergence(worker, simulation->feed->trial, node, n);
    worker->digest +=
        digest_of(simulation->feed->trial, point, node, -1, truth ? msd : error_power);
    simulation->error_power[place] = 0;
    return (struct sample){.msd = msd,
                           .mse = steps ? error_power / steps : NAN,
                           .disagreement = from_mean.distance,
                           .nonzeros = (double)from_mean.above,
                           .support = truth && truth->nonzeros
                                          ? support_of(of, h, above, from_mean.above, truth)
                                          : (struct support){NAN, NAN}};
}

/* The mean estimate, for the thread's range of taps. */
static void observe_mean(struct simulation *simulation, int thread, int n)
{
    enum { AT_A_TIME = 64 };
    const struct kernels *kernels = simulation->plan->kernels;
    size_t grains = padded((size_t)simulation->plan->source->taps) / PAD;
    size_t threads = (size_t)simulation->threads;
    size_t first = grains * (size_t)thread / threads * PAD;
    size_t end = grains * ((size_t)thread + 1) / threads * PAD;
    assert(first <= end && end <= simulation->row);
    const reals *rows = row_at(estimates(simulation, n), kernels->precision, (ptrdiff_t)first);
    int nodes = simulation->network->nodes;
    memset(simulation->mean + first, 0, (end - first) * sizeof(double));
    for (int k = 0; k < nodes && first < end; k += AT_A_TIME) {
        int32_t place[AT_A_TIME];
        int count = nodes - k < AT_A_TIME ? nodes - k : AT_A_TIME;
        for (int j = 0; j < count; j++)
            place[j] = layout_place(simulation->layout, k + j);
        kernels->add_rows(end - first, 1.0 / nodes, count, place, kernels->precision, rows,
                          simulation->row, simulation->mean + first);
    }
}

static void add_reading(struct sample *sum, const struct sample *reading)
{
    sum->msd += reading->msd;
    sum->mse += reading->mse;
    sum->disagreement += reading->disagreement;
    sum->nonzeros += reading->nonzeros;
    sum->support.precision += reading->support.precision;
    sum->support.recall += reading->support.recall;
}

static struct sample divided(const struct sample *sum, int nodes)
{
    return (struct sample){
        .msd = sum->msd / nodes,
        .mse = sum->mse / nodes,
        .disagreement = sum->disagreement / nodes,
        .nonzeros = sum->nonzeros / nodes,
        .support = {sum->support.precision / nodes, sum->support.recall / nodes},
    };
}

static struct sample average_readings(const struct simulation *simulation, int n)
{
    int nodes = simulation->network->nodes;
    struct sample sum = {0, 0, 0, 0, {0, 0}};
    for (int k = 0; k < nodes; k++) {
        struct sample reading;
        int place = layout_place(simulation->layout, k);
        memcpy(&reading, spare_row(simulation, &simulation->worker[0], place, n), sizeof reading);
        add_reading(&sum, &reading);
    }
    return divided(&sum, nodes);
}

/* Entry of a trial's node in an array of (trials, nodes). */
static size_t index_of(const struct simulation *simulation, int node)
{
    const struct plan *plan = simulation->plan;
    size_t trial = (size_t)(simulation->feed->trial - plan->first_trial);
    return trial * (size_t)plan->source->nodes + (size_t)node;
}

static void keep_estimate(const struct simulation *simulation, struct worker *worker, int place,
                          int n, struct outcome *outcome)
{
    int taps = simulation->plan->source->taps, trial = simulation->feed->trial;
    int node = layout_node(simulation->layout, place);
    size_t row = index_of(simulation, node);
    const reals *h = estimate(simulation, place, n);
    for (int i = 0; i < taps; i++) {
        double value = row_get(h, simulation->plan->kernels->precision, i);
        worker->digest += digest_of(trial, -1, node, i, value);
        if (outcome->estimates)
            outcome->estimates[row * (size_t)taps + (size_t)i] = value;
    }
}

/* Adds to the means of a node; its owner calls this. */
static void keep_mean(const struct simulation *simulation, int node, int point,
                      const struct sample *sample, struct outcome *outcome)
{
    if (!outcome->node || !outcome_is_steady(outcome, simulation->plan, point))
        return;
    struct node_mean *mean = &outcome->node[index_of(simulation, node)];
    mean->msd += sample->msd / outcome->steady_points;
    mean->mse += sample->mse / outcome->steady_points;
}

/* ---- of all ranks ---- */

struct observing {
    struct simulation *simulation;
    int n, point;
    struct sample sum;
    struct outcome *outcome;
};

static const void *give_reading(void *arg, int place)
{
    const struct observing *observing = arg;
    const struct simulation *simulation = observing->simulation;
    return spare_row(simulation, &simulation->worker[0], place, observing->n);
}

static void take_reading(void *arg, int node, const void *bytes)
{
    struct observing *observing = arg;
    struct sample reading;
    memcpy(&reading, bytes, sizeof reading);
    add_reading(&observing->sum, &reading);
    keep_mean(observing->simulation, node, observing->point, &reading, observing->outcome);
}

static const void *give_estimate(void *arg, int place)
{
    const struct observing *observing = arg;
    return estimate(observing->simulation, place, observing->n);
}

static void take_estimate(void *arg, int node, const void *bytes)
{
    const struct observing *observing = arg;
    const struct plan *plan = observing->simulation->plan;
    size_t taps = (size_t)plan->source->taps;
    double *kept = observing->outcome->estimates + index_of(observing->simulation, node) * taps;
    for (int i = 0; i < plan->source->taps; i++)
        kept[i] = row_get(bytes, plan->kernels->precision, i);
}

/* The mean estimate; rank 0 keeps the final ones, before readings take their rows. */
static void gather_estimates(struct simulation *simulation, int n, struct outcome *outcome)
{
    const struct plan *plan = simulation->plan;
    const struct part *part = simulation->halo->part;
    struct observing observing = {.simulation = simulation, .n = n, .outcome = outcome};
    gather_mean(part->gather, part, estimates(simulation, n), simulation->row, simulation->mean);
    if (plan->save_estimates && n == plan->source->iterations)
        gather_nodes(part->gather, part, plan_row_bytes(plan), give_estimate, take_estimate,
                     &observing);
}

/* Rank 0 returns the mean reading. */
static struct sample gather_readings(struct simulation *simulation, int n, int point,
                                     struct outcome *outcome)
{
    const struct part *part = simulation->halo->part;
    struct observing observing = {simulation, n, point, {0, 0, 0, 0, {0, 0}}, outcome};
    gather_nodes(part->gather, part, sizeof(struct sample), give_reading, take_reading, &observing);
    return divided(&observing.sum, simulation->plan->source->nodes);
}

static void measure_network(struct simulation *simulation, int thread, int n, int point,
                            struct outcome *outcome)
{
    int first = simulation_first(simulation, thread),
        end = simulation_first(simulation, thread + 1);
    int trial = simulation->feed->trial - simulation->plan->first_trial;
    int steps = point ? n - outcome->instant[point - 1] : 0;
    int last = n == simulation->plan->source->iterations;
    struct worker *worker = &simulation->worker[thread];

    assert(point < outcome->points && outcome->instant[point] == n);
    simulation_meet(simulation); /* all have combined */
    if (!simulation->halo)
        observe_mean(simulation, thread, n);
    else if (thread == 0)
        gather_estimates(simulation, n, outcome);
    simulation_meet(simulation);
    for (int place = first; place < end; place++) {
        struct sample reading = observe_node(simulation, worker, place, n, point, steps);
        if (!simulation->halo)
            keep_mean(simulation, layout_node(simulation->layout, place), point, &reading, outcome);
        if (last)
            keep_estimate(simulation, worker, place, n, outcome);
        memcpy(spare_row(simulation, worker, place, n), &reading, sizeof reading);
    }
    simulation_meet(simulation);
    if (thread == 0) {
        size_t at = (size_t)trial * (size_t)outcome->points + (size_t)point;
        outcome->sample[at] = simulation->halo ? gather_readings(simulation, n, point, outcome)
                                               : average_readings(simulation, n);
    }
    simulation_meet(simulation); /* the next iteration overwrites the readings */
}

void simulation_observe(struct simulation *simulation, int thread, int n, int point,
                        struct outcome *outcome)
{
    int last = n == simulation->plan->source->iterations, ahead = !last && simulation->leader < 0;
    if (observes_phi(simulation, n) && ahead)
        simulation_combine_ahead(simulation, thread, n);
    double start = clock_seconds();
    if (observes_phi(simulation, n) && !ahead)
        simulation_combine_all(simulation, thread, n);
    measure_network(simulation, thread, n, point, outcome);
    simulation->worker[thread].time.observe += clock_seconds() - start;
}
