#include "engine/halo.h"

#include "base/clock.h"
#include "engine/simulation.h"

#include <stdlib.h>
#include <string.h>

static int open_lanes(struct simulation *simulation, struct err *err)
{
    struct halo *halo = simulation->halo;
    const struct part *part = halo->part;
    const struct transport *transport = simulation->plan->ranks->transport;
    size_t bytes = simulation->row * real_bytes(simulation->plan->kernels->precision);
    for (int buffer = 0; part->links && buffer < 2; buffer++) {
        halo->lane[buffer] = transport->open(transport->self, part->link, part->links,
                                             simulation_rows(simulation, buffer), bytes, err);
        if (!halo->lane[buffer])
            return -1;
    }
    return 0;
}

int halo_init(struct simulation *simulation, const struct part *part, struct err *err)
{
    if (!simulation->plan->ranks)
        return 0;
    struct halo *halo = simulation->halo = mem_zeroed(1, sizeof *halo, err);
    if (!halo)
        return -1;
    halo->part = part;
    return open_lanes(simulation, err);
}

void halo_free(struct simulation *simulation)
{
    struct halo *halo = simulation->halo;
    if (!halo)
        return;
    for (int buffer = 0; buffer < 2; buffer++)
        if (halo->lane[buffer])
            simulation->plan->ranks->transport->close(halo->lane[buffer]);
    free(halo);
}

size_t halo_bytes(const struct plan *plan)
{
    return plan->ranks ? sizeof(struct halo) + gather_bytes(plan) : 0;
}

void halo_clear(struct simulation *simulation)
{
    struct halo *halo = simulation->halo;
    const struct part *part = halo->part;
    size_t bytes = simulation->row * real_bytes(simulation->plan->kernels->precision);
    for (int buffer = 0; part->halo && buffer < 2; buffer++)
        memset(simulation_row(simulation, buffer, part->own), 0, (size_t)part->halo * bytes);
    atomic_store_explicit(&halo->arrived, 0, memory_order_relaxed);
    atomic_store_explicit(&halo->started, 0, memory_order_relaxed);
}

void halo_send(struct simulation *simulation, int n)
{
    struct halo *halo = simulation->halo;
    void *lane = halo->lane[n & 1];
    if (!lane || atomic_fetch_add_explicit(&halo->arrived, 1, memory_order_acq_rel) + 1 <
                     simulation->threads)
        return;
    atomic_store_explicit(&halo->arrived, 0, memory_order_relaxed);
    halo->exchanged.bytes += simulation->plan->ranks->transport->start(lane);
    halo->since = clock_seconds();
    atomic_store_explicit(&halo->started, n, memory_order_release);
}

void halo_await(struct simulation *simulation, int n)
{
    struct halo *halo = simulation->halo;
    void *lane = halo->lane[n & 1];
    if (!lane)
        return;
    wait_until(&halo->started, n, simulation->sync.barrier.patience);
    double begin = clock_seconds();
    simulation->plan->ranks->transport->finish(lane);
    halo->exchanged.hidden += begin - halo->since;
    halo->exchanged.waited += clock_seconds() - begin;
}
