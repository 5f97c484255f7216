/* Watts and Strogatz (1998): a ring of near neighbours, each link moved at its far end to a random
 * node with some probability.
 *
 * igraph_watts_strogatz_game moves both ends, which leaves nodes alone in large networks; here
 * every node keeps the near ends of its own links, so that the graph hardly ever falls apart. */
#include "network/from_igraph.h"

#include <limits.h>

struct params {
    int neighbours;
    double rewire;
};

static igraph_error_t ring_of_neighbours(igraph_t *graph, int nodes, int reach)
{
    igraph_integer_t size[1] = {nodes};
    igraph_bool_t wrap[1] = {1};
    igraph_vector_int_t dimension = {0};
    igraph_vector_bool_t circular = {0};
    igraph_vector_int_view(&dimension, size, 1);
    igraph_vector_bool_view(&circular, wrap, 1);
    return igraph_square_lattice(graph, &dimension, reach, IGRAPH_DIRECTED, 0, &circular);
}

static igraph_error_t generate(igraph_t *graph, int nodes, const void *params)
{
    const struct params *p = params;
    int reach = p->neighbours < nodes / 2 ? p->neighbours : nodes / 2;
    igraph_error_t code = ring_of_neighbours(graph, nodes, reach);
    if (code)
        return code;
    code = igraph_rewire_directed_edges(graph, p->rewire, IGRAPH_NO_LOOPS, IGRAPH_OUT);
    if (code)
        igraph_destroy(graph);
    return code;
}

static int make(int nodes, const void *params, uint64_t seed, struct edges *edges, struct err *err)
{
    return from_igraph(generate, nodes, params, seed, edges, err);
}

static const struct option rows[] = {
    {.name = "neighbours",
     .type = OPTION_INT,
     .offset = offsetof(struct params, neighbours),
     .low = 1,
     .high = INT_MAX,
     .fallback = "2",
     .unit = "nodes",
     .help = "neighbours on each side of a node before links are moved"},
    {.name = "rewire",
     .type = OPTION_REAL,
     .offset = offsetof(struct params, rewire),
     .low = 0,
     .high = 1,
     .fallback = "0.1",
     .unit = "1",
     .help = "probability that a link is moved to a random node"},
};

const struct topology topology_small_world = {
    .variant = {.name = "small-world",
                .summary = "a ring with some links moved to random nodes (Watts and Strogatz)",
                .options = OPTIONS(rows, struct params)},
    .random = 1,
    .make = make,
};
