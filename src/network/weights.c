#include "network/weights.h"

#include <assert.h>

void weights_close(struct network *network)
{
    for (int k = 0; k < network->nodes; k++) {
        double others = 0;
        int64_t self = network->first[k];
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            if (network->column[j] == k)
                self = j;
            else
                others += network->weight[j];
        assert(network->column[self] == k); /* every node is in its own row */
        network->weight[self] = 1 - others;
    }
}

void weights_normalize(struct network *network)
{
    for (int k = 0; k < network->nodes; k++) {
        double sum = 0;
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            sum += network->weight[j];
        assert(sum > 0);
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            network->weight[j] /= sum;
    }
}

void weights_spread(struct network *network, double weight)
{
    for (int64_t j = 0; j < network->first[network->nodes]; j++)
        network->weight[j] = weight;
    weights_close(network);
}
