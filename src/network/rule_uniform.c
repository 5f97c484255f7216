/* c[k][l] = 1 / n_k: the plain average of the neighbourhood. */
#include "network/weights.h"

static int uniform_fill(struct network *network, const struct rule_facts *facts, struct err *err)
{
    (void)facts;
    (void)err;
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            network->weight[j] = 1 / weights_neighbourhood(network, k);
    return 0;
}

const struct rule rule_uniform = {
    .variant = {.name = "uniform", .summary = "the plain average of the neighbourhood"},
    .fill = uniform_fill,
};
