/* c[k][l] = n_l / sum of n_j over the neighbourhood: favours nodes of high degree. */
#include "network/weights.h"

static int relative_degree_fill(struct network *network, const struct rule_facts *facts,
                                struct err *err)
{
    (void)facts;
    (void)err;
    for (int64_t j = 0; j < network->first[network->nodes]; j++)
        network->weight[j] = weights_neighbourhood(network, network->column[j]);
    weights_normalize(network);
    return 0;
}

const struct rule rule_relative_degree = {
    .variant = {.name = "relative-degree",
                .summary = "proportional to the neighbourhood size of the node heard"},
    .fill = relative_degree_fill,
};
