/* Barabasi and Albert (1999): nodes join one by one and prefer to attach to nodes of high degree.
 */
#include "network/from_igraph.h"
#include "base/option_rows.h"

#include <limits.h>

struct params {
    int attach;
};

static igraph_error_t scale_free_generate(igraph_t *graph, int nodes, const void *params)
{
    const struct params *p = params;
    int attach = p->attach < nodes ? p->attach : nodes;
    return igraph_barabasi_game(graph, nodes, 1, attach, NULL, 1, 1, IGRAPH_UNDIRECTED,
                                IGRAPH_BARABASI_PSUMTREE, NULL);
}

static int scale_free_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                           struct err *err)
{
    return from_igraph(scale_free_generate, nodes, params, seed, edges, err);
}

#define OPTION_STRUCT struct params
/* clang-format off */
static const struct option rows[] = {
    INT(attach, CLOSED(1, INT_MAX), "2", "edges", "number of edges that each new node adds"),
};
/* clang-format on */

const struct topology topology_scale_free = {
    .variant = {.name = "scale-free",
                .summary = "a few hubs and many nodes of low degree (Barabasi and Albert)",
                .options = OPTIONS(rows, struct params)},
    .random = 1,
    .make = scale_free_make,
};
