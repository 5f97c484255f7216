/* c[k][l] = 1 / max(n_k, n_l) for neighbours, the rest on the diagonal [C12]. */
#include "network/weights.h"

#include <math.h>

static int metropolis_fill(struct network *network, const struct rule_facts *facts, struct err *err)
{
    (void)facts;
    (void)err;
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            network->weight[j] = 1 / fmax(weights_neighbourhood(network, k),
                                          weights_neighbourhood(network, network->column[j]));
    weights_close(network);
    return 0;
}

const struct rule rule_metropolis = {
    .variant = {.name = "metropolis",
                .summary = "1 / the larger of the two neighbourhoods; the rest on the diagonal"},
    .doubly_stochastic = 1,
    .fill = metropolis_fill,
};
