/* What the combination rules share. n_k, the size of a neighbourhood, counts the node itself. */
#ifndef NETWORK_WEIGHTS_H
#define NETWORK_WEIGHTS_H

#include "network/network.h"

static inline double weights_neighbourhood(const struct network *network, int k)
{
    return (double)(network->first[k + 1] - network->first[k]); /* n_k */
}

/* Gives c[k][k] what the other weights of each row leave of 1. */
void weights_close(struct network *);

/* Scales each row to sum to 1. */
void weights_normalize(struct network *);

/* Puts the same weight on every link and the rest on the diagonal. */
void weights_spread(struct network *, double weight);

#endif
