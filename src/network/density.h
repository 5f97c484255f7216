/* Shared by geometric and erdos-renyi: the mean degree, and the number of edges for it. */
#ifndef NETWORK_DENSITY_H
#define NETWORK_DENSITY_H

#include "network/network.h"

struct density_params {
    struct real_or_word mean_degree; /* word 0: auto */
};

extern const struct option density_rows[1];

/* The number of edges that gives this mean degree, at most one per pair of nodes. */
size_t density_edges(int nodes, double mean_degree);

#endif
