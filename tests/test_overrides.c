/* Overrides of a scenario's file: the environment, and above it the command line. */
#include "bench/common/args.h"
#include "bench/scenario/overrides.h"
#include "tests/support/expansion.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

TestSuite(over, .init = expansion_begin, .fini = expansion_end);

extern const struct command command_run;
static struct scenario *const scenario = &expanded.scenario;

/* The scenario under the command line `words` (NULL-ended) and the environment as it is. */
static void read_over(const char *text, const char **words)
{
    struct args args;
    struct override *overrides;
    int count = 0;
    while (words[count])
        count++;
    test_folder_write("s.yaml", text);
    scenario_free(scenario);
    cr_assert_eq(args_parse(&command_run, count, (char **)words, &args, &expanded.err), 0, "%s",
                 expanded.err.text);
    count = overrides_collect(&args, &expanded.pool, &overrides, &expanded.err);
    cr_assert_geq(count, 0, "%s", expanded.err.text);
    cr_assert_eq(scenario_read(scenario, "s.yaml", overrides, count, &expanded.err), 0, "%s",
                 expanded.err.text);
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
    return tree_get(scenario->base, key) ? tree_get(scenario->base, key)->text : "absent";
}

Test(over, the_file_stands_under_the_environment_under_the_command_line)
{
    unsetenv("SLABMARK_TRIALS");
    read_over(file, WORDS("s.yaml"));
    cr_assert(!strcmp(top("trials"), "2") && !strcmp(top("iterations"), "absent"));
    setenv("SLABMARK_TRIALS", "4", 1);
    read_over(file, WORDS("s.yaml"));
    cr_assert_str_eq(top("trials"), "4");
    cr_assert_str_eq(tree_get(scenario->base, "trials")->mark.file, "SLABMARK_TRIALS=4");
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
    expansion_expect(file, "lms");
    read_over(file, WORDS("s.yaml"));
    cr_assert_str_eq(expansion_value(scenario->base, "run", "observe_every"), "9");
    cr_assert(scenario->cases == 2 && !strcmp(scenario->item[1].name, "lms/threads=2"));
    read_over(file, WORDS("s.yaml", "-t", "3"));
    cr_assert(scenario->cases == 1 &&
              !strcmp(expansion_value(scenario->base, "run", "threads"), "3"));
}

Test(over, set_reaches_everywhere)
{
    read_over(file,
              WORDS("s.yaml", "-s", "algorithms.lms.step=0.5", "--set=network.topology.kind=a=b",
                    "--set", "noise={snr_db: {min: 1, max: 2}}", "-ssweep={seed: [1, 2]}"));
    const struct tree *network = tree_get(scenario->base, "network");
    cr_assert(scenario->cases == 2 && !strcmp(expansion_step(0), "0.5"));
    cr_assert_str_eq(tree_text(network, &expanded.pool, &expanded.err), "{topology:{kind:a=b}}");
    cr_assert_str_eq(expansion_value(scenario->base, "noise", "snr_db"), "{min:1,max:2}");
}

Test(over, what_is_wrong_names_where_it_came_from)
{
    static const struct override wrong[] = {{"seed.x", "1", "--set seed.x=1"},
                                            {"seed", "[1", "SLABMARK_SEED=[1"}};
    test_folder_write("s.yaml", file);
    cr_assert_eq(scenario_read(scenario, "s.yaml", &wrong[0], 1, &expanded.err), -1);
    cr_assert_str_eq(expanded.err.text,
                     "--set seed.x=1: 'seed.x' leads into '3', which has no parts");
    scenario_free(scenario);
    cr_assert_eq(scenario_read(scenario, "s.yaml", &wrong[1], 1, &expanded.err), -1);
    cr_assert(!strncmp(expanded.err.text, "SLABMARK_SEED=[1: ", 18), "%s", expanded.err.text);
}

Test(over, a_set_without_a_value_is_refused)
{
    static const char *const wrong[] = {"seed", "=5"};
    for (int i = 0; i < COUNT(wrong); i++) {
        struct args args;
        struct override *overrides;
        char text[200], *words[] = {"--set", (char *)wrong[i]};
        cr_assert(!args_parse(&command_run, 2, words, &args, &expanded.err));
        cr_assert_eq(overrides_collect(&args, &expanded.pool, &overrides, &expanded.err), -1);
        snprintf(text, sizeof text, "--set %s: path=value is expected, such as network.nodes=20",
                 wrong[i]);
        cr_assert_str_eq(expanded.err.text, text);
        args_free(&args);
    }
}
