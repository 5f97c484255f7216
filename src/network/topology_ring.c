#include "network/from_igraph.h"

static igraph_error_t ring_generate(igraph_t *graph, int nodes, const void *params)
{
    (void)params;
    return igraph_ring(graph, nodes, IGRAPH_UNDIRECTED, 0, 1);
}

static int ring_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                     struct err *err)
{
    return from_igraph(ring_generate, nodes, params, seed, edges, err);
}

const struct topology topology_ring = {
    .variant = {.name = "ring", .summary = "each node hears its two neighbours on a circle"},
    .make = ring_make,
};
