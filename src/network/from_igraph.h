/* Edges from one of igraph's generators or readers.
 *
 * Wraps what igraph wants around a call: its generator of random numbers seeded (PCG32) and its
 * errors turned into struct err. Loops and multiple edges are dropped and directions forgotten.
 * igraph keeps these settings in globals: call from one thread at a time. */
#ifndef NETWORK_FROM_IGRAPH_H
#define NETWORK_FROM_IGRAPH_H

#include "network/network.h"

#include <igraph.h>

/* Initialises *graph. On failure igraph has already released it. */
typedef igraph_error_t from_igraph_generate_fn(igraph_t *graph, int nodes, const void *params);

int from_igraph(from_igraph_generate_fn *, int nodes, const void *params, uint64_t seed,
                struct edges *, struct err *);

#endif
