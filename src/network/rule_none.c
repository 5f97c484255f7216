/* The identity: links exist, but each node ignores the others. */
#include "network/weights.h"

static int none_fill(struct network *network, const struct rule_facts *facts, struct err *err)
{
    (void)facts;
    (void)err;
    weights_spread(network, 0);
    return 0;
}

const struct rule rule_none = {
    .variant = {.name = "none", .summary = "every node keeps its own estimate"},
    .doubly_stochastic = 1,
    .fill = none_fill,
};
