/* phi_k = sum over Nbr(k) of c_kl h_l(n). */
#include "base/clock.h"
#include "engine/simulation.h"

#include <assert.h>
#include <string.h>

const reals *simulation_combine(const struct simulation *simulation, struct worker *worker,
                                int place, int n, reals *space)
{
    const struct plan *plan = simulation->plan;
    struct combination of = simulation_combination(simulation, n);
    if (plan->exchange)
        simulation_receive(simulation, worker, place, n, &of);
    else
        simulation_hear(simulation, place, &of);
    if (simulation->centre_weight) {
        of.count = simulation->network->nodes;
        of.weight = simulation->centre_weight;
        of.column = simulation->centre_column;
    }
    return kernels_combined(plan->kernels, (size_t)plan->source->taps, &of, space);
}

void simulation_combine_all(struct simulation *simulation, int thread, int n)
{
    const struct plan *plan = simulation->plan;
    size_t bytes = row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
    struct worker *worker = &simulation->worker[thread];
    int first = simulation_first(simulation, thread);
    if (simulation->heard)
        simulation_listen(simulation, thread, n);
    for (int place = first; place < simulation_first(simulation, thread + 1); place++) {
        reals *own = simulation_row(simulation, n + 1, place);
        const reals *phi = simulation->centre_weight && place > first
                               ? simulation_row(simulation, n + 1, first) /* the same for all */
                               : simulation_combine(simulation, worker, place, n, own);
        if (phi != own)
            memcpy(own, phi, bytes);
    }
}

void simulation_combine_ahead(struct simulation *simulation, int thread, int n)
{
    assert(simulation->leader < 0);
    simulation_watch(simulation->plan, begin, simulation->first_thread + thread);
    double start = clock_seconds();
    simulation_combine_all(simulation, thread, n);
    simulation->worker[thread].combined = n;
    simulation->worker[thread].time.iterate += clock_seconds() - start;
    simulation_watch(simulation->plan, end, simulation->first_thread + thread);
}
