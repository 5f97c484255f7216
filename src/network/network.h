/* The network: the neighbours that each node hears, and their weights.
 *
 * Node k combines the estimates of its neighbourhood Nbr(k), itself included, with weights c[k][l]
 * that sum to 1 over l. Rows are compressed, neighbours in ascending order, so that a combination
 * always adds in the same order. Immutable once built, and safe to share between threads. */
#ifndef NETWORK_NETWORK_H
#define NETWORK_NETWORK_H

#include "base/err.h"
#include "base/option.h"

#include <stdint.h>

struct network {
    int nodes;
    int64_t *first;  /* (nodes+1,) row k is [first[k], first[k+1])                           */
    int32_t *column; /* (first[nodes],) ascending in each row; node k is always in its own row */
    double *weight;  /* (first[nodes],) c[k][column]; every row sums to 1                    */
    char **id;       /* (nodes,) a file's names of its nodes, heap; NULL: numbers */
};

/* Undirected edges while a graph is being made; endpoints differ, each edge is listed once. */
struct edges {
    int nodes;          /* as requested; kinds that determine their size (files) set it */
    int32_t (*edge)[2]; /* (count, 2), heap */
    size_t count;
    char **id; /* see struct network */
};

/* One topology: `make` fills `edges` for `nodes` nodes. The same seed gives the same graph. The
 * graph may be disconnected: network_build retries random kinds (`random` set) with the next seed.
 * If `nodes` is 0, a kind that determines its size (files) sets edges->nodes. The first option of a
 * random kind is the one to raise when its graphs are disconnected. */
struct topology {
    struct variant variant;
    int random;
    int edge_bytes; /* bytes for each edge that network_build holds at most; 0: 60 */
    int (*make)(int nodes, const void *params, uint64_t seed, struct edges *, struct err *);
};
#define TOPOLOGY(id) extern const struct topology topology_##id;
#include "network/topologies.def"
#undef TOPOLOGY
/* Both NULL-terminated and in the same order. */
extern const struct topology *const topologies[];
extern const struct variant *const topology_variants[];

/* The facts that a combination rule may use besides the graph. NULL: unknown. */
struct rule_facts {
    const double *noise_variance; /* (nodes,) power of d */
    const double *input_variance; /* (nodes,) power of u */
};

/* One combination rule: fills weight[] of a network whose first[] and column[] are set. */
struct rule {
    struct variant variant; /* no options */
    int doubly_stochastic;  /* 1: columns also sum to 1, as the theory of [C12] requires */
    int (*fill)(struct network *, const struct rule_facts *, struct err *);
};
#define RULE(id) extern const struct rule rule_##id;
#include "network/rules.def"
#undef RULE
/* Both NULL-terminated and in the same order. */
extern const struct rule *const rules[];
extern const struct variant *const rule_variants[];

/* Builds a connected network. If no connected graph is found, the error gives the number of
 * components. Returns 0, or -1 and err. On success *network owns its arrays; free it with
 * network_free. */
int network_build(struct network *, int nodes, const struct topology *, const void *params,
                  uint64_t seed, const struct rule *, const struct rule_facts *, struct err *);

/* About the bytes that network_build has held at most, of which the network has network_bytes: as
 * measured on networks of 400 000 nodes, within 30 %. */
size_t network_drawing_bytes(const struct topology *, const struct network *);

/* A network from a matrix of weights (nodes, nodes), row k is c[k][.]; the graph is its pattern.
 * Rejects negative or non-finite weights, rows that do not sum to 1 within 1e-9, and patterns that
 * are not weakly connected. A zero diagonal entry is allowed: the node is still in its own row,
 * with weight 0. Returns 0, or -1 and err with row and column. */
int network_from_matrix(struct network *, int nodes, const double *matrix, struct err *);

/* Every node hears only itself: `mode: none`. Returns 0, or -1 and err when out of memory. */
int network_isolated(struct network *, int nodes, struct err *);

void network_free(struct network *);

/* Bytes of a network's arrays. */
size_t network_bytes(int nodes, int64_t arcs);

/* Mean number of neighbours of a node, itself excluded. */
double network_mean_degree(const struct network *);

/* 1 when a node hears another one that does not hear it; sets the first such pair. */
int network_one_way(const struct network *, int *node, int *heard);

/* 1 when every column sums to 1 within 1e-9. */
int network_doubly_stochastic(const struct network *);

#endif
