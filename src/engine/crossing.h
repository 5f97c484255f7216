/* The rows that cross the borders of a rank's part. Internal to the engine. */
#ifndef ENGINE_CROSSING_H
#define ENGINE_CROSSING_H

#include "engine/ranks.h"

struct crossing {
    int32_t rank, node; /* the other rank; the node whose row crosses */
};

struct crossings { /* ascending by rank, then node; each once */
    struct crossing *list;
    size_t count;
};

/* The nodes that a node hears, itself among them, and the i-th of them. network: NULL: each hears
 * itself. */
static inline int crossings_heard(const struct network *network, int node)
{
    return network ? (int)(network->first[node + 1] - network->first[node]) : 1;
}

static inline int crossings_node(const struct network *network, int node, int i)
{
    return network ? network->column[network->first[node] + i] : node;
}

/* Lists what this rank sends and what it receives, of `nodes` nodes. Returns 0, or -1
 * and err when out of memory. The caller frees both lists. */
int crossings_list(const struct ranks *, const struct network *, int nodes, int leader,
                   struct crossings *sent, struct crossings *received, struct err *);

#endif
