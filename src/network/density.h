/* What geometric and erdos-renyi share: a wanted mean degree and the edges that it takes. */
#ifndef NETWORK_DENSITY_H
#define NETWORK_DENSITY_H

#include "network/network.h"

struct density_params {
    struct real_or_word mean_degree; /* word 0: auto */
};

extern const struct option density_rows[1];

/* The number of edges that gives `nodes` nodes this mean degree, as far as there are pairs. */
size_t density_edges(int nodes, double mean_degree);

#endif
