/* What a case was run with, beside its scenario: drawn levels, edges, digests; and that a scenario
 * that spells them out is the same case. */
#include "bench/results/node_ids_json.h"
#include "bench/results/summary.h"
#include "bench/results/used_json.h"
#include "tests/support/built.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

TestSuite(used, .init = built_begin, .fini = built_end);

static struct setup *const setup = &built.setup;

/* One value of what was used, as text; good until the next call. */
static const char *used(const char *key)
{
    static char *text;
    json_t *json = used_json(&setup->plan, &built.err);
    cr_assert(json, "%s", built.err.text);
    free(text);
    text = json_dumps(json_object_get(json, key), JSON_COMPACT | JSON_ENCODE_ANY);
    json_decref(json);
    return text ? text : "absent";
}

static void expect_used(const char *key, const char *wanted)
{
    cr_assert_str_eq(used(key), wanted, "%s: %s", key, used(key));
}

Test(used, levels_are_those_of_each_node)
{
    built_make("iterations: 4000\nnetwork: {nodes: 3, topology: line}\n"
               "system: {taps: 8, norm: 2}\ninput: {variance: [1, 4, 9]}\nnoise: {snr_db: 0}\n"
               "algorithms: [{name: lms, step: [0.5, 0.25, 0]}]");
    expect_used("input_variance", "[1.0,4.0,9.0]");
    expect_used("algorithm", "{\"step\":[0.5,0.25,0.0]}");
    expect_used("edges", "[[0,1],[1,2]]");
    expect_used("observe_every", "4");
    double level[3];
    cr_assert_eq(sscanf(used("noise_variance"), "[%lf,%lf,%lf]", &level[0], &level[1], &level[2]),
                 3);
    for (int k = 0; k < 3; k++)
        cr_assert_float_eq(level[k], 4 * (k + 1) * (k + 1), 1e-5);
}

static uint64_t digest_of_run(void)
{
    struct outcome outcome;
    cr_assert(!engine_run(&setup->plan, &outcome, &built.err), "%s", built.err.text);
    uint64_t digest = outcome.digest;
    outcome_free(&outcome);
    return digest;
}

/* The resolved scenario with the lists in place of what they were drawn from. */
Test(used, values_make_the_same_case)
{
    char text[4000], edges[1000], noise[1000], weights[40];
    built_make("seed: 5\ntrials: 2\niterations: 50\nnetwork: {nodes: 8}\nsystem: {taps: 8}\n"
               "noise: {variance: {min: 0.1, max: 0.9}}\nalgorithms: [{name: lms}]");
    snprintf(edges, sizeof edges, "%s", used("edges"));
    snprintf(noise, sizeof noise, "%s", used("noise_variance"));
    snprintf(weights, sizeof weights, "%s", used("weights_digest"));
    uint64_t digest = digest_of_run();
    snprintf(text, sizeof text,
             "seed: 5\ntrials: 2\niterations: 50\n"
             "network: {nodes: 8, topology: {kind: edges, edges: %s}}\nsystem: {taps: 8}\n"
             "noise: {variance: %s}\nalgorithms: [{name: lms}]",
             edges, noise);
    built_make(text);
    expect_used("weights_digest", weights);
    cr_assert_eq(digest_of_run(), digest);
    built_make("seed: 5\nnetwork: {nodes: 8, weights: uniform}\nalgorithms: [{name: lms}]");
    expect_used("edges", edges);
    cr_assert(strcmp(used("weights_digest"), weights), "other weights");
}

Test(used, names_of_nodes_stand_beside_their_numbers)
{
    test_folder_write("d/net.graphml", "<graphml><graph><node id='b'/><node id='a'/>"
                                       "<edge source='a' target='b'/></graph></graphml>");
    built_make("network: {topology: {path: net.graphml}}\nalgorithms: [{name: lms}]");
    json_t *ids = node_ids_json(&built.scenario, &built.err);
    cr_assert(ids, "%s", built.err.text);
    char *text = json_dumps(ids, JSON_COMPACT);
    cr_assert_str_eq(text, "{\"net.graphml\":[\"b\",\"a\"]}");
    free(text);
    json_decref(ids);
    cr_assert_str_eq(tree_get(tree_get(setup->tree, "network"), "nodes")->text, "2");
}

/* A graph of one-way links is no list of edges; the digest has them. */
Test(used, edges_go_both_ways)
{
    test_folder_write("d/C.csv", "0.5,0.5,0\n0,0.5,0.5\n0.5,0,0.5\n");
    built_make("network: {weights: {file: C.csv}}\nalgorithms: [{name: lms}]");
    expect_used("edges", "null");
}

/* The mean over the nodes of what each node's own means say is the floor of the case. */
Test(used, floors_of_nodes_average_to_the_case_s)
{
    built_make("seed: 3\ntrials: 3\niterations: 400\nnetwork: {nodes: 5, topology: star}\n"
               "system: {taps: 8, nonzeros: 2, changes: [{at: 100}]}\n"
               "noise: {variance: [1, 0.01, 0.01, 0.01, 0.01]}\nalgorithms: [{name: nlms}]\n"
               "run: {observe_every: 7}");
    struct outcome outcome;
    setup->plan.steady_from = summary_steady_from(&setup->plan);
    cr_assert(!engine_run(&setup->plan, &outcome, &built.err), "%s", built.err.text);
    struct reference reference;
    struct summary summary;
    cr_assert(!reference_init(&reference, &setup->plan, &built.err));
    struct curve_point *curve = summary_curve(&setup->plan, &outcome, &reference, &built.err);
    cr_assert(!summary_make(&setup->plan, &outcome, curve, &reference, &summary, &built.err));
    double msd = 0, mse = 0;
    for (int i = 0; i < 3 * 5; i++) {
        msd += outcome.node[i].msd / 15;
        mse += outcome.node[i].mse / 15;
    }
    cr_assert_float_eq(msd, summary.msd.mean, 1e-12 * msd);
    cr_assert_float_eq(mse, summary.mse, 1e-12 * mse);
    for (int i = 0; i < 3 * 5; i++)
        cr_assert_eq(outcome.node[i].mse > 0.3, i % 5 == 0, "the noisy node is the first");
    reference_free(&reference);
    free(curve);
    outcome_free(&outcome);
}
