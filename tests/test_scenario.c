/* The cases that a scenario makes: its sweep, their names, and what is refused. */
#include "tests/support/expansion.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

TestSuite(sweep, .init = expansion_begin, .fini = expansion_end);
TestSuite(names, .init = expansion_begin, .fini = expansion_end);
TestSuite(refused, .init = expansion_begin, .fini = expansion_end);

static struct scenario *const scenario = &expanded.scenario;

/* ---- cases ---- */

Test(sweep, without_one_there_is_a_case_for_each_algorithm)
{
    expansion_expect("algorithms: [{name: sapsm}, {name: lms, label: two words}]",
                     "sapsm two words");
    cr_assert(scenario->axes == 0 && scenario->labels == 2);
    cr_assert(scenario->item[1].algorithm == 1 && !strcmp(scenario->item[1].label, "two words"));
}

Test(sweep, of_several_paths_is_their_product_last_fastest)
{
    expansion_expect(
        "algorithms: [{name: lms}]\nsweep: {system.nonzeros: [2, 5], system.taps: [8, 9]}",
        "lms/nonzeros=2/taps=8 lms/nonzeros=2/taps=9 lms/nonzeros=5/taps=8 "
        "lms/nonzeros=5/taps=9");
    const struct scenario_case *item = &scenario->item[2];
    cr_assert(item->at[0] == 1 && item->at[1] == 0);
    cr_assert_str_eq(expansion_value(item->tree, "system", "nonzeros"), "5");
    cr_assert_str_eq(expansion_value(item->tree, "system", "taps"), "8");
    cr_assert_eq(tree_get(tree_get(item->tree, "system"), "taps")->mark.line, 2, "where it stood");
    cr_assert_null(tree_get(item->tree, "sweep"));
    cr_assert_null(tree_get(scenario->base, "sweep"));
}

Test(sweep, of_a_zip_goes_together)
{
    expansion_expect(
        "algorithms: [{name: lms}]\n"
        "sweep: {zip: {a.x: [1, 2, 3], a.y: [4, 5, 6]}, b: [p, q]}",
        "lms/x=1/y=4/b=p lms/x=1/y=4/b=q lms/x=2/y=5/b=p lms/x=2/y=5/b=q lms/x=3/y=6/b=p "
        "lms/x=3/y=6/b=q");
    cr_assert(scenario->axis[0].turn == scenario->axis[1].turn);
    cr_assert(scenario->axis[1].turn != scenario->axis[2].turn);
}

Test(sweep, of_several_zips_is_their_product)
{
    expansion_expect("algorithms: [{name: lms}]\n"
                     "sweep: {zip: [{a: [1, 2], b: [3, 3]}, {c: [5, 6]}]}",
                     "lms/a=1/b=3/c=5 lms/a=1/b=3/c=6 lms/a=2/b=3/c=5 lms/a=2/b=3/c=6");
    expansion_expect(
        "algorithms: [{name: lms}, {name: nlms}]\n"
        "sweep: {zip: [{algorithms.lms.step: [1, 2]}, {algorithms.nlms.step: [3, 4, 5]}]}",
        "lms/step=1 lms/step=2 nlms/step=3 nlms/step=4 nlms/step=5");
}

Test(sweep, of_a_zip_goes_together_where_an_axis_does_not_concern_an_algorithm)
{
    expansion_expect("algorithms: [{name: lms}, {name: nlms}]\n"
                     "sweep: {zip: {a: [1, 2], algorithms.lms.step: [3, 4], b: [5, 6]}}",
                     "lms/a=1/step=3/b=5 lms/a=2/step=4/b=6 nlms/a=1/b=5 nlms/a=2/b=6");
    expansion_expect("algorithms: [{name: lms}, {name: nlms}]\n"
                     "sweep: {zip: {algorithms.lms.step: [1, 2], algorithms.nlms.step: [3, 4]}}",
                     "lms/step=1 lms/step=2 nlms/step=3 nlms/step=4");
}

Test(sweep, a_list_under_run_is_one)
{
    expansion_expect(
        "algorithms: [{name: lms}]\nrun: {threads: [1, 2], sync: barrier}\nsweep: {a: [3]}",
        "lms/a=3/threads=1 lms/a=3/threads=2");
    cr_assert_str_eq(scenario->axis[1].path, "run.threads");
    cr_assert_str_eq(expansion_value(scenario->item[1].tree, "run", "threads"), "2");
    cr_assert_str_eq(expansion_value(scenario->item[1].tree, "run", "sync"), "barrier");
}

Test(sweep, of_one_algorithm_leaves_the_others_alone)
{
    expansion_expect("algorithms: [{name: lms, label: L1}, {name: lms, label: L2}, {name: nlms}]\n"
                     "sweep: {algorithms.L*.step: [1, 2], algorithms.2.step: [3]}",
                     "L1/step=1 L1/step=2 L2/step=1 L2/step=2 nlms/step=3");
    static const char *const steps[] = {"1", "2", "1", "2", "3"};
    for (int i = 0; i < COUNT(steps); i++)
        cr_assert_str_eq(expansion_step(i), steps[i]);
    cr_assert(scenario->item[4].at[0] == -1 && scenario->item[0].at[1] == -1);
}

Test(sweep, values_may_be_maps_and_lists)
{
    expansion_expect("algorithms: [{name: lms}]\n"
                     "sweep: {noise.snr_db: [20, {min: 1, max: 2}, [3, 4]]}",
                     "lms/snr_db=20 lms/snr_db={min:1,max:2} lms/snr_db=[3,4]");
    cr_assert_eq(tree_get(tree_get(scenario->item[1].tree, "noise"), "snr_db")->kind, TREE_MAP);
}

Test(names, of_axes_are_the_last_word_or_as_many_as_it_takes)
{
    expansion_expect("algorithms: [{name: lms}]\n"
                     "sweep: {network.topology.kind: [ring], algorithms.*.name: [nlms], seed: [1]}",
                     "lms/topology=ring/*=nlms/seed=1");
    expansion_expect("algorithms: [{name: lms}]\n"
                     "sweep: {noise.variance: [1], input.variance: [2], input.pole: [3]}",
                     "lms/noise.variance=1/input.variance=2/pole=3");
    expansion_expect("algorithms: [{name: lms}]\nsweep: {name: [a, b]}", "lms/name=a lms/name=b");
    expansion_expect("algorithms: [{name: lms}]\nsweep: {a.nonzeros: [1], b.zeros: [2]}",
                     "lms/nonzeros=1/zeros=2");
}

Test(names, of_a_scenario_are_given_or_the_file_s)
{
    expansion_read("algorithms: [{name: lms}]\nname: other");
    cr_assert_str_eq(scenario->name, "other");
    expansion_read("algorithms: [{name: lms}]");
    cr_assert_str_eq(scenario->name, "s");
    cr_assert_str_eq(tree_get(scenario->item[0].tree, "name")->text, "s");
}

Test(names, of_a_scenario_lose_the_last_ending_of_the_file_s_alone)
{
    static const char *const files[][2] = {
        {"my.v2.yaml", "my.v2"}, {"plain", "plain"}, {".yaml", ".yaml"}, {"a..yaml", "a."}};
    for (int i = 0; i < COUNT(files); i++) {
        test_folder_write(files[i][0], "algorithms: [{name: lms}]");
        scenario_free(scenario);
        cr_assert_eq(scenario_read(scenario, files[i][0], NULL, 0, &expanded.err), 0, "%s",
                     expanded.err.text);
        cr_assert_str_eq(scenario->name, files[i][1]);
    }
}

Test(names, that_are_numbers_are_labels_before_they_are_places)
{
    expansion_expect("algorithms: [{name: lms, label: 2}, {name: lms, label: 1}, "
                     "{name: lms, label: 0}, {name: nlms}]\n"
                     "sweep: {algorithms.2.step: [3, 4], algorithms.3.step: [5]}",
                     "2/step=3 2/step=4 1 0 nlms/step=5");
    cr_assert_str_eq(expansion_step(0), "3");
    cr_assert_str_eq(expansion_step(3), "absent");
}

Test(names, of_sections_without_content_are_as_if_absent)
{
    expansion_read("algorithms: [{name: lms}]\nnoise:\n  # variance: 1e-3\nsweep:\nrun:\n"
                   "network:\n  nodes: 3\n  topology:\nsystem: {changes: }");
    const struct tree *base = scenario->base, *network = tree_get(base, "network");
    cr_assert(!tree_get(base, "noise") && !tree_get(base, "run"));
    cr_assert(tree_get(network, "nodes") && !tree_get(network, "topology"));
    cr_assert(!tree_get(tree_get(base, "system"), "changes"));
}

/* ---- what is refused ---- */

static void expect_refused(const char *text, const char *message)
{
    test_folder_write("s.yaml", text);
    scenario_free(scenario);
    cr_assert_eq(scenario_read(scenario, "s.yaml", NULL, 0, &expanded.err), -1, "read: %s", text);
    cr_assert_str_eq(expanded.err.text, message);
    cr_assert_eq(expanded.err.kind, ERR_USAGE);
}

Test(refused, scenarios_without_algorithms_or_with_two_of_one_label)
{
    static const char *const wanted =
        "algorithms: a list such as [{name: sapsm}, {name: lms}] is expected";
    char text[200];
    snprintf(text, sizeof text, "s.yaml:1:1: %s", wanted);
    expect_refused("seed: 1", text);
    snprintf(text, sizeof text, "s.yaml:1:13: %s", wanted);
    expect_refused("algorithms: []", text);
    expect_refused("[1]", "s.yaml:1:1: a scenario is a map; see slabmark help run");
    expect_refused("algorithms: [{step: 1}]",
                   "s.yaml:1:14: name: missing; see slabmark list algorithms");
    expect_refused("algorithms: [{name: lms}, {name: lms}]",
                   "s.yaml:1:27: label: 'lms' names two algorithms; give each its own label");
    expect_refused("algorithms: [{name: lms, label: \"a\\x1b[2J\"}]",
                   "s.yaml:1:33: label: holds a control character");
    expect_refused("algorithms: [{name: lms, label: \"a\\x9b2J\"}]",
                   "s.yaml:1:33: label: holds a control character");
    expect_refused("noise: 5\nalgorithms: [{name: lms}]",
                   "s.yaml:1:8: noise: 5 where a map such as {key: value} is expected");
}

Test(refused, names_that_are_no_folders)
{
    static const char *const names[] = {"a/b", ".", ".."};
    for (int i = 0; i < COUNT(names); i++) {
        char text[100], message[100];
        snprintf(text, sizeof text, "algorithms: [{name: lms}]\nname: %s", names[i]);
        snprintf(message, sizeof message,
                 "s.yaml:2:7: name: '%s' is not a file name; use letters, digits, - and _",
                 names[i]);
        expect_refused(text, message);
    }
    expect_refused("algorithms: [{name: lms}]\nname: \"a\\x07\"",
                   "s.yaml:2:7: name: holds a control character");
}

Test(refused, two_cases_of_one_name)
{
    expect_refused("algorithms: [{name: lms, label: a}, {name: nlms, label: a/step=0.1}]\n"
                   "sweep: {algorithms.a.step: [0.1, 0.2]}",
                   "s.yaml:1:37: label: two cases would be called a/step=0.1; give this "
                   "algorithm another label");
}

#define SWEEP(text) "algorithms: [{name: lms}]\nsweep: " text

Test(refused, sweeps_that_say_nothing)
{
    expect_refused(SWEEP("5"), "s.yaml:2:8: sweep: a map such as {system.nonzeros: [2, 5]} is "
                               "expected");
    expect_refused(SWEEP("{a: 5}"), "s.yaml:2:12: sweep of a: a list of values is expected");
    expect_refused(SWEEP("{a: []}"), "s.yaml:2:12: sweep of a: a list of values is expected");
    expect_refused(SWEEP("{zip: [1]}"),
                   "s.yaml:2:15: zip: a map of paths with lists of the same length is expected");
    expect_refused(SWEEP("{zip: {a: [1, 2, 1], b: [3, 3, 3]}}"),
                   "s.yaml:2:25: sweep of a: 1 occurs twice");
    expect_refused(SWEEP("{zip: {a: [1, 2], b: [1]}}"),
                   "s.yaml:2:29: zip: b has 1 values, but a has 2");
    expect_refused(SWEEP("{algorithms.nlms.step: [1]}"),
                   "s.yaml:2:32: sweep of algorithms.nlms.step: no algorithm has that number or "
                   "label; a path such as algorithms.LABEL.step, or algorithms.*.step of all, is "
                   "expected");
    expect_refused(
        SWEEP("{algorithms: [[{name: nlms}]]}"),
        "s.yaml:2:22: sweep of algorithms: every algorithm of the list is run; a path such as "
        "algorithms.LABEL.step is expected");
    expect_refused(SWEEP("{run.threads: [1]}\nrun: {threads: [2]}"),
                   "s.yaml: swept twice: run.threads");
    expect_refused(SWEEP("{seed.x: [1]}\nseed: 3"),
                   "s.yaml:2:18: 'seed.x' leads into '3', which has no parts");
}

Test(refused, sweeps_of_too_many_cases)
{
    char ten[] = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", text[400];
    snprintf(text, sizeof text, SWEEP("{a: %s, b: %s, c: %s, d: %s, e: %s, f: [1, 2]}"), ten, ten,
             ten, ten, ten);
    expect_refused(text, "s.yaml: the sweep makes more than 100000 cases");
}
