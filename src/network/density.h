/* What geometric and erdos-renyi share: a wanted mean degree and the edges that it takes. */
#ifndef NETWORK_DENSITY_H
#define NETWORK_DENSITY_H

#include "network/network.h"

#include <math.h>

struct density_params {
    struct real_or_word mean_degree; /* word 0: auto */
};

extern const char *const density_words[];

#define DENSITY_ROW                                                                                \
    {                                                                                              \
        .name = "mean_degree", .type = OPTION_REAL_OR_WORD,                                        \
        .offset = offsetof(struct density_params, mean_degree), .low = 0, .high = INFINITY,        \
        .open = OPEN_LOW | OPEN_HIGH, .fallback = "auto", .words = density_words, .unit = "nodes", \
        .help = "mean number of neighbours; auto: 6, or more where that rarely connects"           \
    }

/* The number of edges that gives `nodes` nodes this mean degree, as far as there are pairs. */
size_t density_edges(int nodes, double mean_degree);

#endif
