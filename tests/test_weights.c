/* Combination weights: each rule's by hand, those of a matrix, and matrices that are wrong. */
#include "tests/support/networks.h"

#include <criterion/criterion.h>
#include <math.h>

/* ---- by a rule ---- */

static void expect_weights(const struct network *network, const double (*expected)[5],
                           const char *rule)
{
    for (int k = 0; k < 5; k++)
        for (int l = 0; l < 5; l++)
            cr_assert_float_eq(fmax(networks_weight(network, k, l), 0), expected[k][l], 1e-15,
                               "%s: c[%d][%d]", rule, k, l);
}

Test(network, weights_by_hand)
{
    static const double t = 1 / 3.0, q = 1 / 4.0, s = 5 / 12.0, d = 4 / 11.0, e = 3 / 11.0;
    const struct {
        const struct rule *rule;
        double expected[5][5];
    } known[] = {
        {&rule_metropolis,
         {{q, q, q, 0, q}, {q, .5, q, 0, 0}, {q, q, q, q, 0}, {0, 0, q, s, t}, {q, 0, 0, t, s}}},
        {&rule_uniform,
         {{q, q, q, 0, q}, {t, t, t, 0, 0}, {q, q, q, q, 0}, {0, 0, t, t, t}, {t, 0, 0, t, t}}},
        {&rule_laplacian,
         {{q, q, q, 0, q}, {q, .5, q, 0, 0}, {q, q, q, q, 0}, {0, 0, q, .5, q}, {q, 0, 0, q, .5}}},
        {&rule_max_degree,
         {{.4, .2, .2, 0, .2},
          {.2, .6, .2, 0, 0},
          {.2, .2, .4, .2, 0},
          {0, 0, .2, .6, .2},
          {.2, 0, 0, .2, .6}}},
        {&rule_relative_degree,
         {{4 / 14.0, 3 / 14.0, 4 / 14.0, 0, 3 / 14.0},
          {d, e, d, 0, 0},
          {4 / 14.0, 3 / 14.0, 4 / 14.0, 3 / 14.0, 0},
          {0, 0, .4, .3, .3},
          {.4, 0, 0, .3, .3}}},
        {&rule_none, {[0][0] = 1, [1][1] = 1, [2][2] = 1, [3][3] = 1, [4][4] = 1}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct network network;
        cr_assert(
            !networks_join(&network, 5, networks_pentagon, NETWORKS_PENTAGON, known[i].rule, NULL));
        expect_weights(&network, known[i].expected, known[i].rule->variant.name);
        network_free(&network);
    }
}

/* On the line 0-1-2 with noise .01 .04 .01 and input 1 1 2: precisions 100, 25, 50. */
Test(network, relative_variance_trusts_quiet_nodes)
{
    const struct rule_facts facts = {(double[]){.01, .04, .01}, (double[]){1, 1, 2}};
    struct network network;
    struct err err = {0};
    cr_assert(!network_build(&network, 3, &topology_line, NULL, 1, &rule_relative_variance, &facts,
                             &err));
    cr_assert_float_eq(networks_weight(&network, 0, 0), 100 / 125.0, 1e-15);
    cr_assert_float_eq(networks_weight(&network, 1, 2), 50 / 175.0, 1e-15);
    network_free(&network);

    const struct rule_facts none = {0}, silent = {(double[]){1, 0, 1}, (double[]){1, 1, 1}};
    cr_assert(
        network_build(&network, 3, &topology_line, NULL, 1, &rule_relative_variance, &none, &err));
    networks_expect_refusal(&err, "known variances");
    cr_assert(network_build(&network, 3, &topology_line, NULL, 1, &rule_relative_variance, &silent,
                            &err));
    networks_expect_refusal(&err, "node 1 has noise 0");
}

/* On the line 0-1-2 with noise .01 .04 .01 and neighbourhoods of 2, 3, 2 nodes. 1 / noise is the
 * stationary distribution. */
Test(network, hastings_weighs_data_by_their_noise)
{
    const struct rule_facts facts = {(double[]){.01, .04, .01}, (double[]){1, 1, 2}};
    static const double wanted[3][3] = {
        {11 / 12., 1 / 12., 0}, {1 / 3., 1 / 3., 1 / 3.}, {0, 1 / 12., 11 / 12.}};
    struct network network;
    struct err err = {0};
    cr_assert(!network_build(&network, 3, &topology_line, NULL, 1, &rule_hastings, &facts, &err));
    for (int l = 0; l < 3; l++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double weight = fmax(networks_weight(&network, k, l), 0);
            cr_assert_float_eq(weight, wanted[k][l], 1e-15, "c[%d][%d]", k, l);
            sum += weight / facts.noise_variance[k];
        }
        cr_assert_float_eq(sum, 1 / facts.noise_variance[l], 1e-12, "node %d", l);
    }
    network_free(&network);

    const struct rule_facts none = {0}, silent = {(double[]){1, 0, 1}, NULL};
    cr_assert(network_build(&network, 3, &topology_line, NULL, 1, &rule_hastings, &none, &err));
    networks_expect_refusal(&err, "known variances");
    cr_assert(network_build(&network, 3, &topology_line, NULL, 1, &rule_hastings, &silent, &err));
    networks_expect_refusal(&err, "node 1 has 0");
}

Test(network, isolated_nodes_keep_to_themselves)
{
    struct network network;
    cr_assert(!network_isolated(&network, 3, NULL));
    cr_assert_eq(network.first[3], 3);
    cr_assert_eq(network_mean_degree(&network), 0);
    for (int k = 0; k < 3; k++)
        cr_assert_eq(networks_weight(&network, k, k), 1);
    network_free(&network);
}

/* ---- by a matrix ---- */

static void refuse_matrix(const double matrix[9], const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(network_from_matrix(&network, 3, matrix, &err));
    networks_expect_refusal(&err, message);
    cr_assert_null(network.first);
}

Test(network, matrices_that_are_wrong)
{
    refuse_matrix((double[]){1, 0, 0, .5, .6, -.1, 0, .5, .5}, "row 1, column 2 is -0.1");
    refuse_matrix((double[]){1, 0, 0, .5, .5, 0, NAN, .5, .5}, "row 2, column 0 is");
    refuse_matrix((double[]){1, 0, 0, .5, .5, 0, 0, INFINITY, .5}, "row 2, column 1 is inf");
    refuse_matrix((double[]){1, 0, 0, .5, .5, 2e-9, 0, .5, .5}, "row 1 sums to 1.000000002");
    refuse_matrix((double[]){1, 0, 0, 0, .5, .5, 0, .5, .5}, "leave 2 components");
}

/* Node 0 hears nobody, 1 hears 0, 2 hears 1 and not itself. */
Test(network, a_directed_matrix)
{
    const double matrix[] = {1, 0, 0, .25, .75, 0, 0, 1, 0};
    struct network network;
    struct err err = {0};
    cr_assert(!network_from_matrix(&network, 3, matrix, &err), "%s", err.text);
    cr_assert_arr_eq(network.first, ((int64_t[]){0, 1, 3, 5}), 4 * sizeof(int64_t));
    cr_assert_arr_eq(network.column, ((int32_t[]){0, 0, 1, 1, 2}), 5 * sizeof(int32_t));
    for (int k = 0; k < 3; k++)
        for (int l = 0; l < 3; l++)
            cr_assert_eq(fmax(networks_weight(&network, k, l), 0), matrix[3 * k + l]);
    cr_assert(!network_doubly_stochastic(&network));
    network_free(&network);
}
