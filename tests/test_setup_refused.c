/* What cannot be built is refused with its place in the scenario. */
#include "tests/support/built.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

TestSuite(refused, .init = built_begin, .fini = built_end);

static struct setup *const setup = &built.setup;

static void expect_refused(const char *text, const char *message)
{
    built_read(text);
    cr_assert_eq(setup_build(setup, built.scenario.item[0].tree, 0, &built.files, &built.err), -1,
                 "built: %s", text);
    cr_assert_str_eq(built.err.text, message);
    cr_assert_eq(built.err.kind, ERR_USAGE);
    cr_assert(!setup->pool.last && !setup->network.first, "what failed is empty");
}

#define ONE "algorithms: [{name: lms}]\n"

Test(refused, values_that_do_not_fit_their_rows)
{
    expect_refused(ONE "seed: 1.5",
                   "d/s.yaml:2:7: seed: '1.5' is not a whole number in [0, 2147483647]");
    expect_refused(ONE "noise: {variance: {min: 1}}",
                   "d/s.yaml:2:19: variance: a map other than {min, max} where a number in [0, "
                   "inf), {min: a, max: b} or a list with one per node is expected");
    expect_refused(ONE "noise: {variance: {min: -1, max: 1}}",
                   "d/s.yaml:2:25: variance: -1 is outside [0, inf)");
    expect_refused(ONE "noise: {variance: [1, 2, x]}",
                   "d/s.yaml:2:26: variance: x where a number in [0, inf), {min: a, max: b} or a "
                   "list with one per node is expected");
    expect_refused(ONE "noise: {variance: [1, 2]}\nnetwork: {nodes: 3}",
                   "d/s.yaml:2:19: variance: 2 values for 3 nodes");
    expect_refused("algorithms: [{name: sapsm, alpha: [{from: 0, value: 0.5}, {from: 0, value: "
                   "0.5}]}]\nnoise: {snr_db: 3}",
                   "d/s.yaml:1:66: alpha: steps begin with from: 0 and rise, in whole iterations");
    expect_refused("algorithms: [{name: sapsm, alpha: [{from: 0, value: 1}]}]",
                   "d/s.yaml:1:53: alpha: 1 is outside [0, 1)");
}

Test(refused, edges_that_name_no_nodes)
{
    static const char *const wanted = " where a list of node pairs such as [[0, 1], [1, 2]] is "
                                      "expected";
    static const char *const edges[] = {"[0]", "[[0, 1, 2]]", "[[0, 0.5]]", "[[0, 1e300]]"};
    static const char *const found[] = {
        "30: edges: something other than a pair", "30: edges: something other than a pair",
        "34: edges: something other than a node", "34: edges: something other than a node"};
    for (int i = 0; i < COUNT(edges); i++) {
        char text[200], message[200];
        snprintf(text, sizeof text, ONE "network: {topology: {edges: %s, kind: edges}, nodes: 2}",
                 edges[i]);
        snprintf(message, sizeof message, "d/s.yaml:2:%s%s", found[i], wanted);
        expect_refused(text, message);
    }
}

Test(refused, changes_without_a_place_in_time)
{
    expect_refused(ONE "system: {changes: 5}",
                   "d/s.yaml:2:19: changes: a list of at most 16 maps such as {at: 1000} is "
                   "expected");
    expect_refused(ONE "system: {changes: [{support: keep}]}", "d/s.yaml:2:20: at: missing");
    expect_refused(ONE "system: {changes: [{at: 5}, {at: 5}]}",
                   "d/s.yaml:2:19: changes: at 5 must be after 5");
}

Test(refused, what_only_the_whole_plan_shows_has_its_place_too)
{
    expect_refused(ONE "network: {nodes: 3}\nrun: {threads: 4, parallel: nodes}",
                   "d/s.yaml:3:16: threads: 4 is outside [1, 3], the number of nodes");
    expect_refused("algorithms: [{name: sapsm, metric: leader, leader: 3}]\n"
                   "network: {nodes: 3}\nnoise: {snr_db: 3}",
                   "d/s.yaml:1:52: leader: 3 is outside [0, 2], the nodes of the network");
    expect_refused(ONE "system: {taps: 4}",
                   "d/s.yaml:2:9: nonzeros: 5 is outside [1, 4], the taps");
}

/* Another key of the same name, which comes first, is not the place. */
Test(refused, the_place_is_that_of_the_parameter)
{
    expect_refused("redraw: {noise: trial}\n" ONE "noise: {variance: 1, snr_db: 3}",
                   "d/s.yaml:3:8: noise: give variance or snr_db, not both");
    expect_refused(ONE "system: {changes: [{at: 5, nonzeros: 2}], taps: 4}",
                   "d/s.yaml:2:9: nonzeros: 5 is outside [1, 4], the taps");
    expect_refused("algorithms: [{name: sapsm, slab: 1, metric: leader, leader: 9}]\n"
                   "sweep: {network.nodes: [3]}",
                   "d/s.yaml:1:61: leader: 9 is outside [0, 2], the nodes of the network");
}

Test(refused, rows_of_a_kind_that_was_written)
{
    expect_refused(ONE "network: {topology: {kind: ring, mean_degree: 4}}",
                   "d/s.yaml:2:34: mean_degree: no such key; allowed: kind");
}

Test(refused, systems_that_cannot_move)
{
    expect_refused(ONE "system: {kind: echo, drift: 50}",
                   "d/s.yaml:2:29: drift: a system of kind echo does not drift");
    expect_refused(ONE "system: {drift: 0}", "d/s.yaml:2:17: drift: 0 is outside [1, 1000000000]");
    expect_refused(ONE "system: {walk: {variance: 1, decay: 0}}",
                   "d/s.yaml:2:37: decay: 0 is outside (0, 1]");
    expect_refused(ONE "system: {walk: {step: 1}}",
                   "d/s.yaml:2:17: step: no such key; allowed: variance, decay");
    expect_refused(ONE "system: {walk: 0.1}",
                   "d/s.yaml:2:16: 0.1 where a map such as {key: value} is expected");
}

Test(refused, levels_that_a_noise_does_not_have)
{
    expect_refused(ONE "noise: {kind: alpha-stable, variance: 1}",
                   "d/s.yaml:2:29: variance: no such key; allowed: alpha, scale, kind");
    expect_refused(ONE "noise: {kind: alpha-stable, alpha: 2.5}",
                   "d/s.yaml:2:36: alpha: 2.5 is outside [0.1, 2]");
    expect_refused(ONE "noise: {scale: 1}",
                   "d/s.yaml:2:9: scale: no such key; allowed: variance, snr_db, kind");
    expect_refused(
        "algorithms: [{name: sapsm}]\nnoise: {kind: alpha-stable, scale: 1}",
        "d/s.yaml:1:14: slab_sigmas: the noise has no known variance; give noise.variance "
        "or noise.snr_db, or the half width `slab` in units of the desired signal");
    expect_refused(
        ONE "network: {weights: hastings}\nnoise: {kind: alpha-stable, scale: 1}",
        "d/s.yaml:2:20: weights: hastings needs known variances of noise, which recorded "
        "data and alpha-stable noise do not have");
}

Test(refused, coefficients_without_a_signal)
{
    expect_refused(ONE "input: {kind: ar, coefficients: [0.5, 0.6]}",
                   "d/s.yaml:2:33: coefficients: not stable: reflection coefficient 1 is 1.25, "
                   "outside (-1, 1)");
    expect_refused(ONE "input: {kind: fir, coefficients: [1, x]}",
                   "d/s.yaml:2:38: coefficients: x where a number in (-inf, inf) or a list of at "
                   "most 64 is expected");
    expect_refused(ONE "input: {kind: fir, coefficients: []}",
                   "d/s.yaml:2:34: coefficients: a list where a number in (-inf, inf) or a list of "
                   "at most 64 is expected");
}

Test(refused, files_of_another_shape)
{
    test_folder_write("d/a.csv", "1,0\n0,1\n");
    expect_refused(ONE "network: {nodes: 3, weights: {file: a.csv}}",
                   "d/s.yaml:2:37: d/a.csv: 2 x 2 numbers, expected 3 x 3 (nodes x nodes)");
    expect_refused(ONE "system: {file: a.csv, taps: 2}",
                   "d/s.yaml:2:16: d/a.csv: 2 x 2 numbers, expected 1 x 2 (1 x taps)");
    expect_refused(BUILT_RECORDING("", "signal: a.csv, desired: b.csv"),
                   "d/s.yaml:5:8: d/b.csv: No such file or directory");
    expect_refused(BUILT_RECORDING("", "desired: a.csv"),
                   "d/s.yaml:5:8: a recording needs either `regressors` or `signal`");
    expect_refused(BUILT_RECORDING("", "signal: [a.csv, a.csv, a.csv]"),
                   "d/s.yaml:5:8: signal: 3 files for 2 nodes");
    test_folder_write("d/b.csv", "1,0\n0,1\n1,1\n");
    expect_refused(BUILT_RECORDING("", "regressors: b.csv"),
                   "d/s.yaml:5:8: d/b.csv: 3 rows are not a multiple of the 2 nodes");
}
