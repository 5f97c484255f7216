/* Edges from one of igraph's generators or readers.
 *
 * Seeds igraph's random number generator (PCG32) and converts its errors into struct err. Drops
 * loops, multiple edges and directions. igraph keeps these settings in globals: call from one
 * thread at a time. */
#ifndef NETWORK_FROM_IGRAPH_H
#define NETWORK_FROM_IGRAPH_H

#include "network/network.h"

#include <igraph.h>

/* Initialises *graph; returns igraph's error code. On failure igraph has already released it. */
typedef igraph_error_t from_igraph_generate_fn(igraph_t *graph, int nodes, const void *params);

/* Calls the generator and appends its edges. Returns 0, or -1 and err; *edges is heap. */
int from_igraph(from_igraph_generate_fn *, int nodes, const void *params, uint64_t seed,
                struct edges *, struct err *);

#endif
