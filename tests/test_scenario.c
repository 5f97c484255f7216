/* Scenarios: the tree that a YAML file is, paths into it, what stands over it, and the cases that a
 * sweep makes of it. */
#include "bench/scenario/scenario.h"

#include "bench/command/args.h"
#include "bench/scenario/overrides.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

extern const struct command command_run;

/* Every test runs in a directory of its own, so that messages show short names. */
static char directory[] = "/tmp/test_scenario_XXXXXX";
static struct pool pool;
static struct scenario scenario;
static struct err err;

static void begin(void)
{
    cr_assert(mkdtemp(directory) && !chdir(directory));
}

static void end(void)
{
    scenario_free(&scenario);
    pool_free(&pool);
    remove("s.yaml");
    rmdir(directory);
}

TestSuite(tree, .init = begin, .fini = end);
TestSuite(path, .init = begin, .fini = end);
TestSuite(sweep, .init = begin, .fini = end);
TestSuite(names, .init = begin, .fini = end);
TestSuite(refused, .init = begin, .fini = end);
TestSuite(over, .init = begin, .fini = end);

static void write_text(const char *text)
{
    FILE *file = fopen("s.yaml", "w");
    cr_assert(file && fputs(text, file) >= 0 && !fclose(file));
}

static struct tree *parse(const char *text)
{
    struct tree *tree = tree_parse(text, "here", &pool, &err);
    cr_assert(tree, "%s", err.text);
    return tree;
}

/* ---- the tree ---- */

Test(tree, a_file_becomes_scalars_lists_and_maps_that_know_their_place)
{
    write_text("a: 5\nb:\n  - x\n  - [1, 2]\nc: {min: 0, max: 1}\n");
    const struct tree *tree = tree_read("s.yaml", &pool, &err), *b, *max;
    cr_assert(tree, "%s", err.text);
    cr_assert(tree->kind == TREE_MAP && tree->count == 3);
    cr_assert_str_eq(tree->key[2], "c");
    cr_assert(tree->key_mark[2].line == 5 && tree->key_mark[2].column == 1);
    cr_assert_str_eq(tree_get(tree, "a")->text, "5");
    b = tree_get(tree, "b");
    cr_assert(b->kind == TREE_LIST && b->count == 2 && b->item[1]->kind == TREE_LIST);
    cr_assert(b->item[1]->mark.line == 4 && b->item[1]->mark.column == 5);
    cr_assert_str_eq(b->item[1]->mark.file, "s.yaml");
    max = tree_get(tree_get(tree, "c"), "max");
    cr_assert(max->kind == TREE_SCALAR && max->origin == TREE_WRITTEN && !strcmp(max->text, "1"));
    cr_assert(!tree_get(tree, "d") && !tree_get(b, "x") && !tree_get(NULL, "a"));
}

Test(tree, aliases_are_what_they_stand_for)
{
    const struct tree *tree = parse("{a: &x [1, {b: 2}], c: *x}");
    cr_assert_str_eq(tree_text(tree_get(tree, "c"), &pool, &err), "[1,{b:2}]");
}

Test(tree, text_is_one_line_without_blanks)
{
    static const char *const pairs[][2] = {{"5", "5"},
                                           {"[1, 2,  3]", "[1,2,3]"},
                                           {"{min: 0, max: 1}", "{min:0,max:1}"},
                                           {"[]", "[]"},
                                           {"[{from: 0, value: [a]}, b]", "[{from:0,value:[a]},b]"},
                                           {"\"two words\"", "two words"}};
    for (int i = 0; i < COUNT(pairs); i++)
        cr_assert_str_eq(tree_text(parse(pairs[i][0]), &pool, &err), pairs[i][1]);
}

Test(tree, a_copy_is_changed_alone)
{
    const struct tree *tree = parse("{a: {b: 1}, c: [1]}");
    struct tree *copy = tree_copy(tree, &pool, &err);
    cr_assert(!tree_set(copy, "a.b", parse("2"), &pool, &err));
    cr_assert(!tree_set(copy, "a.new", parse("3"), &pool, &err));
    cr_assert(!tree_set(copy, "c.0", parse("4"), &pool, &err));
    cr_assert_str_eq(tree_text(tree, &pool, &err), "{a:{b:1},c:[1]}");
    cr_assert_str_eq(tree_text(copy, &pool, &err), "{a:{b:2,new:3},c:[4]}");
}

static void expect_yaml_refused(const char *text, const char *message)
{
    write_text(text);
    cr_assert_null(tree_read("s.yaml", &pool, &err), "read, instead of: %s", message);
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
}

/* [[...]] with `levels` brackets. */
static struct tree *parse_nested(int levels)
{
    char text[200] = "";
    cr_assert_lt(2 * levels, (int)sizeof text);
    memset(text, '[', (size_t)levels);
    memset(text + levels, ']', (size_t)levels);
    return tree_parse(text, "here", &pool, &err);
}

Test(tree, is_64_levels_below_its_root_deep_at_most)
{
    cr_assert_not_null(parse_nested(65));
    cr_assert_null(parse_nested(66));
    cr_assert_str_eq(err.text, "here: nested deeper than 64 levels");
}

Test(tree, wrong_yaml_is_refused_with_its_place)
{
    expect_yaml_refused("a: 1\nb: 2\na: 3\n", "s.yaml:3:1: a: given twice");
    expect_yaml_refused("a: 1\n? [1, 2]\n: 3\n", "s.yaml:2:3: a key must be a plain word");
    expect_yaml_refused("", "s.yaml: empty");
    expect_yaml_refused("a: &x [*x]\n", "s.yaml:1:4: nested deeper than 64 levels");
    cr_assert_null(tree_read("missing.yaml", &pool, &err));
    cr_assert_str_eq(err.text, "missing.yaml: No such file or directory");
    cr_assert_null(tree_parse("[1", "--set a=[1", &pool, &err));
    cr_assert(!strncmp(err.text, "--set a=[1: did not find", 24), "%s", err.text);
}

/* ---- paths ---- */

static void expect_set(const char *before, const char *path, const char *after)
{
    struct tree *tree = parse(before);
    cr_assert_eq(tree_set(tree, path, parse("7"), &pool, &err), 0, "%s: %s", path, err.text);
    const char *text = tree_text(tree, &pool, &err);
    cr_assert_str_eq(text, after, "%s of %s: %s", path, before, text);
}

Test(path, leads_through_maps_and_makes_what_is_missing)
{
    expect_set("{a: 1}", "a", "{a:7}");
    expect_set("{a: {b: 1, c: 2}}", "a.b", "{a:{b:7,c:2}}");
    expect_set("{a: 1}", "b", "{a:1,b:7}");
    expect_set("{a: 1}", "b.c.d", "{a:1,b:{c:{d:7}}}");
    expect_set("{a: [1, 2]}", "a", "{a:7}");
}

Test(path, names_items_by_number_label_name_and_pattern)
{
    static const char *const list = "{l: [{name: lms, label: L1}, {name: lms, label: L2}, "
                                    "{name: nlms}]}";
    expect_set(list, "l.1.s", "{l:[{name:lms,label:L1},{name:lms,label:L2,s:7},{name:nlms}]}");
    expect_set(list, "l.L1.s", "{l:[{name:lms,label:L1,s:7},{name:lms,label:L2},{name:nlms}]}");
    expect_set(list, "l.L*.s", "{l:[{name:lms,label:L1,s:7},{name:lms,label:L2,s:7},{name:nlms}]}");
    expect_set(list, "l.*.s",
               "{l:[{name:lms,label:L1,s:7},{name:lms,label:L2,s:7},{name:nlms,s:7}]}");
    expect_set(list, "l.nlms.s", "{l:[{name:lms,label:L1},{name:lms,label:L2},{name:nlms,s:7}]}");
    expect_set("{l: [[1, 2], [3, 4]]}", "l.1.0", "{l:[[1,2],[7,4]]}");
}

Test(path, marks_what_it_sets)
{
    struct tree *tree = parse("{a: {b: 1, c: 2}}");
    cr_assert(!tree_set(tree, "a.b", parse("7"), &pool, &err));
    const struct tree *a = tree_get(tree, "a");
    cr_assert_eq(tree_get(a, "b")->origin, TREE_OVERRIDE);
    cr_assert(tree_get(a, "c")->origin == TREE_WRITTEN && a->origin == TREE_WRITTEN);
}

static void expect_path_refused(const char *path, const char *message)
{
    struct tree *tree = parse("{a: 1, l: [{name: lms}, 2]}");
    cr_assert_eq(tree_set(tree, path, parse("7"), &pool, &err), -1, "set: %s", path);
    cr_assert_str_eq(err.text, message);
}

Test(path, that_leads_nowhere_is_refused)
{
    expect_path_refused("", "'' is no path such as network.nodes");
    expect_path_refused(".a", "'.a' is no path such as network.nodes");
    expect_path_refused("b..c", "'.c' is no path such as network.nodes");
    expect_path_refused("a.b", "'a.b' leads into '1', which has no parts");
    expect_path_refused("l.1.b", "'b' leads into '2', which has no parts");
    expect_path_refused("l.2.b", "'2' names no item: give a number from 0 to 1, a label, or a "
                                 "pattern such as *");
    expect_path_refused("l.nlms.b", "'nlms' names no item: give a number from 0 to 1, a label, or "
                                    "a pattern such as *");
}

Test(path, of_one_item_excludes_the_others)
{
    const struct tree *tree = parse("{l: [{name: a}, {name: a, label: b}], m: [1]}");
    cr_assert(tree_path_excludes(tree, "l.a.x", "l", 1) &&
              !tree_path_excludes(tree, "l.a.x", "l", 0));
    cr_assert(tree_path_excludes(tree, "l.0.x", "l", 1) &&
              !tree_path_excludes(tree, "l.1.x", "l", 1));
    cr_assert(!tree_path_excludes(tree, "l.*.x", "l", 1));
    cr_assert(!tree_path_excludes(tree, "m.5", "l", 1), "another list");
}

/* ---- cases ---- */

static void read_scenario(const char *text)
{
    write_text(text);
    scenario_free(&scenario);
    cr_assert_eq(scenario_read(&scenario, "s.yaml", NULL, 0, &err), 0, "%s", err.text);
}

/* The names of all cases, in order, separated by blanks. */
static void expect_cases(const char *text, const char *wanted)
{
    char names[2000] = "";
    read_scenario(text);
    for (int i = 0; i < scenario.cases; i++) {
        strncat(names, i ? " " : "", sizeof names - strlen(names) - 1);
        strncat(names, scenario.item[i].name, sizeof names - strlen(names) - 1);
    }
    cr_assert_str_eq(names, wanted, "%s\nmade %s", text, names);
}

static const char *value_at(const struct tree *tree, const char *section, const char *key)
{
    const struct tree *value = tree_get(tree_get(tree, section), key);
    return value ? tree_text(value, &pool, &err) : "absent";
}

Test(sweep, without_one_there_is_a_case_for_each_algorithm)
{
    expect_cases("algorithms: [{name: sapsm}, {name: lms, label: two words}]", "sapsm two words");
    cr_assert(scenario.axes == 0 && scenario.labels == 2);
    cr_assert(scenario.item[1].algorithm == 1 && !strcmp(scenario.item[1].label, "two words"));
}

Test(sweep, of_several_paths_is_their_product_last_fastest)
{
    expect_cases("algorithms: [{name: lms}]\nsweep: {system.nonzeros: [2, 5], system.taps: [8, 9]}",
                 "lms/nonzeros=2/taps=8 lms/nonzeros=2/taps=9 lms/nonzeros=5/taps=8 "
                 "lms/nonzeros=5/taps=9");
    const struct scenario_case *item = &scenario.item[2];
    cr_assert(item->at[0] == 1 && item->at[1] == 0);
    cr_assert_str_eq(value_at(item->tree, "system", "nonzeros"), "5");
    cr_assert_str_eq(value_at(item->tree, "system", "taps"), "8");
    cr_assert_eq(tree_get(tree_get(item->tree, "system"), "taps")->mark.line, 2, "where it stood");
    cr_assert_null(tree_get(item->tree, "sweep"));
    cr_assert_null(tree_get(scenario.base, "sweep"));
}

Test(sweep, of_a_zip_goes_together)
{
    expect_cases("algorithms: [{name: lms}]\n"
                 "sweep: {zip: {a.x: [1, 2, 3], a.y: [4, 5, 6]}, b: [p, q]}",
                 "lms/x=1/y=4/b=p lms/x=1/y=4/b=q lms/x=2/y=5/b=p lms/x=2/y=5/b=q lms/x=3/y=6/b=p "
                 "lms/x=3/y=6/b=q");
    cr_assert(scenario.axis[0].turn == scenario.axis[1].turn);
    cr_assert(scenario.axis[1].turn != scenario.axis[2].turn);
}

Test(sweep, of_a_zip_goes_together_where_an_axis_does_not_concern_an_algorithm)
{
    expect_cases("algorithms: [{name: lms}, {name: nlms}]\n"
                 "sweep: {zip: {a: [1, 2], algorithms.lms.step: [3, 4], b: [5, 6]}}",
                 "lms/a=1/step=3/b=5 lms/a=2/step=4/b=6 nlms/a=1/b=5 nlms/a=2/b=6");
    expect_cases("algorithms: [{name: lms}, {name: nlms}]\n"
                 "sweep: {zip: {algorithms.lms.step: [1, 2], algorithms.nlms.step: [3, 4]}}",
                 "lms/step=1 lms/step=2 nlms/step=3 nlms/step=4");
}

Test(sweep, a_list_under_run_is_one)
{
    expect_cases(
        "algorithms: [{name: lms}]\nrun: {threads: [1, 2], sync: barrier}\nsweep: {a: [3]}",
        "lms/a=3/threads=1 lms/a=3/threads=2");
    cr_assert_str_eq(scenario.axis[1].path, "run.threads");
    cr_assert_str_eq(value_at(scenario.item[1].tree, "run", "threads"), "2");
    cr_assert_str_eq(value_at(scenario.item[1].tree, "run", "sync"), "barrier");
}

static const char *step_of(int item)
{
    const struct scenario_case *at = &scenario.item[item];
    const struct tree *step =
        tree_get(tree_get(at->tree, "algorithms")->item[at->algorithm], "step");
    return step ? step->text : "absent";
}

Test(sweep, of_one_algorithm_leaves_the_others_alone)
{
    expect_cases("algorithms: [{name: lms, label: L1}, {name: lms, label: L2}, {name: nlms}]\n"
                 "sweep: {algorithms.L*.step: [1, 2], algorithms.2.step: [3]}",
                 "L1/step=1 L1/step=2 L2/step=1 L2/step=2 nlms/step=3");
    static const char *const steps[] = {"1", "2", "1", "2", "3"};
    for (int i = 0; i < COUNT(steps); i++)
        cr_assert_str_eq(step_of(i), steps[i]);
    cr_assert(scenario.item[4].at[0] == -1 && scenario.item[0].at[1] == -1);
}

Test(sweep, values_may_be_maps_and_lists)
{
    expect_cases("algorithms: [{name: lms}]\n"
                 "sweep: {noise.snr_db: [20, {min: 1, max: 2}, [3, 4]]}",
                 "lms/snr_db=20 lms/snr_db={min:1,max:2} lms/snr_db=[3,4]");
    cr_assert_eq(tree_get(tree_get(scenario.item[1].tree, "noise"), "snr_db")->kind, TREE_MAP);
}

Test(names, of_axes_are_the_last_word_or_as_many_as_it_takes)
{
    expect_cases("algorithms: [{name: lms}]\n"
                 "sweep: {network.topology.kind: [ring], algorithms.*.name: [nlms], seed: [1]}",
                 "lms/topology=ring/*=nlms/seed=1");
    expect_cases("algorithms: [{name: lms}]\n"
                 "sweep: {noise.variance: [1], input.variance: [2], input.pole: [3]}",
                 "lms/noise.variance=1/input.variance=2/pole=3");
    expect_cases("algorithms: [{name: lms}]\nsweep: {name: [a, b]}", "lms/name=a lms/name=b");
    expect_cases("algorithms: [{name: lms}]\nsweep: {a.nonzeros: [1], b.zeros: [2]}",
                 "lms/nonzeros=1/zeros=2");
}

Test(names, of_a_scenario_are_given_or_the_file_s)
{
    read_scenario("algorithms: [{name: lms}]\nname: other");
    cr_assert_str_eq(scenario.name, "other");
    read_scenario("algorithms: [{name: lms}]");
    cr_assert_str_eq(scenario.name, "s");
    cr_assert_str_eq(tree_get(scenario.item[0].tree, "name")->text, "s");
}

/* ---- what is refused ---- */

static void expect_refused(const char *text, const char *message)
{
    write_text(text);
    scenario_free(&scenario);
    cr_assert_eq(scenario_read(&scenario, "s.yaml", NULL, 0, &err), -1, "read: %s", text);
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
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
                   "s.yaml:1:27: label: 'lms' names two algorithms; give each a label of its own");
    expect_refused("algorithms: [{name: lms}]\nname: a/b",
                   "s.yaml:2:7: name: 'a/b' is no file name: letters, digits, - and _ are");
}

#define SWEEP(text) "algorithms: [{name: lms}]\nsweep: " text

Test(refused, sweeps_that_say_nothing)
{
    expect_refused(SWEEP("5"), "s.yaml:2:8: sweep: a map such as {system.nonzeros: [2, 5]} is "
                               "expected");
    expect_refused(SWEEP("{a: 5}"), "s.yaml:2:12: sweep of a: a list of values is expected");
    expect_refused(SWEEP("{a: []}"), "s.yaml:2:12: sweep of a: a list of values is expected");
    expect_refused(SWEEP("{zip: [1]}"),
                   "s.yaml:2:14: zip: a map of paths with lists of the same length is expected");
    expect_refused(SWEEP("{zip: {a: [1, 2], b: [1]}}"),
                   "s.yaml:2:29: zip: b has 1 values where a has 2");
    expect_refused(SWEEP("{algorithms.nlms.step: [1]}"),
                   "s.yaml:2:32: sweep of algorithms.nlms.step: no algorithm has that number or "
                   "label");
    expect_refused(SWEEP("{algorithms: [[{name: nlms}]]}"),
                   "s.yaml:2:22: sweep of algorithms: all of them are run; a path such as "
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

/* ---- what stands over a file ---- */

/* The scenario under the command line `words` (NULL-ended) and the environment as it is. */
static void read_over(const char *text, const char **words)
{
    struct args args;
    struct override *overrides;
    int count = 0;
    while (words[count])
        count++;
    write_text(text);
    scenario_free(&scenario);
    cr_assert_eq(args_parse(&command_run, count, (char **)words, &args, &err), 0, "%s", err.text);
    count = overrides_collect(&args, &pool, &overrides, &err);
    cr_assert_geq(count, 0, "%s", err.text);
    cr_assert_eq(scenario_read(&scenario, "s.yaml", overrides, count, &err), 0, "%s", err.text);
    args_free(&args);
}

#define WORDS(...)                                                                                 \
    (const char *[])                                                                               \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
static const char *const file = "algorithms: [{name: lms}]\ntrials: 2\nseed: 3\nrun: {threads: 1}";

static const char *top(const char *key)
{
    return tree_get(scenario.base, key) ? tree_get(scenario.base, key)->text : "absent";
}

Test(over, the_file_stands_under_the_environment_under_the_command_line)
{
    unsetenv("SLABMARK_TRIALS");
    read_over(file, WORDS("s.yaml"));
    cr_assert(!strcmp(top("trials"), "2") && !strcmp(top("iterations"), "absent"));
    setenv("SLABMARK_TRIALS", "4", 1);
    read_over(file, WORDS("s.yaml"));
    cr_assert_str_eq(top("trials"), "4");
    cr_assert_str_eq(tree_get(scenario.base, "trials")->mark.file, "SLABMARK_TRIALS=4");
    read_over(file, WORDS("s.yaml", "--trials", "5"));
    cr_assert_str_eq(top("trials"), "5");
    read_over(file, WORDS("--set", "trials=6", "--trials=5", "s.yaml"));
    cr_assert_str_eq(top("trials"), "5", "the last one");
    setenv("SLABMARK_TRIALS", "", 1);
    read_over(file, WORDS("s.yaml"));
    cr_assert_str_eq(top("trials"), "2", "empty is not set");
}

Test(over, the_environment_reaches_the_run_section)
{
    setenv("SLABMARK_THREADS", "[1, 2]", 1);
    setenv("SLABMARK_OBSERVE_EVERY", "9", 1);
    expect_cases(file, "lms");
    read_over(file, WORDS("s.yaml"));
    cr_assert_str_eq(value_at(scenario.base, "run", "observe_every"), "9");
    cr_assert(scenario.cases == 2 && !strcmp(scenario.item[1].name, "lms/threads=2"));
    read_over(file, WORDS("s.yaml", "-t", "3"));
    cr_assert(scenario.cases == 1 && !strcmp(value_at(scenario.base, "run", "threads"), "3"));
}

Test(over, set_reaches_everywhere)
{
    read_over(file,
              WORDS("s.yaml", "-s", "algorithms.lms.step=0.5", "--set=network.topology.kind=a=b",
                    "--set", "noise={snr_db: {min: 1, max: 2}}", "-ssweep={seed: [1, 2]}"));
    const struct tree *network = tree_get(scenario.base, "network");
    cr_assert(scenario.cases == 2 && !strcmp(step_of(0), "0.5"));
    cr_assert_str_eq(tree_text(network, &pool, &err), "{topology:{kind:a=b}}");
    cr_assert_str_eq(value_at(scenario.base, "noise", "snr_db"), "{min:1,max:2}");
}

Test(over, what_is_wrong_names_where_it_came_from)
{
    static const struct override wrong[] = {{"seed.x", "1", "--set seed.x=1"},
                                            {"seed", "[1", "SLABMARK_SEED=[1"}};
    write_text(file);
    cr_assert_eq(scenario_read(&scenario, "s.yaml", &wrong[0], 1, &err), -1);
    cr_assert_str_eq(err.text, "--set seed.x=1: 'seed.x' leads into '3', which has no parts");
    scenario_free(&scenario);
    cr_assert_eq(scenario_read(&scenario, "s.yaml", &wrong[1], 1, &err), -1);
    cr_assert(!strncmp(err.text, "SLABMARK_SEED=[1: ", 18), "%s", err.text);
}

Test(over, a_set_without_a_value_is_refused)
{
    static const char *const wrong[] = {"seed", "=5"};
    for (int i = 0; i < COUNT(wrong); i++) {
        struct args args;
        struct override *overrides;
        char text[200], *words[] = {"--set", (char *)wrong[i]};
        cr_assert(!args_parse(&command_run, 2, words, &args, &err));
        cr_assert_eq(overrides_collect(&args, &pool, &overrides, &err), -1);
        snprintf(text, sizeof text, "--set %s: path=value is expected, such as network.nodes=20",
                 wrong[i]);
        cr_assert_str_eq(err.text, text);
        args_free(&args);
    }
}
