/* The rows that iterations read under a policy that lets near threads be late (sync_stale.c): of
 * each thread the newest that it has published. They are in different buffers, so the arcs of such
 * a simulation name rows of all buffers instead of places. A thread chooses them once an iteration:
 * the nodes of one thread hear the same instant of another. */
#include "engine/simulation.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int simulation_buffers(const struct plan *plan)
{
    int buffers = 2;
    assert(plan->staleness >= 0 && plan->staleness <= MOST_STALE);
    while (buffers < 2 * (plan->staleness + 1))
        buffers *= 2;
    return buffers;
}

/* Each arc's row, each place's owner, and each thread's shifts. */
size_t simulation_heard_bytes(const struct plan *plan, int threads)
{
    size_t nodes = (size_t)plan->source->nodes, team = (size_t)threads;
    if (!plan->sync->newest)
        return 0;
    size_t arcs = plan_has_links(plan) ? (size_t)plan->network->first[nodes] : nodes;
    return (arcs + nodes + team * team) * sizeof(int32_t);
}

int simulation_init_heard(struct simulation *simulation, struct err *err)
{
    const struct network *network = simulation->network;
    size_t nodes = (size_t)network->nodes, threads = (size_t)simulation->threads;
    if (!simulation->plan->sync->newest)
        return 0;
    assert(simulation->leader < 0 && !simulation->centre_weight); /* engine_check */
    assert((int64_t)simulation->buffers * network->nodes <= INT32_MAX);
    simulation->heard =
        mem_untouched((size_t)network->first[nodes], sizeof *simulation->heard, err);
    simulation->owner = mem_untouched(nodes, sizeof *simulation->owner, err);
    simulation->column = simulation->heard;
    if (!simulation->heard || !simulation->owner)
        return -1;
    for (int place = 0; place < network->nodes; place++)
        simulation->owner[place] = simulation_owner(simulation, place);
    for (size_t t = 0; t < threads; t++)
        if (!(simulation->worker[t].shift =
                  mem_untouched(threads, sizeof *simulation->worker[t].shift, err)))
            return -1;
    return 0;
}

void simulation_free_heard(struct simulation *simulation)
{
    for (int t = 0; simulation->worker && t < simulation->threads; t++)
        free(simulation->worker[t].shift);
    free(simulation->heard);
    free(simulation->owner);
}

/* From place 0 to the first row of an instant. */
static int32_t rows_before(const struct simulation *simulation, int instant)
{
    return (instant & (simulation->buffers - 1)) * simulation->network->nodes;
}

static void shift_to_newest(struct simulation *simulation, int thread, int n)
{
    const struct sync_state *state = &simulation->sync;
    int32_t *shift = simulation->worker[thread].shift;
    shift[thread] = rows_before(simulation, n);
    for (int i = state->near_first[thread]; i < state->near_first[thread + 1]; i++) {
        int near = state->near[i];
        shift[near] = rows_before(simulation, simulation->plan->sync->newest(state, near, n));
    }
}

void simulation_reach(const struct simulation *simulation, const struct worker *worker,
                      int32_t *column, int64_t count)
{
    for (int64_t j = 0; j < count; j++)
        column[j] += worker->shift[simulation->owner[column[j]]];
}

void simulation_listen(struct simulation *simulation, int thread, int n)
{
    const struct network *network = simulation->network;
    int64_t first = network->first[simulation_first(simulation, thread)];
    int64_t count = network->first[simulation_first(simulation, thread + 1)] - first;
    shift_to_newest(simulation, thread, n);
    if (simulation->plan->exchange) /* each node draws its links */
        return;
    memcpy(simulation->heard + first, network->column + first,
           (size_t)count * sizeof *simulation->heard);
    simulation_reach(simulation, &simulation->worker[thread], simulation->heard + first, count);
}
