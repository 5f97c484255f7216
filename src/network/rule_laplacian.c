/* C = I - gamma Laplacian with gamma = 1 / max n_k, the largest that keeps the diagonal positive on
 * every graph. */
#include "network/weights.h"

#include <math.h>

static int laplacian_fill(struct network *network, const struct rule_facts *facts, struct err *err)
{
    (void)facts;
    (void)err;
    double largest = 1;
    for (int k = 0; k < network->nodes; k++)
        largest = fmax(largest, weights_neighbourhood(network, k));
    weights_spread(network, 1 / largest);
    return 0;
}

const struct rule rule_laplacian = {
    .variant = {.name = "laplacian",
                .summary =
                    "1 / the largest neighbourhood in the network; the rest on the diagonal"},
    .doubly_stochastic = 1,
    .fill = laplacian_fill,
};
