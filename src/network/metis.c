#include "network/metis.h"

#include "network/partition.h"

const char partition_needs[] = "METIS, which this build does not have: apt-get install "
                               "libmetis-dev, and make again";

#ifndef SLABMARK_METIS

const int partition_is_built = 0;

int metis_divide(const struct network *network, int parts, int32_t *part, struct err *err)
{
    (void)network, (void)part;
    return err_set(err, ERR_USAGE, "%d parts of a network need %s", parts, partition_needs);
}

#else

#include "base/mem.h"

#include <assert.h>
#include <metis.h>
#include <stdlib.h>
#include <string.h>

const int partition_is_built = 1;

/* METIS's form of a graph: symmetric, without loops. */
struct graph {
    idx_t *first; /* (nodes+1,) */
    idx_t *other; /* (first[nodes],) ascending in each row */
    idx_t *arcs;  /* (first[nodes],) between the two nodes: 1, or 2 if each hears the other */
};

/* Who hears each node: the network's pattern, transposed. Written row by row, it is sorted. */
struct hearers {
    int64_t *first; /* (nodes+1,) */
    int32_t *node;  /* (first[nodes],) */
};

static void free_graph(struct graph *graph)
{
    free(graph->first);
    free(graph->other);
    free(graph->arcs);
}

static int list_hearers(struct hearers *hearers, const struct network *network, struct err *err)
{
    size_t nodes = (size_t)network->nodes, arcs = (size_t)network->first[nodes];
    int64_t *first = hearers->first = mem_zeroed(nodes + 2, sizeof *first, err);
    hearers->node = mem_untouched(arcs, sizeof *hearers->node, err);
    if (!first || !hearers->node)
        return -1;
    /* first[l+2] counts the hearers of l, then first[l+1] is where the next one goes */
    for (size_t j = 0; j < arcs; j++)
        first[network->column[j] + 2]++;
    for (size_t l = 2; l <= nodes; l++)
        first[l] += first[l - 1];
    for (int32_t k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            hearers->node[first[network->column[j] + 1]++] = k;
    assert(first[nodes] == network->first[nodes]);
    return 0;
}

/* Merges the nodes that node k hears with those that hear it; k itself is both. Returns how many
 * there are. */
static idx_t merge_row(const struct network *network, const struct hearers *hearers, int k,
                       idx_t *other, idx_t *arcs)
{
    const int32_t *a = network->column + network->first[k], *b = hearers->node + hearers->first[k];
    const int32_t *a_end = network->column + network->first[k + 1];
    const int32_t *b_end = hearers->node + hearers->first[k + 1];
    idx_t count = 0;
    while (a < a_end || b < b_end) {
        int32_t next = b == b_end || (a < a_end && *a < *b) ? *a : *b;
        int both = a < a_end && *a == next && b < b_end && *b == next;
        a += a < a_end && *a == next;
        b += b < b_end && *b == next;
        if (next == k)
            continue;
        other[count] = next;
        arcs[count++] = 1 + both;
    }
    return count;
}

/* Room for each arc twice: none may be answered. */
static int build_graph(struct graph *graph, const struct network *network, struct err *err)
{
    size_t nodes = (size_t)network->nodes;
    int64_t room = 2 * (network->first[nodes] - network->nodes);
    struct hearers hearers = {0};
    if (room > IDX_MAX)
        return err_set(err, ERR_USAGE, "a partition of %lld arcs: this METIS counts up to %lld",
                       (long long)room / 2, (long long)IDX_MAX / 2);
    graph->first = mem_untouched(nodes + 1, sizeof *graph->first, err);
    graph->other = mem_untouched((size_t)room, sizeof *graph->other, err);
    graph->arcs = mem_untouched((size_t)room, sizeof *graph->arcs, err);
    int failed =
        !graph->first || !graph->other || !graph->arcs || list_hearers(&hearers, network, err);
    idx_t next = 0;
    for (int k = 0; !failed && k < network->nodes; k++) {
        graph->first[k] = next;
        next += merge_row(network, &hearers, k, graph->other + next, graph->arcs + next);
    }
    if (!failed)
        graph->first[nodes] = next;
    free(hearers.first);
    free(hearers.node);
    return failed ? -1 : 0;
}

/* The seed is fixed. Parts may be 3 % larger than the mean, which is METIS's own bound: with the
 * tightest one, a thousandth, 16 parts of a geometric network cut ten times as many arcs. */
static int call_metis(struct graph *graph, int nodes, int parts, idx_t *part, struct err *err)
{
    idx_t options[METIS_NOPTIONS], vertices = nodes, constraints = 1, wanted = parts, cut;
    METIS_SetDefaultOptions(options);
    options[METIS_OPTION_OBJTYPE] = METIS_OBJTYPE_CUT;
    options[METIS_OPTION_SEED] = 1;
    options[METIS_OPTION_UFACTOR] = 30;
    options[METIS_OPTION_NUMBERING] = 0;
    int status = METIS_PartGraphKway(&vertices, &constraints, graph->first, graph->other, NULL,
                                     NULL, graph->arcs, &wanted, NULL, NULL, options, &cut, part);
    if (status == METIS_OK)
        return 0;
    return err_set(err, ERR_INTERNAL, "METIS divides no network of %d nodes into %d parts: %s",
                   nodes, parts,
                   status == METIS_ERROR_MEMORY ? "out of memory" : "an error inside");
}

int metis_divide(const struct network *network, int parts, int32_t *part, struct err *err)
{
    struct graph graph = {0};
    assert(parts >= 2 && parts <= network->nodes);
    idx_t *found = mem_zeroed((size_t)network->nodes, sizeof *found, err);
    int failed = !found || build_graph(&graph, network, err) ||
                 call_metis(&graph, network->nodes, parts, found, err);
    for (int k = 0; !failed && k < network->nodes; k++)
        part[k] = (int32_t)found[k];
    free(found);
    free_graph(&graph);
    return failed ? -1 : 0;
}

#endif
