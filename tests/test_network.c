/* Every topology with every rule: the pattern, the sums of the weights, and the seed that alone
 * decides the graph. */
#include "tests/support/networks.h"

#include <criterion/criterion.h>
#include <math.h>

enum { MOST_NODES = 37 };
static const int sizes[] = {1, 2, 5, 10, MOST_NODES};

static const struct rule_facts facts = {
    .noise_variance = (double[MOST_NODES]){.01, .04, [2 ... MOST_NODES - 1] = .01},
    .input_variance = (double[MOST_NODES]){1, 1, 2, [3 ... MOST_NODES - 1] = 1},
};

static int reached_from(const struct network *network, int start)
{
    int queue[MOST_NODES], seen[MOST_NODES] = {0}, count = 0;
    queue[count++] = start;
    seen[start] = 1;
    for (int head = 0; head < count; head++)
        for (int64_t j = network->first[queue[head]]; j < network->first[queue[head] + 1]; j++)
            if (!seen[network->column[j]]) {
                seen[network->column[j]] = 1;
                queue[count++] = network->column[j];
            }
    return count;
}

static void check_pattern(const struct network *network, const char *name)
{
    cr_assert_eq(network->first[0], 0);
    for (int k = 0; k < network->nodes; k++) {
        cr_assert_neq(networks_weight(network, k, k), -1, "%s: node %d is not in its row", name, k);
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            int l = network->column[j];
            cr_assert(l >= 0 && l < network->nodes);
            cr_assert(j == network->first[k] || network->column[j - 1] < l, "%s: row %d", name, k);
            cr_assert_neq(networks_weight(network, l, k), -1, "%s: %d hears %d only", name, k, l);
        }
    }
    cr_assert_eq(reached_from(network, 0), network->nodes, "%s is not connected", name);
}

static void check_rows(const struct network *network, const char *name)
{
    for (int k = 0; k < network->nodes; k++) {
        double sum = 0;
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            cr_assert_geq(network->weight[j], 0, "%s: row %d", name, k);
            sum += network->weight[j];
        }
        cr_assert_float_eq(sum, 1, 1e-14, "%s: row %d sums to %.17g", name, k, sum);
    }
}

static void check_against_rule(const struct network *network, const struct rule *rule)
{
    double column[MOST_NODES] = {0};
    int doubly = 1;
    for (int64_t j = 0; j < network->first[network->nodes]; j++)
        column[network->column[j]] += network->weight[j];
    for (int l = 0; l < network->nodes; l++)
        doubly &= fabs(column[l] - 1) < 1e-9;
    cr_assert_eq(network_doubly_stochastic(network), doubly);
    cr_assert(doubly || !rule->doubly_stochastic, "%s with %d nodes", rule->variant.name,
              network->nodes);
}

static int needs_data(const struct topology *topology)
{
    return topology == &topology_edges || topology == &topology_file;
}

Test(network, every_topology_with_every_rule)
{
    for (const struct topology *const *t = topologies; *t; t++)
        for (size_t i = 0; !needs_data(*t) && i < sizeof sizes / sizeof *sizes; i++)
            for (const struct rule *const *r = rules; *r; r++) {
                struct network network;
                struct err err = {0};
                union networks_params params;
                networks_set(*t, &params, NULL);
                int failed = network_build(&network, sizes[i], *t, &params, 3, *r, &facts, &err);
                cr_assert(!failed, "%s, %d nodes: %s", (*t)->variant.name, sizes[i], err.text);
                cr_assert_eq(network.nodes, sizes[i]);
                check_pattern(&network, (*t)->variant.name);
                check_rows(&network, (*r)->variant.name);
                check_against_rule(&network, *r);
                network_free(&network);
            }
}

Test(network, rules_that_promise_nothing_are_not_doubly_stochastic_on_a_star)
{
    for (const struct rule *const *r = rules; *r; r++) {
        struct network network;
        cr_assert(!network_build(&network, 5, &topology_star, NULL, 1, *r, &facts, NULL));
        cr_assert_eq(network_doubly_stochastic(&network), (*r)->doubly_stochastic, "%s",
                     (*r)->variant.name);
        network_free(&network);
    }
}

Test(network, the_seed_alone_decides_the_graph)
{
    for (const struct topology *const *t = topologies; *t; t++) {
        if (needs_data(*t))
            continue;
        struct network a, again, other;
        cr_assert(!networks_build(&a, MOST_NODES, (*t)->variant.name, 7, NULL, NULL));
        cr_assert(!networks_build(&other, MOST_NODES, (*t)->variant.name, 8, NULL, NULL));
        cr_assert(!networks_build(&again, MOST_NODES, (*t)->variant.name, 7, NULL, NULL));
        cr_assert(networks_same_graph(&a, &again), "%s", (*t)->variant.name);
        cr_assert_eq(networks_same_graph(&a, &other), !(*t)->random, "%s", (*t)->variant.name);
        network_free(&a);
        network_free(&again);
        network_free(&other);
    }
}
