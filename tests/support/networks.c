#include "tests/support/networks.h"

#include "tests/support/members.h"

#include <criterion/criterion.h>
#include <string.h>

/* ---- building ---- */

void networks_set(const struct topology *topology, union networks_params *params,
                  const char *const *pairs)
{
    cr_assert(topology->variant.options.params_size <= sizeof *params);
    option_defaults(&topology->variant.options, params);
    for (; pairs && *pairs; pairs += 2)
        cr_assert(
            !option_set(option_find(&topology->variant.options, pairs[0]), params, pairs[1], NULL));
}

int networks_build(struct network *network, int nodes, const char *kind, uint64_t seed,
                   const char *const *pairs, struct err *err)
{
    const struct topology *topology = member_topology(kind);
    union networks_params params;
    networks_set(topology, &params, pairs);
    return network_build(network, nodes, topology, &params, seed, &rule_metropolis, NULL, err);
}

int networks_join(struct network *network, int nodes, int (*edge)[2], int count,
                  const struct rule *rule, struct err *err)
{
    struct edge_list list = {edge, count};
    return network_build(network, nodes, &topology_edges, &list, 1, rule, NULL, err);
}

int networks_pentagon[NETWORKS_PENTAGON][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {0, 2}};

/* ---- looking ---- */

double networks_weight(const struct network *network, int k, int l)
{
    for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
        if (network->column[j] == l)
            return network->weight[j];
    return -1;
}

int networks_same_graph(const struct network *a, const struct network *b)
{
    size_t entries = (size_t)a->first[a->nodes];
    return a->first[a->nodes] == b->first[b->nodes] &&
           !memcmp(a->first, b->first, ((size_t)a->nodes + 1) * sizeof *a->first) &&
           !memcmp(a->column, b->column, entries * sizeof *a->column);
}

void networks_expect_refusal(const struct err *err, const char *part)
{
    cr_assert_eq(err->kind, ERR_USAGE, "%s", err->text);
    cr_assert(strstr(err->text, part), "'%s' does not say '%s'", err->text, part);
}
