#include "network/from_igraph.h"

static igraph_error_t complete_generate(igraph_t *graph, int nodes, const void *params)
{
    (void)params;
    return igraph_full(graph, nodes, IGRAPH_UNDIRECTED, IGRAPH_NO_LOOPS);
}

static int complete_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                         struct err *err)
{
    return from_igraph(complete_generate, nodes, params, seed, edges, err);
}

const struct topology topology_complete = {
    .variant = {.name = "complete", .summary = "every node hears every other"},
    .make = complete_make,
};
