/* The network: who hears whom, and with which weight.
 *
 * Node k combines the estimates of its neighbourhood Nbr(k), itself included, with weights c[k][l]
 * that sum to 1 over l. Rows are stored compressed, neighbours ascending, so that a combination
 * always adds in the same order. Immutable once built; safe to share between threads. */
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
    char **id;       /* (nodes,) what a file calls its nodes, heap; NULL: their numbers */
};

/* Undirected edges while a graph is being made; endpoints differ, each edge is listed once. */
struct edges {
    int nodes;          /* as asked for; kinds that know their own size (files) set it */
    int32_t (*edge)[2]; /* (count, 2), heap */
    size_t count;
    char **id; /* see struct network */
};

/* One topology: fills `edges` for `nodes` nodes. Seeded: the same seed gives the same graph.
 * Need not be connected: network_build retries random kinds (`random` set) with the next seed.
 * `nodes` 0 asks a kind that knows its own size (files) to set edges->nodes. The first option of a
 * random kind is the one to raise when its graphs fall apart. */
struct topology {
    struct variant variant;
    int random;
    int (*make)(int nodes, const void *params, uint64_t seed, struct edges *, struct err *);
};
#define TOPOLOGY(id) extern const struct topology topology_##id;
#include "network/topologies.def"
#undef TOPOLOGY
/* NULL-terminated, in one order */
extern const struct topology *const topologies[];
extern const struct variant *const topology_variants[];

/* What a combination rule may know besides the graph. Arrays may be NULL when unknown. */
struct rule_facts {
    const double *noise_variance; /* (nodes,) */
    const double *input_variance; /* (nodes,) */
};

/* One combination rule: fills weight[] of a network whose first[] and column[] stand. */
struct rule {
    struct variant variant; /* no options */
    int doubly_stochastic;  /* columns sum to 1 as well, which the theory of [C12] asks for */
    int (*fill)(struct network *, const struct rule_facts *, struct err *);
};
#define RULE(id) extern const struct rule rule_##id;
#include "network/rules.def"
#undef RULE
/* NULL-terminated, in one order */
extern const struct rule *const rules[];
extern const struct variant *const rule_variants[];

/* Builds a connected network. Fails when the graph cannot be made connected, saying into how many
 * components it falls. On success *network owns its arrays; release with network_free. */
int network_build(struct network *, int nodes, const struct topology *, const void *params,
                  uint64_t seed, const struct rule *, const struct rule_facts *, struct err *);

/* A network from a matrix of weights (nodes x nodes, row k is c[k][.]); the graph is its pattern.
 * Refuses negative or non-finite weights, rows that do not sum to 1 within 1e-9, a zero diagonal
 * entry is allowed (the node is still listed in its own row, with weight 0), and patterns that are
 * not weakly connected. */
int network_from_matrix(struct network *, int nodes, const double *matrix, struct err *);

/* Every node for itself: `mode: none`. */
int network_isolated(struct network *, int nodes, struct err *);

void network_free(struct network *);

/* Bytes of a network's arrays. */
size_t network_bytes(int nodes, int64_t arcs);

/* Mean number of neighbours of a node, itself excluded. */
double network_mean_degree(const struct network *);

/* 1 when every column sums to 1 within 1e-9. */
int network_doubly_stochastic(const struct network *);

#endif
