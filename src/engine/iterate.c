/* Iterations: every node of a thread combines and adapts, stretch by stretch. */
#include "base/clock.h"
#include "engine/simulation.h"
#include "engine/digest.h"
#include "engine/plant.h"
#include "engine/slow.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static void combine_at(const struct node_view *view, int node, reals *out)
{
    struct worker *worker = view->engine;
    const struct simulation *simulation = worker->simulation;
    (void)node; /* the leader */
    const reals *phi =
        simulation_combine(simulation, worker, simulation->leader, view->instant, out);
    if (phi != out)
        memcpy(out, phi, row_bytes(view->kernels->precision, (size_t)view->taps));
}

static struct node_view view_of(const struct simulation *simulation, int thread)
{
    return (struct node_view){
        .kernels = simulation->plan->kernels,
        .params = simulation->plan->params,
        .taps = simulation->plan->source->taps,
        .nodes = plan_has_links(simulation->plan) ? simulation->plan->source->nodes : 1,
        .stride = simulation->feed->stride,
        .scratch = simulation->worker[thread].scratch,
        .engine = &simulation->worker[thread],
        .combine_at = combine_at,
    };
}

static inline void view_place(const struct simulation *simulation, struct node_view *view,
                              int place)
{
    view->node = layout_node(simulation->layout, place);
    view->noise_std = simulation->feed->noise_std[place];
    view->state = simulation->state + (size_t)place * simulation->state_size;
}

void simulation_note_divergence(struct worker *worker, int trial, int node, int n)
{
    assert(trial >= 0 && node >= 0 && n >= 0);
    assert(worker->diverged.trial < 0 || worker->diverged.trial == trial);
    struct divergence *first = &worker->diverged;
    if (first->trial < 0 || n < first->iteration || (n == first->iteration && node < first->node))
        *first = (struct divergence){trial, node, n};
}

static const reals *combine_only(struct node_view *view, const struct combination *of, reals *space)
{
    return kernels_combined(view->kernels, (size_t)view->taps, of, space);
}

/* Forces inlining: gcc treats a function that only prefetches as pure and deletes the call. */
#define FETCH static inline __attribute__((always_inline)) void

FETCH fetch_row(const struct simulation *simulation, const reals *row)
{
    size_t bytes = row_bytes(simulation->plan->kernels->precision, simulation->row);
    for (size_t at = 0; at < bytes; at += CACHE_LINE)
        __builtin_prefetch((const char *)row + at);
}

/* Prefetches what the node at a place will use at instant n. */
FETCH fetch_for(const struct simulation *simulation, int place, int n, int combined,
                struct combination of)
{
    simulation_hear(simulation, place, &of);
    for (int j = 0; j < of.count && !combined; j++)
        fetch_row(simulation, row_at(of.rows, simulation->plan->kernels->precision,
                                     of.column[j] * (ptrdiff_t)of.stride));
    fetch_row(simulation, simulation_row(simulation, n + 1, place));
    fetch_row(simulation, feed_regressor(simulation->feed, place, n));
    __builtin_prefetch(feed_desired(simulation->feed, place, n));
}

/* What all nodes hear of a centre: the mean of the rows of instant n. Each thread computes it. */
static struct combination centre_of(const struct simulation *simulation, struct worker *worker,
                                    int n)
{
    static const double weight = 1;
    static const int32_t column = 0;
    return (struct combination){.count = 1,
                                .weight = &weight,
                                .column = &column,
                                .rows =
                                    simulation_combine(simulation, worker, 0, n, worker->centre),
                                .stride = simulation->row};
}

/* A node that does not adapt still observes its error. */
static double keep_estimate(const struct node_view *view, const reals *phi, reals *next)
{
    size_t taps = (size_t)view->taps;
    if (phi != next)
        memcpy(next, phi, row_bytes(view->kernels->precision, taps));
    return view->d[0] - view->kernels->dot(taps, view->u, phi);
}

/* Odd iterations visit the nodes in reverse: the last nodes of an iteration are still in the caches
 * and come first in the next. In one direction only, a thread whose nodes exceed a cache would
 * never hit it. Rows outside L2 are prefetched two nodes ahead, about the latency of memory. */
static inline __attribute__((always_inline)) void iterate_nodes(struct simulation *simulation,
                                                                struct node_view *view, int thread,
                                                                int n, int first, int end,
                                                                const struct exchange *exchange)
{
    const struct plan *plan = simulation->plan;
    const struct feed *feed = simulation->feed;
    enum precision precision = plan->kernels->precision;
    struct worker *worker = &simulation->worker[thread];
    const struct algorithm *algorithm = plan->algorithm;
    const reals *(*combine)(struct node_view *, const struct combination *, reals *) =
        algorithm->combine ? algorithm->combine : combine_only;
    /* at place 0; the other places follow at constant strides */
    const reals *u = feed_regressor(feed, 0, n);
    const double *d = feed_desired(feed, 0, n);
    reals *next = simulation_rows(simulation, n + 1);
    int combined = worker->combined == n;
    struct combination of = simulation_combination(simulation, n), centre, received;
    int32_t own_place;
    const struct combination phi_there = {.count = 1,
                                          .weight = &(double){1},
                                          .column = &own_place,
                                          .rows = next,
                                          .stride = simulation->row};
    const struct combination *heard = combined ? &phi_there : exchange ? &received : &of;
    if (simulation->centre_weight && !combined) {
        centre = centre_of(simulation, worker, n);
        heard = &centre;
    }
    if (simulation->heard && !combined)
        simulation_listen(simulation, thread, n);
    view->instant = n;
    view->rows = n + 1 < simulation->window ? n + 1 : simulation->window;
    assert(simulation->feed->last - n + view->rows <= (int)feed->depth);
    for (int turn = 0; turn < end - first; turn++) {
        int place = n % 2 ? end - 1 - turn : first + turn;
        int ahead = n % 2 ? place - 2 : place + 2;
        if (simulation->fetches_ahead && ahead >= first && ahead < end)
            fetch_for(simulation, ahead, n, combined, of);
        view_place(simulation, view, place);
        view->u = row_at(u, precision, place * (ptrdiff_t)feed->span);
        view->d = d + (size_t)place * feed->depth;
        reals *own = row_at(next, precision, place * (ptrdiff_t)simulation->row);
        if (!exchange)
            simulation_hear(simulation, place, &of);
        else if (heard == &received)
            simulation_receive(simulation, worker, place, n, &received);
        own_place = place;
        const reals *phi = combine(view, heard, own);
        lap(view->laps, PHASE_COMBINE);
        double error = exchange && simulation_idles(simulation, place, n)
                           ? keep_estimate(view, phi, own)
                           : algorithm->adapt(view, phi, own);
        if (exchange && simulation->sent)
            simulation_count_message(simulation, worker, place, n + 1);
        simulation->error_power[place] = fma(error, error, simulation->error_power[place]);
        if (!(fabs(error) <= plan->diverged_above))
            simulation_note_divergence(worker, feed->trial, view->node, n);
        lap(view->laps, PHASE_ADAPT);
    }
}

/* Apart, so that the plain iteration holds no code of it. */
static __attribute__((noinline)) void iterate_exchanging(struct simulation *simulation,
                                                         struct node_view *view, int thread, int n,
                                                         int first, int end)
{
    iterate_nodes(simulation, view, thread, n, first, end, simulation->plan->exchange);
}

void simulation_iterate(struct simulation *simulation, struct node_view *view, int thread, int n,
                        int first, int end)
{
    if (!simulation->plan->exchange) {
        iterate_nodes(simulation, view, thread, n, first, end, NULL);
        return;
    }
    iterate_exchanging(simulation, view, thread, n, first, end);
}

/* Rows that other ranks hear travel while the thread updates its other nodes. */
static void iterate_part(struct simulation *simulation, struct node_view *view, int thread, int n,
                         int first, int end)
{
    int front = simulation->halo->part->front[thread];
    simulation_iterate(simulation, view, thread, n, first, front);
    halo_send(simulation, n + 1);
    lap(view->laps, PHASE_PUBLISH);
    simulation_iterate(simulation, view, thread, n, front, end);
    if (thread == 0)
        halo_await(simulation, n + 1);
    lap(view->laps, PHASE_WAIT);
}

static int changes_at(const struct simulation *simulation, int n)
{
    const struct system *system = simulation->plan->source->system;
    return n == 0 || (system && system_next_change(system, n - 1) == n);
}

void simulation_tune(struct simulation *simulation, int thread, int n)
{
    if (!simulation->plan->algorithm->tune || !changes_at(simulation, n))
        return;
    struct node_view view = view_of(simulation, thread);
    view.truth = feed_truth(simulation->feed, n);
    view.instant = n;
    for (int place = simulation_first(simulation, thread);
         place < simulation_first(simulation, thread + 1); place++) {
        view_place(simulation, &view, place);
        simulation->plan->algorithm->tune(&view);
    }
}

void simulation_clear(struct simulation *simulation, int thread)
{
    int first = simulation_first(simulation, thread),
        end = simulation_first(simulation, thread + 1);
    size_t own = (size_t)(end - first);
    const struct plan *plan = simulation->plan;
    for (int buffer = 0; buffer < simulation->buffers; buffer++)
        memset(simulation_row(simulation, buffer, first), 0,
               own * row_bytes(plan->kernels->precision, (size_t)plan->source->taps));
    memset(simulation->state + (size_t)first * simulation->state_size, 0,
           own * simulation->state_size * sizeof(double));
    memset(simulation->error_power + first, 0, own * sizeof(double));
    if (simulation->halo && thread == 0)
        halo_clear(simulation);
    simulation->worker[thread].diverged = (struct divergence){.trial = -1};
    simulation->worker[thread].combined = -1;
    atomic_store_explicit(&simulation->sync.count[thread].finished, 0, memory_order_relaxed);
}

/* Samples iterations by a hash, so that no period of the algorithm or of memory coincides with the
 * samples. All threads sample the same iterations, otherwise some would wait for those that do. */
static int is_profiled(const struct simulation *simulation, int n)
{
    uint64_t every = (uint64_t)simulation->plan->profile_every;
    uint64_t instant = (uint64_t)(uint32_t)simulation->feed->trial << 32 | (uint32_t)n;
    return every && digest_mix(instant + 1) % every == 0;
}

void simulation_stretch(struct simulation *simulation, int thread, int from, int to)
{
    const struct plan *plan = simulation->plan;
    const struct sync *sync = plan->sync;
    struct worker *worker = &simulation->worker[thread];
    assert(from < to && to <= plan->source->iterations && to <= simulation->feed->last + 1);
    struct node_view view = view_of(simulation, thread);
    view.truth = feed_truth(simulation->feed, from);
    int member = simulation->first_thread + thread;
    int first = simulation_first(simulation, thread),
        last = simulation_first(simulation, thread + 1);
    simulation_watch(plan, begin, member);
    if (simulation->halo && thread == 0)
        gather_meet(simulation->halo->part->gather);
    if (plan->watch || simulation->halo)
        simulation_meet(
            simulation); /* so that no thread waits for a slow watch in its timed iterations */
    double start = clock_seconds(), planted = plant_clock();
    for (int n = from; n < to; n++) {
        view.laps = is_profiled(simulation, n) ? &worker->time.laps : NULL;
        laps_start(view.laps);
        uint64_t begin = is_slow(plan, simulation->feed->trial, member, n) ? clock_ticks() : 0;
        if (simulation->halo)
            iterate_part(simulation, &view, thread, n, first, last);
        else
            simulation_iterate(simulation, &view, thread, n, first, last);
        if (begin) {
            linger(begin, plan->slow.by);
            lap(view.laps, PHASE_ADAPT);
        }
        sync->publish(&simulation->sync, thread, n + 1);
        lap(view.laps, PHASE_PUBLISH);
        sync->wait(&simulation->sync, thread, n + 1);
        lap(view.laps, PHASE_WAIT);
    }
    plant_work(from, to, planted);
    double finished = clock_seconds();
    simulation_meet(
        simulation); /* a policy may let threads run ahead, but the caller needs all rows */
    double end = clock_seconds();
    worker->time.iterate += end - start;
    worker->time.meet += end - finished;
    if (simulation->halo && thread == 0)
        simulation->halo->seconds = end - start;
    simulation_watch(plan, end, member);
}
