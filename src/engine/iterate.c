/* Iterations: every node of a thread combines and adapts, stretch by stretch. */
#include "base/clock.h"
#include "engine/arena.h"
#include "engine/digest.h"
#include "engine/plant.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static void combine_at(const struct seat *seat, int node, reals *out)
{
    const struct arena *arena = seat->engine;
    const reals *phi = arena_combine(arena, layout_place(arena->layout, node), seat->instant, out);
    if (phi != out)
        memcpy(out, phi, row_bytes(seat->kernels->precision, (size_t)seat->taps));
}

static struct seat seat_of(const struct arena *arena, int thread)
{
    return (struct seat){
        .kernels = arena->plan->kernels,
        .params = arena->plan->params,
        .taps = arena->plan->source->taps,
        .stride = arena->feed->stride,
        .scratch = arena->worker[thread].scratch,
        .engine = arena,
        .combine_at = combine_at,
    };
}

static inline void take_seat(const struct arena *arena, struct seat *seat, int place)
{
    seat->node = layout_node(arena->layout, place);
    seat->noise_std = arena->feed->noise_std[place];
    seat->state = arena->state + (size_t)place * arena->state_size;
}

void arena_note_divergence(struct worker *worker, int trial, int node, int n)
{
    assert(trial >= 0 && node >= 0 && n >= 0);
    assert(worker->diverged.trial < 0 || worker->diverged.trial == trial);
    struct divergence *first = &worker->diverged;
    if (first->trial < 0 || n < first->iteration || (n == first->iteration && node < first->node))
        *first = (struct divergence){trial, node, n};
}

static const reals *combine_only(struct seat *seat, const struct combination *of, reals *space)
{
    return kernels_combined(seat->kernels, (size_t)seat->taps, of, space);
}

/* Forces inlining: gcc treats a function that only prefetches as pure and deletes the call. */
#define FETCH static inline __attribute__((always_inline)) void

FETCH fetch_row(const struct arena *arena, const reals *row)
{
    size_t bytes = row_bytes(arena->plan->kernels->precision, arena->row);
    for (size_t at = 0; at < bytes; at += CACHE_LINE)
        __builtin_prefetch((const char *)row + at);
}

/* Prefetches what the node at a place will use at instant n. */
FETCH fetch_for(const struct arena *arena, int place, int n, int combined)
{
    struct combination of = arena_combination(arena, n);
    arena_hear(arena, place, &of);
    for (int j = 0; j < of.count && !combined; j++)
        fetch_row(arena, arena_row(arena, n, of.column[j]));
    fetch_row(arena, arena_row(arena, n + 1, place));
    fetch_row(arena, feed_regressor(arena->feed, place, n));
    __builtin_prefetch(feed_desired(arena->feed, place, n));
}

/* Odd iterations visit the nodes in reverse: the last nodes of an iteration are still in the caches
 * and come first in the next. In one direction only, a thread whose nodes exceed a cache would
 * never hit it. Rows outside L2 are prefetched two nodes ahead, about the latency of memory. */
void arena_iterate(struct arena *arena, struct seat *seat, int thread, int n)
{
    const struct plan *plan = arena->plan;
    const struct feed *feed = arena->feed;
    enum precision precision = plan->kernels->precision;
    struct worker *worker = &arena->worker[thread];
    const struct algorithm *algorithm = plan->algorithm;
    const reals *(*combine)(struct seat *, const struct combination *, reals *) =
        algorithm->combine ? algorithm->combine : combine_only;
    int first = arena_first(arena, thread), end = arena_first(arena, thread + 1);
    /* at place 0; the other places follow at constant strides */
    const reals *u = feed_regressor(feed, 0, n);
    const double *d = feed_desired(feed, 0, n);
    reals *next = arena_rows(arena, n + 1);
    struct combination of = arena_combination(arena, n);
    int combined = worker->combined == n;
    int32_t own_place;
    const struct combination phi_there = {.count = 1,
                                          .weight = &(double){1},
                                          .column = &own_place,
                                          .rows = next,
                                          .stride = arena->row};
    seat->instant = n;
    seat->rows = n + 1 < arena->window ? n + 1 : arena->window;
    assert(arena->feed->last - n + seat->rows <= (int)feed->depth);
    for (int turn = 0; turn < end - first; turn++) {
        int place = n % 2 ? end - 1 - turn : first + turn;
        int ahead = n % 2 ? place - 2 : place + 2;
        if (arena->fetches_ahead && ahead >= first && ahead < end)
            fetch_for(arena, ahead, n, combined);
        take_seat(arena, seat, place);
        seat->u = row_at(u, precision, place * (ptrdiff_t)feed->span);
        seat->d = d + (size_t)place * feed->depth;
        reals *own = row_at(next, precision, place * (ptrdiff_t)arena->row);
        arena_hear(arena, place, &of);
        own_place = place;
        const reals *phi = combine(seat, combined ? &phi_there : &of, own);
        lap(seat->laps, PHASE_COMBINE);
        double error = algorithm->adapt(seat, phi, own);
        arena->error_power[place] = fma(error, error, arena->error_power[place]);
        if (!(fabs(error) <= plan->diverged_above))
            arena_note_divergence(worker, feed->trial, seat->node, n);
        lap(seat->laps, PHASE_ADAPT);
    }
}

static int changes_at(const struct arena *arena, int n)
{
    const struct system *system = arena->plan->source->system;
    return n == 0 || (system && system_epoch(system, n) != system_epoch(system, n - 1));
}

void arena_tune(struct arena *arena, int thread, int n)
{
    if (!arena->plan->algorithm->tune || !changes_at(arena, n))
        return;
    struct seat seat = seat_of(arena, thread);
    seat.truth = feed_truth(arena->feed, n);
    seat.instant = n;
    for (int place = arena_first(arena, thread); place < arena_first(arena, thread + 1); place++) {
        take_seat(arena, &seat, place);
        arena->plan->algorithm->tune(&seat);
    }
}

void arena_clear(struct arena *arena, int thread)
{
    int first = arena_first(arena, thread), end = arena_first(arena, thread + 1);
    size_t own = (size_t)(end - first);
    const struct plan *plan = arena->plan;
    for (int buffer = 0; buffer < 2; buffer++)
        memset(arena_row(arena, buffer, first), 0,
               own * row_bytes(plan->kernels->precision, (size_t)plan->source->taps));
    memset(arena->state + (size_t)first * arena->state_size, 0,
           own * arena->state_size * sizeof(double));
    memset(arena->error_power + first, 0, own * sizeof(double));
    arena->worker[thread].diverged = (struct divergence){.trial = -1};
    arena->worker[thread].combined = -1;
    atomic_store_explicit(&arena->ground.count[thread].finished, 0, memory_order_relaxed);
}

/* Samples iterations by a hash, so that no period of the algorithm or of memory coincides with the
 * samples. All threads sample the same iterations, otherwise some would wait for those that do. */
static int is_profiled(const struct arena *arena, int n)
{
    uint64_t every = (uint64_t)arena->plan->profile_every;
    uint64_t instant = (uint64_t)(uint32_t)arena->feed->trial << 32 | (uint32_t)n;
    return every && digest_mix(instant + 1) % every == 0;
}

void arena_stretch(struct arena *arena, int thread, int from, int to)
{
    const struct plan *plan = arena->plan;
    const struct sync *sync = plan->sync;
    struct worker *worker = &arena->worker[thread];
    assert(from < to && to <= plan->source->iterations && to <= arena->feed->last + 1);
    struct seat seat = seat_of(arena, thread);
    seat.truth = feed_truth(arena->feed, from);
    int member = arena->first_thread + thread;
    arena_watch(plan, begin, member);
    if (plan->watch)
        arena_meet(arena); /* so that no thread waits in the iterations for a slow watch */
    double start = clock_seconds(), planted = plant_clock();
    for (int n = from; n < to; n++) {
        seat.laps = is_profiled(arena, n) ? &worker->time.laps : NULL;
        laps_start(seat.laps);
        arena_iterate(arena, &seat, thread, n);
        sync->publish(&arena->ground, thread, n + 1);
        lap(seat.laps, PHASE_PUBLISH);
        sync->wait(&arena->ground, thread, n + 1);
        lap(seat.laps, PHASE_WAIT);
    }
    plant_work(from, to, planted);
    double finished = clock_seconds();
    arena_meet(arena); /* a policy may let threads run ahead, but the caller needs all rows */
    double end = clock_seconds();
    worker->time.iterate += end - start;
    worker->time.meet += end - finished;
    arena_watch(plan, end, member);
}
