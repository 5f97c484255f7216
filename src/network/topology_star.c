#include "network/from_igraph.h"

/* igraph 0.10.2 returns an empty graph for a star of one node. */
static igraph_error_t star_generate(igraph_t *graph, int nodes, const void *params)
{
    (void)params;
    if (nodes == 1)
        return igraph_empty(graph, 1, IGRAPH_UNDIRECTED);
    return igraph_star(graph, nodes, IGRAPH_STAR_UNDIRECTED, 0);
}

static int star_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                     struct err *err)
{
    return from_igraph(star_generate, nodes, params, seed, edges, err);
}

const struct topology topology_star = {
    .variant = {.name = "star", .summary = "node 0 hears all others; they hear only node 0"},
    .make = star_make,
};
