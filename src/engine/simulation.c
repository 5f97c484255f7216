#include "engine/simulation.h"
#include "engine/team.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t state_doubles(const struct plan *plan)
{
    const struct algorithm *algorithm = plan->algorithm;
    return algorithm->state_size ? whole_lines(algorithm->state_size(
                                       plan->source->taps, plan->kernels->precision, plan->params))
                                 : 0;
}

static size_t scratch_doubles(const struct plan *plan)
{
    const struct algorithm *algorithm = plan->algorithm;
    return algorithm->scratch_size
               ? whole_lines(algorithm->scratch_size(plan->source->taps, plan->kernels->precision,
                                                     plan->params))
               : 0;
}

int simulation_window(const struct plan *plan)
{
    return plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
}

enum { NEARBY = 512 << 10 }; /* bytes of second-level cache that a core is assumed to have */

/* Data should still be in L2 when they are used: one cache per thread, but at least enough instants
 * to make the pause between blocks negligible. */
static size_t room_nearby(const struct plan *plan, size_t instant)
{
    enum { ENOUGH = 16 };
    size_t threads = plan->parallel == PARALLEL_TRIALS ? 1 : (size_t)plan->threads;
    size_t near = threads * NEARBY, enough = (ENOUGH - 1) * instant;
    return near > enough ? near : enough;
}

/* All ranks pause at the same instants, so the largest part decides for all.
 * A node's memory is two rows and a window of data. One tenth more is the budget for everything
 * else; what remains of it holds data made ahead. A small network has no such limit, because it
 * would pause too often. */
static size_t room_for_data(const struct plan *plan)
{
    size_t little = ((size_t)16 << 20) / (plan->ranks ? (size_t)plan->ranks->count : 1);
    enum precision precision = plan->kernels->precision;
    int most = plan->ranks ? plan->ranks->most : plan->source->nodes;
    size_t nodes = (size_t)most;
    size_t rows = 2 * nodes * row_bytes(precision, (size_t)plan->source->taps);
    size_t desired_and_noise = nodes * ((size_t)simulation_window(plan) + 1) * sizeof(double);
    size_t one = feed_bytes(plan->source, precision, most, simulation_window(plan), 1);
    size_t two = feed_bytes(plan->source, precision, most, simulation_window(plan), 2);
    size_t windows = one - desired_and_noise, nearby = room_nearby(plan, two - one);
    const size_t layout = 3; /* doubles per node for another layout */
    size_t beside = desired_and_noise + nodes * (state_doubles(plan) + 1 + layout) * sizeof(double);
    assert(two > one && one > desired_and_noise);
    size_t tenth = (rows + windows) / 10;
    size_t left = tenth > beside ? tenth - beside : 0;
    if (tenth > little)
        return left < nearby ? left : nearby;
    return nearby < little ? nearby : little;
}

int simulation_block(const struct plan *plan)
{
    int most = plan->ranks ? plan->ranks->most : plan->source->nodes;
    return feed_block(plan->source, plan->kernels->precision, most, room_for_data(plan));
}

/* The weights and columns of a centre's mean, and each thread's copy of the mean. */
static size_t centre_bytes(const struct plan *plan, int threads)
{
    size_t node = sizeof(double) + sizeof(int32_t);
    size_t row = row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
    return plan->mode == MODE_CENTRALISED
               ? (size_t)plan->source->nodes * node + (size_t)threads * row
               : 0;
}

size_t simulation_bytes(const struct plan *plan, int threads)
{
    enum precision precision = plan->kernels->precision;
    size_t nodes = (size_t)plan_nodes(plan), taps = (size_t)plan->source->taps;
    size_t places = nodes + (plan->ranks ? (size_t)plan->ranks->halo : 0);
    size_t row = row_bytes(precision, taps), mean = row_bytes(PRECISION_F64, taps);
    size_t team = (size_t)threads, near = team * team * sizeof(int);
    size_t rows = (size_t)simulation_buffers(plan) * places * row;
    size_t shared = rows + mean + nodes * (1 + state_doubles(plan)) * sizeof(double);
    size_t own = scratch_doubles(plan) * sizeof(double) + sizeof(struct worker) +
                 sizeof(struct progress_count);
    return shared + team * own + near + centre_bytes(plan, threads) +
           simulation_heard_bytes(plan, threads) + team * inbox_bytes(plan) +
           (plan_counts_messages(plan) ? nodes * sizeof(struct sent) : 0) + halo_bytes(plan) +
           feed_bytes(plan->source, precision, plan_nodes(plan), simulation_window(plan),
                      simulation_block(plan));
}

int simulation_owner(const struct simulation *simulation, int place)
{
    if (place >= simulation->network->nodes)
        return 0; /* of the halo: awaited by thread 0 */
    /* the inverse of simulation_first: a guess, then at most one step */
    int thread = (int)((int64_t)place * simulation->threads / simulation->network->nodes);
    while (thread + 1 < simulation->threads && simulation_first(simulation, thread + 1) <= place)
        thread++;
    assert(simulation_first(simulation, thread) <= place &&
           place < simulation_first(simulation, thread + 1));
    return thread;
}

static void mark_hearing(const struct simulation *simulation, int thread, int place,
                         unsigned char *near)
{
    const struct network *network = simulation->network;
    for (int64_t j = network->first[place]; j < network->first[place + 1]; j++) {
        int other = simulation_owner(simulation, network->column[j]);
        near[(size_t)thread * (size_t)simulation->threads + (size_t)other] = 1;
        near[(size_t)other * (size_t)simulation->threads + (size_t)thread] = 1;
    }
}

/* near[t * threads + u] = 1 when a node of t hears a node of u, or one of u hears one of t. */
static void mark_near(const struct simulation *simulation, unsigned char *near)
{
    for (int thread = 0; thread < simulation->threads; thread++) {
        int end = simulation_first(simulation, thread + 1);
        for (int place = simulation_first(simulation, thread); place < end; place++)
            mark_hearing(simulation, thread, place, near);
        for (int other = 0; simulation->centre_weight && other < simulation->threads; other++)
            near[(size_t)thread * (size_t)simulation->threads + (size_t)other] = 1;
        if (simulation->leader >= 0) /* all nodes use what the leader hears */
            mark_hearing(simulation, thread, simulation->leader, near);
        if (simulation->halo) /* thread 0 awaits the halo */
            near[thread] = near[(size_t)thread * (size_t)simulation->threads] = 1;
    }
}

static int list_near(struct simulation *simulation, struct err *err)
{
    int threads = simulation->threads, count = 0;
    size_t cells = (size_t)threads * (size_t)threads;
    unsigned char *near = mem_zeroed(cells, 1, err);
    struct sync_state *sync = &simulation->sync;
    sync->near = mem_zeroed(cells, sizeof *sync->near, err);
    sync->near_first = mem_zeroed((size_t)threads + 1, sizeof *sync->near_first, err);
    if (!near || !sync->near || !sync->near_first) {
        free(near);
        return -1;
    }
    mark_near(simulation, near);
    for (int thread = 0; thread < threads; thread++) {
        for (int other = 0; other < threads; other++)
            if (other != thread && near[(size_t)thread * (size_t)threads + (size_t)other])
                sync->near[count++] = other;
        sync->near_first[thread + 1] = count;
    }
    assert((size_t)count <= cells - (size_t)threads);
    free(near);
    return 0;
}

static int init_workers(struct simulation *simulation, struct err *err)
{
    size_t threads = (size_t)simulation->threads;
    simulation->worker = mem_untouched(threads, sizeof *simulation->worker, err);
    if (!simulation->worker)
        return -1;
    memset(simulation->worker, 0, threads * sizeof *simulation->worker);
    for (int t = 0; t < simulation->threads; t++) {
        struct worker *worker = &simulation->worker[t];
        worker->scratch = mem_untouched(scratch_doubles(simulation->plan), sizeof(double), err);
        worker->simulation = simulation;
        if (!worker->scratch ||
            inbox_init(&worker->inbox, simulation->plan, simulation->network, err))
            return -1;
    }
    return 0;
}

static int init_sent(struct simulation *simulation, struct err *err)
{
    if (!plan_counts_messages(simulation->plan))
        return 0;
    simulation->sent =
        mem_zeroed((size_t)simulation->network->nodes, sizeof *simulation->sent, err);
    return simulation->sent ? 0 : -1;
}

static int init_centre(struct simulation *simulation, struct err *err)
{
    const struct plan *plan = simulation->plan;
    size_t nodes = (size_t)simulation->network->nodes;
    size_t row = row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
    if (plan->mode != MODE_CENTRALISED)
        return 0;
    simulation->centre_weight = mem_untouched(nodes, sizeof(double), err);
    simulation->centre_column = mem_untouched(nodes, sizeof(int32_t), err);
    if (!simulation->centre_weight || !simulation->centre_column)
        return -1;
    for (int k = 0; k < (int)nodes; k++) {
        simulation->centre_weight[k] = 1.0 / (double)nodes;
        simulation->centre_column[k] = layout_place(simulation->layout, k);
    }
    for (int t = 0; t < simulation->threads; t++)
        if (!(simulation->worker[t].centre = mem_untouched(1, row, err)))
            return -1;
    return 0;
}

static size_t second_level_cache(void)
{
    long bytes = sysconf(_SC_LEVEL2_CACHE_SIZE);
    return bytes > 0 ? (size_t)bytes : NEARBY;
}

/* Short rows end before the hardware prefetcher has locked on, and its guess is not the row needed
 * next; with long rows it does better alone. If the cache holds a thread's rows and some data,
 * software prefetching takes more time than it saves. */
static int prefetch_pays(const struct simulation *simulation)
{
    static const size_t longest = 2048;
    size_t row =
        row_bytes(simulation->plan->kernels->precision, (size_t)simulation->plan->source->taps);
    size_t rows = (size_t)simulation->buffers * (size_t)simulation->places;
    size_t own = row * rows / (size_t)simulation->threads;
    return row <= longest && own > second_level_cache() / 8 * 7;
}

static int init_sync(struct simulation *simulation, struct err *err)
{
    struct sync_state *sync = &simulation->sync;
    sync->threads = simulation->threads;
    sync->staleness = simulation->plan->staleness;
    int crowded = simulation->plan->threads > team_cores();
    barrier_init(&sync->barrier, simulation->threads, crowded ? PATIENCE_CROWDED : PATIENCE_ALONE);
    sync->count = mem_untouched((size_t)simulation->threads, sizeof *sync->count, err);
    if (!sync->count)
        return -1;
    for (int t = 0; t < simulation->threads; t++)
        atomic_init(&sync->count[t].finished, 0);
    return list_near(simulation, err);
}

int simulation_init(struct simulation *simulation, const struct plan *plan,
                    const struct network *network, const struct part *part, const struct feed *feed,
                    int threads, struct err *err)
{
    enum precision precision = plan->kernels->precision;
    size_t nodes = (size_t)network->nodes, taps = (size_t)plan->source->taps;
    assert(network->nodes == plan_nodes(plan));
    assert(threads >= 1 && threads <= network->nodes);
    assert(feed->window >= simulation_window(plan) && feed->kernels == plan->kernels);
    memset(simulation, 0, sizeof *simulation);
    simulation->plan = plan;
    simulation->network = network;
    simulation->feed = feed;
    simulation->layout = feed->layout;
    simulation->window = simulation_window(plan);
    simulation->threads = threads;
    simulation->buffers = simulation_buffers(plan);
    simulation->column = network->column;
    simulation->row = row_length(precision, taps);
    simulation->leader = plan_leader(plan);
    if (simulation->leader >= 0)
        simulation->leader =
            part ? part->leader : layout_place(simulation->layout, simulation->leader);
    simulation->places = network->nodes + (part ? part->halo : 0);
    simulation->fetches_ahead = prefetch_pays(simulation);
    simulation->state_size = state_doubles(plan);
    assert(simulation->row * real_bytes(precision) % ROW_GRAIN == 0);
    assert(simulation->leader < simulation->places);
    size_t rows = (size_t)simulation->buffers * (size_t)simulation->places;
    if (!(simulation->estimates =
              mem_swept(rows, row_bytes(precision, taps), simulation->buffers * threads, err)) ||
        !(simulation->mean = mem_untouched(1, row_bytes(PRECISION_F64, taps), err)) ||
        !(simulation->error_power = mem_untouched(nodes, sizeof(double), err)) ||
        !(simulation->state =
              mem_swept(nodes, simulation->state_size * sizeof(double), threads, err)) ||
        init_sent(simulation, err) || init_workers(simulation, err) ||
        init_centre(simulation, err) || halo_init(simulation, part, err) ||
        init_sync(simulation, err) || simulation_init_heard(simulation, err)) {
        simulation_free(simulation);
        return -1;
    }
    return 0;
}

void simulation_free(struct simulation *simulation)
{
    if (!simulation->plan)
        return;
    for (int t = 0; simulation->worker && t < simulation->threads; t++) {
        free(simulation->worker[t].scratch);
        free(simulation->worker[t].centre);
        inbox_free(&simulation->worker[t].inbox);
    }
    free(simulation->sent);
    halo_free(simulation);
    simulation_free_heard(simulation);
    free(simulation->centre_weight);
    free(simulation->centre_column);
    free(simulation->worker);
    free(simulation->estimates);
    free(simulation->mean);
    free(simulation->error_power);
    free(simulation->state);
    free(simulation->sync.count);
    free(simulation->sync.near);
    free(simulation->sync.near_first);
    memset(simulation, 0, sizeof *simulation);
}
