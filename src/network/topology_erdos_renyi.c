/* Erdos-Renyi G(n, m): m edges, drawn without replacement from all pairs. */
#include "network/density.h"
#include "network/from_igraph.h"

#include <math.h>

/* The number of isolated nodes is nearly Poisson with mean nodes * exp(-degree), and the graph is
 * rarely disconnected otherwise: at degree = log(nodes) + 2 a draw is connected with probability
 * exp(-exp(-2)) = 0.87. */
static double chosen_degree(int nodes, const struct density_params *params)
{
    int given = params->mean_degree.word < 0;
    return given ? params->mean_degree.value : fmax(6, log(nodes) + 2);
}

static igraph_error_t erdos_renyi_generate(igraph_t *graph, int nodes, const void *params)
{
    size_t count = density_edges(nodes, chosen_degree(nodes, params));
    return igraph_erdos_renyi_game_gnm(graph, nodes, (igraph_integer_t)count, IGRAPH_UNDIRECTED,
                                       IGRAPH_NO_LOOPS);
}

static int erdos_renyi_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                            struct err *err)
{
    return from_igraph(erdos_renyi_generate, nodes, params, seed, edges, err);
}

const struct topology topology_erdos_renyi = {
    .variant = {.name = "erdos-renyi",
                .summary = "random pairs of nodes hear each other",
                .options = OPTIONS(density_rows, struct density_params)},
    .random = 1,
    .make = erdos_renyi_make,
};
