/* Shared by the combination rules. n_k, the size of a neighbourhood, includes the node itself. */
#ifndef NETWORK_WEIGHTS_H
#define NETWORK_WEIGHTS_H

#include "network/network.h"

/* n_k. */
static inline double weights_neighbourhood(const struct network *network, int k)
{
    return (double)(network->first[k + 1] - network->first[k]); /* n_k */
}

/* Sets c[k][k] to 1 minus the sum of the other weights of its row. */
void weights_close(struct network *);

/* Scales each row to sum to 1. */
void weights_normalize(struct network *);

/* Gives every link the same weight, and the diagonal the rest, so that rows sum to 1. */
void weights_spread(struct network *, double weight);

#endif
