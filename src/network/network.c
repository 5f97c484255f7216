#include "network/network.h"
#include "network/compress.h"
#include "network/edges.h"
#include "network/forest.h"
#include "base/mem.h"
#include "base/random.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>

enum {
    DRAWS = 100,
    HOPELESS = 100, /* components: a graph with more will not be connected in another draw either */
};

/* Successive draws have independent seeds, also for neighbouring seeds of scenarios. */
static uint64_t seed_of_draw(uint64_t seed, int draw)
{
    struct random_stream stream = random_stream(seed, RANDOM_TOPOLOGY, draw, 0, 0);
    uint32_t block[4];
    random_block(&stream, 0, block);
    return block[0] | (uint64_t)block[1] << 32;
}

static int count_components(const struct edges *edges, int *components, struct err *err)
{
    struct forest forest;
    if (forest_init(&forest, edges->nodes, err))
        return -1;
    for (size_t e = 0; e < edges->count; e++)
        forest_join(&forest, edges->edge[e][0], edges->edge[e][1]);
    *components = forest.trees;
    forest_free(&forest);
    return 0;
}

/* One graph, connected or not. */
static int draw_edges(int nodes, const struct topology *topology, const void *params, uint64_t seed,
                      struct edges *edges, int *components, struct err *err)
{
    *edges = (struct edges){.nodes = nodes};
    if (topology->make(nodes, params, seed, edges, err))
        goto fail;
    assert(!edges->count || edges->edge);
    if (edges->nodes < 1) {
        err_set(err, ERR_USAGE, "topology %s needs a number of nodes, at least 1",
                topology->variant.name);
        goto fail;
    }
    if (!count_components(edges, components, err))
        return 0;
fail:
    edges_free(edges);
    return -1;
}

static int refuse_disconnected(int nodes, const struct topology *topology, int components,
                               int draws, struct err *err)
{
    if (!topology->random)
        return err_set(err, ERR_USAGE,
                       "the edges leave %d components; every node must be reachable", components);
    return err_set(err, ERR_USAGE,
                   "topology %s with %d nodes had %d or more components in each of %d draws; "
                   "raise %s",
                   topology->variant.name, nodes, components, draws,
                   topology->variant.options.row[0].name);
}

static int make_connected(int nodes, const struct topology *topology, const void *params,
                          uint64_t seed, struct edges *edges, struct err *err)
{
    int limit = topology->random ? DRAWS : 1, fewest = INT_MAX, draw = 0;
    while (draw < limit && (draw == 0 || fewest <= HOPELESS)) {
        int components;
        if (draw_edges(nodes, topology, params, seed_of_draw(seed, draw++), edges, &components,
                       err))
            return -1;
        if (components == 1)
            return 0;
        edges_free(edges);
        if (components < fewest)
            fewest = components;
    }
    return refuse_disconnected(nodes, topology, fewest, draw, err);
}

int network_build(struct network *network, int nodes, const struct topology *topology,
                  const void *params, uint64_t seed, const struct rule *rule,
                  const struct rule_facts *facts, struct err *err)
{
    struct edges edges;
    *network = (struct network){0};
    if (make_connected(nodes, topology, params, seed, &edges, err))
        return -1;
    int failed = compress(network, &edges, err) || rule->fill(network, facts, err);
    if (failed)
        network_free(network);
    else {
        network->id = edges.id;
        edges.id = NULL;
    }
    edges_free(&edges);
    assert(failed || network->nodes == nodes || !nodes); /* files set the number of nodes */
    return failed ? -1 : 0;
}

int network_isolated(struct network *network, int nodes, struct err *err)
{
    const struct edges no_edges = {.nodes = nodes};
    if (compress(network, &no_edges, err))
        return -1;
    return rule_none.fill(network, NULL, err);
}

void network_free(struct network *network)
{
    free(network->first);
    free(network->column);
    free(network->weight);
    free(network->id);
    *network = (struct network){0};
}

size_t network_bytes(int nodes, int64_t arcs)
{
    const struct network *network = NULL;
    return ((size_t)nodes + 1) * sizeof *network->first +
           (size_t)arcs * (sizeof *network->column + sizeof *network->weight);
}

size_t network_drawing_bytes(const struct topology *topology, const struct network *network)
{
    size_t nodes = (size_t)network->nodes, edges = ((size_t)network->first[nodes] - nodes) / 2;
    size_t each = topology->edge_bytes ? (size_t)topology->edge_bytes : 60;
    return 30 * nodes + each * edges;
}

double network_mean_degree(const struct network *network)
{
    return (double)(network->first[network->nodes] - network->nodes) / network->nodes;
}

static int hears(const struct network *network, int node, int other)
{
    int64_t low = network->first[node], high = network->first[node + 1];
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (network->column[middle] < other)
            low = middle + 1;
        else
            high = middle;
    }
    return low < network->first[node + 1] && network->column[low] == other;
}

int network_one_way(const struct network *network, int *node, int *heard)
{
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            if (!hears(network, network->column[j], k)) {
                *node = k;
                *heard = network->column[j];
                return 1;
            }
    return 0;
}

int network_doubly_stochastic(const struct network *network)
{
    double *sum = mem_zeroed((size_t)network->nodes, sizeof *sum, NULL);
    if (!sum)
        return 0;
    for (int64_t j = 0; j < network->first[network->nodes]; j++)
        sum[network->column[j]] += network->weight[j];
    int doubly = 1;
    for (int l = 0; l < network->nodes; l++)
        doubly &= fabs(sum[l] - 1) <= 1e-9;
    free(sum);
    return doubly;
}
