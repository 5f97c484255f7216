/* Edges listed in the scenario. */
#include "network/edges.h"

#include "base/mem.h"
#include "base/option_rows.h"

struct params {
    struct edge_list edges;
};

static int check_edge(int nodes, const int edge[2], struct err *err)
{
    for (int end = 0; end < 2; end++)
        if (edge[end] < 0 || edge[end] >= nodes)
            return err_set(err, ERR_USAGE, "edges: [%d, %d] names node %d; nodes are 0 to %d",
                           edge[0], edge[1], edge[end], nodes - 1);
    if (edge[0] == edge[1])
        return err_set(err, ERR_USAGE,
                       "edges: [%d, %d] joins a node to itself; every node hears itself anyway",
                       edge[0], edge[1]);
    return 0;
}

/* In sorted edges, duplicates are adjacent. */
static int check_duplicates(const struct edges *edges, struct err *err)
{
    for (size_t e = 1; e < edges->count; e++)
        if (edges->edge[e - 1][0] == edges->edge[e][0] &&
            edges->edge[e - 1][1] == edges->edge[e][1])
            return err_set(err, ERR_USAGE,
                           "edges: the edge between nodes %d and %d is listed twice",
                           (int)edges->edge[e][0], (int)edges->edge[e][1]);
    return 0;
}

static int make_listed(int nodes, const void *params, uint64_t seed, struct edges *edges,
                       struct err *err)
{
    (void)seed;
    const struct edge_list *list = &((const struct params *)params)->edges;
    size_t count = (size_t)list->count;
    int32_t(*edge)[2] = mem_untouched(count, sizeof *edge, err);
    if (!edge)
        return -1;
    *edges = (struct edges){.nodes = nodes, .edge = edge, .count = count};
    for (size_t e = 0; e < count; e++) {
        if (check_edge(nodes, list->edge[e], err))
            return -1;
        edge[e][0] = list->edge[e][0];
        edge[e][1] = list->edge[e][1];
    }
    edges_sort(edges);
    return check_duplicates(edges, err);
}

#define OPTION_STRUCT struct params
/* clang-format off */
static const struct option rows[] = {
    EDGES(edges, CLOSED(0, INT32_MAX), "nodes",
          "pairs of nodes that hear each other, such as [[0, 1], [1, 2]]"),
};
/* clang-format on */

const struct topology topology_edges = {
    .variant = {.name = "edges",
                .summary = "edges listed in the scenario",
                .options = OPTIONS(rows, struct params)},
    .make = make_listed,
};
