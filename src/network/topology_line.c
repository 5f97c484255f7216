#include "network/from_igraph.h"

static igraph_error_t line_generate(igraph_t *graph, int nodes, const void *params)
{
    (void)params;
    return igraph_ring(graph, nodes, IGRAPH_UNDIRECTED, 0, 0);
}

static int line_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                     struct err *err)
{
    return from_igraph(line_generate, nodes, params, seed, edges, err);
}

const struct topology topology_line = {
    .variant = {.name = "line",
                .summary = "a ring with one link removed: information spreads slowest"},
    .make = line_make,
};
