/* c[k][l] proportional to 1 / (noise variance * input variance) of node l: favours nodes with
 * little noise. */
#include "network/weights.h"

#include <math.h>

static int check_variances(const struct rule_facts *facts, int nodes, struct err *err)
{
    if (!facts || !facts->noise_variance || !facts->input_variance)
        return err_set(err, ERR_USAGE,
                       "weights: relative-variance needs known variances of noise "
                       "and input, which recorded data and alpha-stable noise do not have");
    for (int l = 0; l < nodes; l++)
        if (!isnormal(facts->noise_variance[l] * facts->input_variance[l]))
            return err_set(err, ERR_USAGE,
                           "weights: relative-variance needs variances > 0; node %d has noise %g "
                           "and input %g",
                           l, facts->noise_variance[l], facts->input_variance[l]);
    return 0;
}

static int relative_variance_fill(struct network *network, const struct rule_facts *facts,
                                  struct err *err)
{
    if (check_variances(facts, network->nodes, err))
        return -1;
    for (int64_t j = 0; j < network->first[network->nodes]; j++) {
        int32_t l = network->column[j];
        network->weight[j] = 1 / (facts->noise_variance[l] * facts->input_variance[l]);
    }
    weights_normalize(network);
    return 0;
}

const struct rule rule_relative_variance = {
    .variant = {.name = "relative-variance",
                .summary = "inversely proportional to noise and input variance of the node heard"},
    .fill = relative_variance_fill,
};
