/* Watts and Strogatz (1998): a ring of near neighbours; the far end of each link moves to a random
 * node with some probability.
 *
 * igraph_watts_strogatz_game moves both ends, which isolates nodes in large networks. Here each
 * node keeps the near ends of its own links, and the graph is rarely disconnected. */
#include "network/from_igraph.h"
#include "base/option_rows.h"

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

static igraph_error_t small_world_generate(igraph_t *graph, int nodes, const void *params)
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

static int small_world_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                            struct err *err)
{
    return from_igraph(small_world_generate, nodes, params, seed, edges, err);
}

#define OPTION_STRUCT struct params
/* clang-format off */
static const struct option rows[] = {
    INT (neighbours, CLOSED(1, INT_MAX), "2",   "nodes", "neighbours on each side before rewiring"),
    REAL(rewire,     CLOSED(0, 1),       "0.1", "1",     "probability that a link moves at random"),
};
/* clang-format on */

const struct topology topology_small_world = {
    .variant = {.name = "small-world",
                .summary = "a ring with some links moved to random nodes (Watts and Strogatz)",
                .options = OPTIONS(rows, struct params)},
    .random = 1,
    .edge_bytes = 100,
    .make = small_world_make,
};
