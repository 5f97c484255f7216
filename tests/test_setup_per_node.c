/* Quantities of each node: drawn from an interval by seed and node alone, or listed; they reach the
 * weights. */
#include "tests/support/built.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

TestSuite(per_node, .init = built_begin, .fini = built_end);

static struct setup *const setup = &built.setup;

enum { MANY = 400 };

/* Builds a ring of `nodes` with input and noise variances in [1, 3]. */
static void build_ring(int nodes, int seed)
{
    char text[400];
    snprintf(text, sizeof text,
             "seed: %d\nnetwork: {nodes: %d, topology: ring}\n"
             "input: {variance: {min: 1, max: 3}}\nnoise: {variance: {min: 1, max: 3}}\n"
             "algorithms: [{name: sapsm, slab: {min: 1, max: 3}}]",
             seed, nodes);
    built_make(text);
}

static void copy_noise(double *to, int nodes)
{
    for (int k = 0; k < nodes; k++)
        to[k] = per_node_at(&setup->source.noise->variance, k);
}

Test(per_node, draws_fill_their_interval)
{
    build_ring(MANY, 5);
    double sum = 0, least = 3, most = 1;
    for (int k = 0; k < MANY; k++) {
        double value = per_node_at(&setup->source.noise->variance, k);
        sum += value;
        least = fmin(least, value);
        most = fmax(most, value);
    }
    cr_assert(least >= 1 && most <= 3);
    cr_assert(least < 1.05 && most > 2.95, "[%g, %g]", least, most);
    /* four standard deviations of the mean of uniform draws */
    cr_assert_float_eq(sum / MANY, 2, 4 * (2 / sqrt(12)) / sqrt(MANY));
}

Test(per_node, draws_depend_on_the_seed_and_the_node_alone)
{
    double first[MANY], second[MANY];
    build_ring(MANY, 5);
    copy_noise(first, MANY);
    build_ring(MANY / 2, 5);
    copy_noise(second, MANY / 2);
    cr_assert_arr_eq(first, second, sizeof(double) * MANY / 2);
    build_ring(MANY, 6);
    copy_noise(second, MANY);
    for (int k = 0; k < MANY; k++)
        cr_assert_neq(first[k], second[k], "node %d", k);
}

Test(per_node, draws_of_the_same_name_differ_between_sections)
{
    build_ring(MANY, 5);
    const struct per_node *input = built_input("variance"), *slab = built_algorithm("slab");
    for (int k = 0; k < MANY; k++) {
        double noise = per_node_at(&setup->source.noise->variance, k);
        cr_assert(per_node_at(input, k) != noise && per_node_at(slab, k) != noise, "node %d", k);
    }
}

Test(per_node, an_interval_of_one_value_is_that_value_and_lists_are_kept)
{
    built_make(
        "network: {nodes: 3}\ninput: {variance: {min: 2, max: 2}}\nnoise: {snr_db: [-3, 0, 30]}\n"
        "algorithms: [{name: lms}]");
    static const double snr[] = {-3, 0, 30};
    for (int k = 0; k < 3; k++)
        cr_assert(input_white.power(setup->source.input_params, k) == 2 &&
                  per_node_at(&setup->source.noise->snr_db, k) == snr[k]);
}

Test(per_node, variances_reach_the_weights)
{
    built_make("network: {nodes: 2, weights: relative-variance}\ninput: {variance: [1, 2]}\n"
               "noise: {variance: [0.1, 0.15]}\nalgorithms: [{name: lms}]");
    built_expect_network(2, (int64_t[]){0, 2, 4}, (int32_t[]){0, 1, 0, 1},
                         (double[]){0.75, 0.25, 0.75, 0.25}); /* 1 / 0.1 to 1 / 0.3 */
}

/* A node whose step is 0 stays where it began. */
Test(per_node, a_step_is_each_node_s_own)
{
    static const char *const names[] = {"lms", "nlms", "za-lms", "rza-lms"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "trials: 1\niterations: 50\nnetwork: {nodes: 3, topology: ring}\n"
                 "system: {taps: 4, nonzeros: 2}\nnoise: {variance: 0.01}\n"
                 "algorithms: [{name: %s, mode: none, step: [0.1, 0, 0.2]}]",
                 names[i]);
        built_make(text);
        struct outcome outcome;
        setup->plan.save_estimates = 1;
        cr_assert(!engine_run(&setup->plan, &outcome, &built.err), "%s", built.err.text);
        for (int k = 0; k < 3; k++)
            cr_assert_eq(outcome.estimates[4 * k] == 0 && outcome.estimates[4 * k + 1] == 0, k == 1,
                         "%s, node %d", names[i], k);
        outcome_free(&outcome);
    }
}
