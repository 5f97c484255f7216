/* c[k][l] = v_k / max(n_k v_k, n_l v_l) with v the noise variance, the rest on the diagonal [Zhao,
 * Sayed, arXiv:1206.3728]: the random walk of Hastings (Biometrika 1970) whose stationary
 * distribution is proportional to 1 / v. So the network weighs each node's data as a centre that
 * knows the noise would. */
#include "network/weights.h"

#include <math.h>

static int check_noises(const struct rule_facts *facts, int nodes, struct err *err)
{
    if (!facts || !facts->noise_variance)
        return err_set(err, ERR_USAGE,
                       "weights: hastings needs known variances of noise, which recorded data and "
                       "alpha-stable noise do not have");
    for (int k = 0; k < nodes; k++)
        if (!isnormal(facts->noise_variance[k]))
            return err_set(err, ERR_USAGE,
                           "weights: hastings needs noise variances > 0; node %d has %g", k,
                           facts->noise_variance[k]);
    return 0;
}

static int hastings_fill(struct network *network, const struct rule_facts *facts, struct err *err)
{
    if (check_noises(facts, network->nodes, err))
        return -1;
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            int32_t l = network->column[j];
            double own = weights_neighbourhood(network, k) * facts->noise_variance[k];
            double other = weights_neighbourhood(network, l) * facts->noise_variance[l];
            network->weight[j] = facts->noise_variance[k] / fmax(own, other);
        }
    weights_close(network);
    return 0;
}

const struct rule rule_hastings = {
    .variant = {.name = "hastings",
                .summary = "the network weighs each node's data inversely to its noise variance"},
    .fill = hastings_fill,
};
