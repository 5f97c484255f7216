/* c[k][l] = 1 / N for neighbours, the rest on the diagonal: as if all nodes were neighbours. */
#include "network/weights.h"

static int max_degree_fill(struct network *network, const struct rule_facts *facts, struct err *err)
{
    (void)facts;
    (void)err;
    weights_spread(network, 1.0 / network->nodes);
    return 0;
}

const struct rule rule_max_degree = {
    .variant = {.name = "max-degree",
                .summary = "1 / the number of nodes; the rest on the diagonal"},
    .doubly_stochastic = 1,
    .fill = max_degree_fill,
};
