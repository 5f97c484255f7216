/* c[k][l] = 1 / N for neighbours, the rest on the diagonal: as if every node could hear all. */
#include "network/weights.h"

static int fill(struct network *network, const struct rule_facts *facts, struct err *err)
{
    (void)facts;
    (void)err;
    weights_spread(network, 1.0 / network->nodes);
    return 0;
}

const struct rule rule_max_degree = {
    .variant = {.name = "max-degree", .summary = "1 / the number of nodes, the rest kept"},
    .doubly_stochastic = 1,
    .fill = fill,
};
