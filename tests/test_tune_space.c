/* The ranges of parameters that are tuned, and their coordinates. */
#include "bench/tune/space.h"

#include "tests/support/built.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(tune_space, .init = built_begin, .fini = built_end);

static struct space space;

static void read_scenario(const char *algorithm)
{
    char text[300];
    snprintf(text, sizeof text, "system: {taps: 16}\nnoise: {variance: 0.1}\nalgorithms: [%s]\n",
             algorithm);
    built_read(text);
}

/* Reads the space of the scenario's only algorithm, of 16 taps and variance 1. */
static int read_space(const char *algorithm)
{
    read_scenario(algorithm);
    built_case(0);
    const struct tree *written = tree_get(built.scenario.base, "algorithms")->item[0];
    const struct tree *resolved = tree_get(built.setup.tree, "algorithms")->item[0];
    double energy = 16 * setup_input_power(&built.setup.source);
    return space_read(&space, written, resolved, built.setup.plan.algorithm, energy, &built.err);
}

static void expect_dimension(int i, const char *name, double low, double high)
{
    cr_assert_lt(i, space.count, "%s", name);
    cr_expect_str_eq(space.dimension[i].row->name, name);
    cr_expect_float_eq(space.dimension[i].low, low, 1e-12, "%s: %g", name, space.dimension[i].low);
    cr_expect_float_eq(space.dimension[i].high, high, 1e-12, "%s: %g", name,
                       space.dimension[i].high);
}

Test(tune_space, is_that_of_the_rows)
{
    cr_assert_eq(read_space("{name: rza-lms}"), 0, "%s", built.err.text);
    cr_expect_eq(space.count, 3);
    expect_dimension(0, "step", 0.00063, 0.062); /* 0.01 / 16, 1 / 16, in two digits */
    expect_dimension(1, "rho", 1e-6, 1e-2);
    expect_dimension(2, "epsilon", 5e-4, 0.1);
}

Test(tune_space, leaves_what_is_switched_off)
{
    cr_assert_eq(read_space("{name: sapsm, alpha: 0}"), 0, "%s", built.err.text);
    cr_expect_eq(space.count, 2);
    expect_dimension(0, "step", 0.02, 1);
    expect_dimension(1, "weight_epsilon", 2e-3, 0.1);
    cr_assert_eq(read_space("{name: rza-lms, rho: adaptive, step: {min: 0.01, max: 0.02}}"), 0);
    cr_expect_eq(space.count, 1);
    expect_dimension(0, "epsilon", 5e-4, 0.1);
}

Test(tune_space, is_what_the_scenario_declares)
{
    cr_assert_eq(read_space("{name: sapsm, tune: {window: [5, 20], alpha: [0, 0.5]}}"), 0, "%s",
                 built.err.text);
    cr_expect_eq(space.count, 2);
    expect_dimension(0, "window", 5, 20);
    expect_dimension(1, "alpha", 0, 0.5);
    cr_expect_eq(dimension_value(&space.dimension[0], 0.5), 10, "equal ratios");
    cr_expect_eq(dimension_value(&space.dimension[1], 0.5), 0.25, "equal steps");
    cr_expect_eq(dimension_value(&space.dimension[0], 2), 20, "not beyond what is declared");
    cr_assert_eq(read_space("{name: lms, tune: {}}"), 0);
    cr_expect_eq(space.count, 0);
}

Test(tune_space, goes_beyond_its_own_range_up_to_what_is_allowed)
{
    cr_assert_eq(read_space("{name: sapsm}"), 0);
    cr_expect_float_eq(dimension_value(&space.dimension[0], 1.1), 1.5, 1e-9);
    cr_expect_eq(dimension_value(&space.dimension[0], 9), 1, "2 is not allowed");
    cr_expect_eq(dimension_value(&space.dimension[1], -0.5), 0);
    cr_expect_eq(dimension_value(&space.dimension[1], 1.1), 0.88);
}

Test(tune_space, has_coordinates_that_agree_with_values)
{
    static const char *const algorithms_of[] = {"{name: rza-lms}", "{name: sapsm}",
                                                "{name: l1-rls}", "{name: ipnlms}"};
    for (size_t a = 0; a < sizeof algorithms_of / sizeof *algorithms_of; a++) {
        cr_assert_eq(read_space(algorithms_of[a]), 0);
        for (int i = 0; i < space.count; i++)
            for (double at = 0; at <= 1; at += 0.125) {
                double value = dimension_value(&space.dimension[i], at);
                cr_expect_float_eq(dimension_at(&space.dimension[i], value), at, 0.03, "%s at %g",
                                   space.dimension[i].row->name, at);
                char text[SPACE_NUMBER];
                space_number(value, text);
                cr_expect_eq(strtod(text, NULL), value, "%s", text);
                cr_expect_leq(strlen(text), 8, "%s is short", text);
            }
    }
}

Test(tune_space, of_a_forgetting_factor_is_even_in_its_memory)
{
    cr_assert_eq(read_space("{name: rls}"), 0);
    expect_dimension(0, "forgetting", 0.98, 0.9998);
    cr_expect_eq(dimension_value(&space.dimension[0], 0.5), 0.998);
    cr_expect_eq(dimension_value(&space.dimension[0], 9), 1, "which forgets nothing");
}

/* The scenario is refused, whoever reads it. */
static void expect_refusal(const char *tune, const char *message)
{
    char algorithm[200];
    snprintf(algorithm, sizeof algorithm, "{name: rza-lms, tune: %s}", tune);
    read_scenario(algorithm);
    const struct scenario_case *item = &built.scenario.item[0];
    cr_assert_eq(setup_build(&built.setup, item->tree, 0, &built.files, &built.err), -1, "%s",
                 tune);
    cr_expect(strstr(built.err.text, message), "%s: %s", tune, built.err.text);
    cr_expect(strstr(built.err.text, "s.yaml:3:"), "%s: %s", tune, built.err.text);
}

Test(tune_space, refuses_what_is_no_range)
{
    expect_refusal("5", "tune: 5 where a map such as {step: [0.01, 1]} is expected");
    expect_refusal("", "tune: nothing where a map");
    expect_refusal("{rate: [1, 2]}",
                   "tune.rate: no number that can be tuned; allowed: step, rho, epsilon");
    expect_refusal("{mode: [1, 2]}", "tune.mode: no number");
    expect_refusal("{step: 0.1}", "tune.step: 0.1 where a range such as [0.01, 1] is expected");
    expect_refusal("{step: [0.1]}", "tune.step: a list where a range");
    expect_refusal("{step: [0.2, 0.1]}", "tune.step: 0.2 is not below 0.1");
    expect_refusal("{step: [-1, 0.1]}", "step: -1 is outside [0, inf)");
    expect_refusal("{step: [a, 0.1]}", "tune.step: a where a number is expected");
}

Test(tune_space, setting_goes_into_the_entry)
{
    struct setting setting, other;
    char text[100];
    cr_assert_eq(read_space("{name: rza-lms, step: 0.02, rho: 1e-4}"), 0);
    const struct tree *resolved = tree_get(built.setup.tree, "algorithms")->item[0];
    cr_assert(space_written(&space, resolved, &setting));
    setting_text(&space, &setting, text, sizeof text);
    cr_expect_str_eq(text, "step=0.02 rho=0.0001 epsilon=0.1");
    other = setting;
    other.value[1] = 3e-4;
    cr_expect_not(setting_same(&space, &setting, &other));
    struct tree *entry = tree_get(built.scenario.base, "algorithms")->item[0];
    cr_assert_eq(setting_put(&space, &other, entry, &built.scenario.pool, &built.err), 0);
    cr_expect_str_eq(tree_get(entry, "rho")->text, "0.0003");
    cr_expect_str_eq(tree_get(entry, "epsilon")->text, "0.1");
    cr_assert_eq(read_space("{name: rza-lms, rho: adaptive, tune: {rho: [1e-5, 1e-3]}}"), 0);
    resolved = tree_get(built.setup.tree, "algorithms")->item[0];
    cr_expect_not(space_written(&space, resolved, &setting), "a word is no setting of it");
}

Test(tune_space, does_not_allow_what_is_outside_a_declared_range)
{
    struct setting setting = {{0.03}};
    cr_assert_eq(read_space("{name: lms, tune: {step: [0.1, 1]}}"), 0);
    cr_expect_not(space_allows(&space, &setting));
    setting.value[0] = 1;
    cr_expect(space_allows(&space, &setting));
    cr_assert_eq(read_space("{name: lms}"), 0);
    setting.value[0] = 100;
    cr_expect(space_allows(&space, &setting), "a usual range is searched beyond");
}
