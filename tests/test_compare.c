/* Two result directories side by side. */
#include "bench/common/args.h"
#include "bench/compare/compare.h"
#include "bench/compare/compare_cases.h"
#include "bench/environment/facts.h"
#include "tests/support/test_folder.h"
#include "tests/support/json_memory.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

extern const struct command command_compare;

TestSuite(compare, .init = test_folder_begin, .fini = test_folder_end);

/* ---- results ---- */

static void write_text(const char *folder, const char *name, const char *text)
{
    char path[64];
    mkdir(folder, 0777);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    test_folder_write(path, text);
}

#define MACHINE(model, governor)                                                                   \
    "\"machine\": {\"architecture\": \"x86_64\", \"cpu\": {\"model\": \"" model "\", "             \
    "\"identity\": \"i\", \"isa\": [\"sse2\", \"avx2\"]}, \"kernels\": {\"chosen\": \"avx2\"}, "   \
    "\"cores\": {\"allowed\": 4}, \"limits\": {\"cpu_quota\": \"none\"}, "                         \
    "\"virtual\": {\"hypervisor\": \"none\"}, \"frequency\": {\"governor\": \"" governor "\"}}"
#define RUN(machine, algorithms)                                                                   \
    "{\"schema\": 4, \"name\": \"s\", \"started\": \"2026-03-04T05:06:07Z\", \"status\": "         \
    "\"complete\", \"resolved\": {\"name\": \"s\", \"trials\": 3, \"algorithms\": [" algorithms    \
    "]}, " machine "}"
#define LMS(step) "{\"name\": \"lms\", \"label\": \"A\", \"step\": " step "}"

/* A line of cases.jsonl: run is what follows in the case's "run". */
static void put_case(char *lines, const char *name, const char *digest, const char *determinism,
                     const char *step, const char *run, const char *ns)
{
    sprintf(lines + strlen(lines),
            "{\"%s\": \"%s\", \"%s\": \"A\", \"%s\": \"ok\", \"%s\": \"%s\", "
            "\"%s\": \"%s\", \"%s\": \"repetitions\", \"%s\": %s, \"%s\": null, "
            "\"%s\": null, \"resolved\": {\"name\": \"s\", \"trials\": 3, \"algorithms\": "
            "[{\"name\": \"lms\", \"label\": \"A\", \"step\": %s}, {\"name\": \"nlms\"}], "
            "\"run\": {%s}}}\n",
            summary_case.name, name, summary_label.name, summary_status.name, summary_digest.name,
            digest, summary_determinism.name, determinism, summary_time_source.name,
            summary_ns_per_update.name, ns, summary_ns_low.name, summary_ns_high.name, step, run);
}

static const char plain_run[] = RUN(MACHINE("M", "performance"), LMS("1"));

static void write_base(void)
{
    char lines[4096] = "";
    put_case(lines, "a", "11", "bitwise", "1", "\"threads\": 1", "100");
    put_case(lines, "b", "22", "bitwise", "1", "\"threads\": 1", "100");
    put_case(lines, "gone", "33", "bitwise", "1", "", "100");
    write_text("base", "run.json", plain_run);
    write_text("base", "cases.jsonl", lines);
}

/* Tolerances of 1 %, none of CPU time, 0.3 dB and 10 %. */
static struct compare_options options(int ignore)
{
    return (struct compare_options){.ignore_environment = ignore,
                                    .tolerances = {{1, INFINITY, 0.3, 10}}};
}

static json_t *compared(int ignore)
{
    struct err err = {0};
    struct compare_options given = options(ignore);
    json_t *document = compare_results("base", "new", &given, &err);
    cr_assert(document, "%s", err.text);
    return document;
}

static const char *result_of(const json_t *document, const char *name)
{
    json_t *pair;
    size_t i;
    json_array_foreach(
        json_object_get(document, "cases"), i,
        pair) if (!strcmp(json_string_value(json_object_get(pair, "case")),
                          name)) return json_string_value(json_object_get(pair, "result"));
    return "not paired";
}

/* The exit code of the command; what it says lies in the file "said". */
static int command(const char *option)
{
    char *argv[] = {"base", "new", (char *)(uintptr_t)option};
    struct args args;
    struct err err = {0};
    cr_assert(freopen("/dev/null", "w", stdout) && freopen("said", "w", stderr));
    cr_assert(!args_parse(&command_compare, option ? 3 : 2, argv, &args, &err), "%s", err.text);
    int code = command_compare.run(&args);
    args_free(&args);
    fflush(stderr);
    return code;
}

Test(compare, pairs_by_name_and_judges_digests)
{
    char lines[4096] = "";
    write_base();
    put_case(lines, "b", "23", "bitwise", "1", "\"threads\": 2, \"repetitions\": 9", "50");
    put_case(lines, "a", "11", "bitwise", "1", "\"threads\": 1", "null");
    put_case(lines, "fresh", "44", "bitwise", "1", "", "100");
    write_text("new", "run.json", plain_run);
    write_text("new", "cases.jsonl", lines);
    json_t *document = compared(0);
    cr_assert_str_eq(result_of(document, "a"), "same");
    cr_assert_str_eq(result_of(document, "b"), "changed", "threads do not excuse it");
    cr_assert_str_eq(result_of(document, "gone"), "not paired");
    cr_assert_eq(json_integer_value(facts_at(document, "changed")), 1);
    const json_t *b = json_array_get(json_object_get(document, "cases"), 1);
    cr_assert_float_eq(json_number_value(json_object_get(b, "ratio")), 0.5, 1e-12);
    const json_t *a = json_array_get(json_object_get(document, "cases"), 0);
    cr_assert(json_is_null(json_object_get(a, "ratio")), "a time is missing");
    cr_assert_str_eq(json_string_value(json_array_get(facts_at(document, "only_in_base"), 0)),
                     "gone");
    cr_assert_str_eq(json_string_value(json_array_get(facts_at(document, "only_in_new"), 0)),
                     "fresh");
    cr_assert(json_is_null(json_object_get(document, "verdict")), "no verdict from single runs");
    json_decref(document);
    cr_assert_eq(command(NULL), ERR_ACCURACY);
}

Test(compare, another_parameter_and_an_inexact_policy_excuse_another_digest)
{
    char lines[4096] = "";
    write_base();
    put_case(lines, "a", "12", "bitwise", "2", "\"threads\": 1", "100");
    put_case(lines, "b", "23", "statistical", "1", "\"threads\": 1", "100");
    write_text("new", "run.json", RUN(MACHINE("M", "performance"), LMS("2")));
    write_text("new", "cases.jsonl", lines);
    json_t *document = compared(0);
    cr_assert_str_eq(result_of(document, "a"), "other scenario");
    cr_assert_str_eq(result_of(document, "b"), "statistical");
    const json_t *key = json_array_get(json_object_get(document, "scenario"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(key, "key")), "algorithms.A.step");
    cr_assert_eq(json_array_size(json_object_get(document, "scenario")), 1);
    json_decref(document);
}

/* ---- what a gate may not let through ---- */

static void write_new(const char *run, const char *lines)
{
    write_text("new", "run.json", run);
    write_text("new", "cases.jsonl", lines);
}

/* All of base except the digest and determinism of its last case. */
static const char *lines_of_new(const char *digest, const char *determinism, const char *step)
{
    static char lines[4096];
    lines[0] = '\0';
    put_case(lines, "a", "11", "bitwise", "1", "", "100");
    put_case(lines, "b", "22", "bitwise", "1", "", "100");
    put_case(lines, "gone", digest, determinism, step, "", "100");
    return lines;
}

static void expect_not_let_through(const char *option, const char *reasons)
{
    char message[200];
    cr_assert_eq(command(option), ERR_INCOMPARABLE, "let through: %s", reasons);
    snprintf(message, sizeof message, "slabmark: not everything was compared: %s\n", reasons);
    cr_assert_str_eq(test_folder_read("said"), message);
}

Test(compare, all_of_base_is_found_again)
{
    write_base();
    write_new(plain_run, lines_of_new("33", "bitwise", "1"));
    cr_assert_eq(command(NULL), 0);
    write_new(plain_run, lines_of_new("34", "statistical", "1"));
    cr_assert_eq(command(NULL), 0);
}

Test(compare, a_missing_case_is_not_let_through_unless_allowed)
{
    char *lines = (char *)(uintptr_t)lines_of_new("33", "bitwise", "1");
    write_base();
    write_new(plain_run, lines);
    memcpy(strstr(lines, "\"gone\""), "\"lost\"", 6); /* another name */
    write_new(plain_run, lines);
    expect_not_let_through(NULL, "1 case of BASE not in NEW (--allow-missing)");
    cr_assert_eq(command("--allow-missing"), 0);
    *strchr(lines, '\n') = '\0'; /* only the first, and its line is cut */
    write_new(plain_run, lines);
    cr_assert_eq(command("--allow-missing"), ERR_USAGE, "nothing to compare");
}

/* The same, and a line of one more case, "d", which vouches for rows in curves.csv. */
static void write_vouched(int bytes)
{
    char lines[4096];
    snprintf(lines, sizeof lines, "%s", lines_of_new("33", "bitwise", "1"));
    put_case(lines, "d", "44", "bitwise", "1", "", "100");
    snprintf(lines + strlen(lines) - 2, 80, ", \"rows\": {\"curves.csv\": {\"bytes\": %d}}}\n",
             bytes);
    write_new(plain_run, lines);
}

Test(compare, damage_is_not_let_through)
{
    write_base();
    write_new(plain_run, lines_of_new("33", "bitwise", "1"));
    test_folder_append("new/cases.jsonl", "{\"case\": \"fou");
    expect_not_let_through("--allow-missing", "NEW is damaged");
    write_vouched(7);
    expect_not_let_through(NULL, "NEW is damaged");
    test_folder_write("new/curves.csv", "header\n123456");
    expect_not_let_through(NULL, "NEW is damaged");
    test_folder_write("new/curves.csv", "header\n1234567");
    cr_assert_eq(command(NULL), 0);
    json_t *document = compared(0);
    cr_assert_eq(json_array_size(facts_at(document, "new.damage")), 0);
    json_decref(document);
}

Test(compare, damage_is_named)
{
    static const char *const sentences[] = {
        "new/cases.jsonl:5: a second line of case a", "new/cases.jsonl:6: this line is cut",
        "new/curves.csv: 3 bytes, but cases.jsonl records 10: rows are missing"};
    char again[1024] = "";
    write_base();
    write_vouched(8);
    put_case(again, "a", "11", "bitwise", "1", "", "100");
    test_folder_append("new/cases.jsonl", again);
    test_folder_append("new/cases.jsonl", "{");
    test_folder_write("new/curves.csv", "h\n1");
    json_t *document = compared(0);
    cr_assert_eq(json_array_size(facts_at(document, "new.damage")), COUNT(sentences));
    for (size_t i = 0; i < COUNT(sentences); i++)
        cr_assert_str_eq(json_string_value(json_array_get(facts_at(document, "new.damage"), i)),
                         sentences[i]);
    json_decref(document);
}

Test(compare, another_scenario_and_unknown_determinism_are_not_let_through)
{
    write_base();
    write_new(plain_run, lines_of_new("34", "bitwise", "2"));
    expect_not_let_through("--allow-missing", "1 case of another scenario");
    write_new(plain_run, lines_of_new("34", "", "1"));
    expect_not_let_through(NULL, "1 case of unknown determinism");
    write_new(plain_run, lines_of_new("", "bitwise", "1"));
    cr_assert_eq(command(NULL), ERR_ACCURACY, "base has a digest");
}

Test(compare, unfinished_results_are_not_let_through)
{
    char run[2000];
    write_base();
    const char *status = strstr(plain_run, "complete");
    snprintf(run, sizeof run, "%.*sstopped%s", (int)(status - plain_run), plain_run,
             status + strlen("complete"));
    write_new(run, lines_of_new("33", "bitwise", "1"));
    expect_not_let_through(NULL, "NEW is stopped, not complete");
    write_text("base", "run.json", run);
    expect_not_let_through(NULL, "BASE is stopped, not complete; NEW is stopped, not complete");
}

/* A recording was replaced under its name. */
Test(compare, another_input_is_another_scenario)
{
    char run[2][2000];
    write_base();
    for (int i = 0; i < 2; i++)
        snprintf(run[i], sizeof run[i], "{\"inputs\": {\"D.csv\": \"%d\"}, %s", i, plain_run + 1);
    write_text("base", "run.json", run[0]);
    write_new(run[1], lines_of_new("34", "bitwise", "1"));
    expect_not_let_through(NULL, "1 case of another scenario");
    json_t *document = compared(0);
    const json_t *row = json_array_get(json_object_get(document, "scenario"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(row, "key")), "SHA-256 of D.csv");
    json_decref(document);
}

/* Floats are another result by design, not by a change of the code. */
Test(compare, another_precision_is_another_scenario)
{
    char lines[4096] = "";
    write_base();
    put_case(lines, "a", "12", "bitwise", "1", "\"threads\": 1, \"precision\": \"f32\"", "100");
    put_case(lines, "b", "22", "bitwise", "1", "\"threads\": 1", "100");
    write_text("new", "run.json", plain_run);
    write_text("new", "cases.jsonl", lines);
    json_t *document = compared(0);
    cr_assert_str_eq(result_of(document, "a"), "other scenario");
    cr_assert_str_eq(result_of(document, "b"), "same");
    json_decref(document);
}

Test(compare, the_same_twice_is_the_same)
{
    char lines[4096] = "";
    write_base();
    put_case(lines, "a", "11", "bitwise", "1", "\"threads\": 1", "100");
    write_text("new", "run.json", RUN(MACHINE("M", "powersave"), LMS("1")));
    write_text("new", "cases.jsonl", lines);
    json_t *document = compared(0);
    cr_assert_str_eq(json_string_value(facts_at(document, "environment.verdict")),
                     "comparable with warnings");
    cr_assert_eq(json_array_size(facts_at(document, "environment.differences")), 1);
    cr_assert_eq(json_array_size(facts_at(document, "scenario")), 0);
    json_decref(document);
    cr_assert_eq(command("--allow-missing"), 0);
}

Test(compare, another_machine_is_refused_unless_ignored)
{
    write_base();
    write_text("new", "run.json", RUN(MACHINE("N", "performance"), LMS("1")));
    write_text("new", "cases.jsonl", "");
    json_t *document = compared(0);
    cr_assert(json_is_null(json_object_get(document, "cases")));
    json_decref(document);
    cr_assert_eq(command(NULL), ERR_INCOMPARABLE);
    document = compared(1);
    cr_assert(json_is_array(json_object_get(document, "cases")));
    json_decref(document);
    cr_assert_eq(command("--ignore-environment"), ERR_USAGE, "nothing to compare");
}

static void expect_refused(const char *message)
{
    struct err err = {0};
    struct compare_options given = options(0);
    cr_assert_null(compare_results("base", "new", &given, &err));
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_str_eq(err.text, message);
}

Test(compare, folders_that_hold_no_results_are_refused)
{
    write_base();
    expect_refused("new: No such file or directory");
    mkdir("new", 0777);
    expect_refused("new: not a result directory: run.json: No such file or directory");
    write_text("new", "run.json", "{\"schema\": 1}");
    expect_refused("new/run.json: schema 1, and this slabmark reads schema 4: run again, or use "
                   "the slabmark that "
                   "wrote it");
    write_text("new", "run.json", "{\"schema\": 5, \"build\": {\"commit\": \"c0ffee\"}}");
    expect_refused(
        "new/run.json: schema 5, and this slabmark reads schema 4: run again, or use the "
        "slabmark that wrote it, commit c0ffee");
    write_text("new", "run.json", "{}");
    expect_refused("new/run.json: has no \"schema\": slabmark did not write it");
    write_text("new", "run.json", plain_run);
    expect_refused("new/cases.jsonl: No such file or directory");
    write_text("new", "cases.jsonl", "{\"label\": \"A\"}\n");
    expect_refused("new/cases.jsonl:1: no \"case\" in it");
    char lines[4096] = "";
    put_case(lines, "a", "11", "bitwise", "1", "", "100");
    strcat(lines, "{\"case\": oops}\n");
    write_text("new", "cases.jsonl", lines);
    expect_refused("new/cases.jsonl:2:13: invalid token near 'oops'");
}

/* Without a column that it needs, compare must not go on as if the value were unknown. */
Test(compare, a_column_that_is_needed_and_absent_is_named)
{
    for (const struct column *const *needed = compare_needed; *needed; needed++) {
        char lines[4096] = "", message[200];
        write_base();
        put_case(lines, "a", "11", "bitwise", "1", "", "100");
        char *key = strstr(lines, (*needed)->name);
        cr_assert(key, "%s: this test writes it not", (*needed)->name);
        *key = 'X';
        write_text("new", "run.json", plain_run);
        write_text("new", "cases.jsonl", lines);
        snprintf(message, sizeof message, "new/cases.jsonl:1: no \"%s\" in it", (*needed)->name);
        expect_refused(message);
    }
}

Test(compare, a_line_that_was_being_written_does_not_count)
{
    char lines[4096] = "";
    write_base();
    put_case(lines, "a", "12", "bitwise", "2", "", "100");
    strcat(lines, "{\"case\": \"b\", \"dig");
    write_text("new", "run.json", plain_run);
    write_text("new", "cases.jsonl", lines);
    json_t *document = compared(0);
    cr_assert_eq(json_integer_value(facts_at(document, "new.cases")), 1);
    cr_assert_str_eq(result_of(document, "a"), "other scenario");
    json_decref(document);
}

Test(compare, tables_fit_80_columns)
{
    char lines[4096] = "", *text = NULL, *rest = NULL;
    size_t size;
    static const char label[] = "an-algorithm-of-a-long-name/system.nonzeros=20/threads=2/sync=x";
    write_base();
    put_case(lines, label, "11", "bitwise", "1", "", "123456789");
    write_text("base", "cases.jsonl", lines);
    write_text("new", "cases.jsonl", lines);
    write_text("new", "run.json",
               RUN(MACHINE("An uncommonly long name of a CPU of the model N @ 2.10 GHz",
                           "one-word-which-does-not-fit-into-its-column"),
                   LMS("[1, 2, 3]")));
    json_t *document = compared(1);
    FILE *file = open_memstream(&text, &size);
    compare_show(file, document);
    cr_assert(!fclose(file) && size > 500);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        cr_assert_lt(strlen(line), 80, "too wide: %s", line);
        cr_assert_neq(line[strlen(line) - 1], ' ', "ends in a blank: %s", line);
    }
    free(text);
    json_decref(document);
}

/* ---- counts and accuracy ---- */

/* What a side's only case has besides: columns, a count of instructions, CPU time. */
struct numbers {
    const char *determinism, *digest, *status;
    const char *columns;
    const char *instructions, *source, *kernels;
    const char *cpu_ns;
};
static const struct numbers plain = {"statistical",
                                     "11",
                                     "ok",
                                     "\"msd_db\": -30, \"msd_lo_db\": -30.5, \"msd_hi_db\": "
                                     "-29.5, \"iterations_to_minus10db\": 100, "
                                     "\"iterations_resolution\": 5",
                                     "1000",
                                     "callgrind:Ir",
                                     "avx2",
                                     "1000"};

static void write_numbers(const char *side, const struct numbers *numbers)
{
    char lines[4096] = "";
    put_case(lines, "a", numbers->digest, numbers->determinism, "1", "", "100");
    memcpy(strstr(lines, "\"ok\"") + 1, numbers->status, 2);
    snprintf(lines + strlen(lines) - 2, 1000,
             ", \"kernels\": \"avx512\", \"threads\": 1, %s, \"%s\": %s, \"counters\": [{\"name\": "
             "\"instructions\", \"per_update\": %s, \"status\": \"simulated\", \"source\": \"%s\", "
             "\"kernels\": %s%s%s}]}\n",
             numbers->columns, summary_cpu_ns_per_update.name, numbers->cpu_ns,
             numbers->instructions, numbers->source, numbers->kernels ? "\"" : "",
             numbers->kernels ? numbers->kernels : "null", numbers->kernels ? "\"" : "");
    write_text(side, "run.json", plain_run);
    write_text(side, "cases.jsonl", lines);
}

static void expect_code(int code, const char *option, const char *said)
{
    cr_assert_eq(command(option), code, "%s", test_folder_read("said"));
    cr_assert(strstr(test_folder_read("said"), said), "%s", test_folder_read("said"));
}

/* The exit code, and a word of the message, when NEW differs from `plain` like this. */
static void expect_numbers(const struct numbers *fresh, const char *option, int code,
                           const char *said)
{
    write_numbers("base", &plain);
    write_numbers("new", fresh);
    expect_code(code, option, said);
}

Test(compare, instructions_beyond_their_tolerance_are_exit_3)
{
    struct numbers fresh = plain;
    expect_numbers(&fresh, NULL, 0, "");
    fresh.instructions = "1010";
    expect_numbers(&fresh, NULL, 0, "");
    fresh.instructions = "1011";
    expect_numbers(&fresh, NULL, ERR_REGRESSED, "more instructions");
    expect_numbers(&fresh, "--tolerance-instructions=2 %", 0, "");
    expect_numbers(&fresh, "--tolerance-instructions=0.5", ERR_REGRESSED, "more instructions");
    fresh.instructions = "500";
    expect_numbers(&fresh, NULL, 0, "");
}

Test(compare, counts_that_are_missing_or_of_another_kind_are_not_let_through)
{
    struct numbers fresh = plain;
    fresh.instructions = "null";
    expect_numbers(&fresh, NULL, ERR_INCOMPARABLE, "1 case without the instructions of BASE");
    expect_numbers(&fresh, "--allow-missing", 0, "");
    fresh = plain;
    fresh.kernels = "sse2";
    expect_numbers(&fresh, "--allow-missing", ERR_INCOMPARABLE, "on other kernels");
    fresh = plain;
    fresh.source = "perf:instructions";
    expect_numbers(&fresh, "--allow-missing", ERR_INCOMPARABLE, "by another counter");
    fresh.instructions = "null";
    write_numbers("base", &fresh); /* the other way round: only NEW has a count */
    write_numbers("new", &plain);
    expect_code(0, NULL, "");
}

Test(compare, cpu_time_is_judged_when_a_tolerance_is_given)
{
    struct numbers fresh = plain;
    fresh.cpu_ns = "2000";
    expect_numbers(&fresh, NULL, 0, "");
    expect_numbers(&fresh, "--tolerance-cpu=50%", ERR_REGRESSED, "more CPU time");
    expect_numbers(&fresh, "--tolerance-cpu=100%", 0, "");
    json_t *document = compared(0);
    const json_t *pair = json_array_get(json_object_get(document, "cases"), 0);
    cr_assert_eq(json_number_value(json_object_get(pair, "base_cpu_ns_per_update")), 1000);
    cr_assert_eq(json_number_value(json_object_get(pair, "new_cpu_ns_per_update")), 2000);
    cr_assert_eq(json_number_value(json_object_get(pair, "cpu_ratio")), 2);
    json_decref(document);
    fresh.cpu_ns = "null";
    expect_numbers(&fresh, "--tolerance-cpu=50%", ERR_INCOMPARABLE, "without the CPU time");
}

static void expect_columns(const char *columns, const char *option, int code, const char *said)
{
    struct numbers fresh = plain;
    fresh.columns = columns;
    fresh.digest = "12";
    expect_numbers(&fresh, option, code, said);
}

Test(compare, accuracy_beyond_its_tolerance_is_exit_4)
{
    static const char *const passed = "\"iterations_to_minus10db\": 100, \"msd_db\": ";
    char columns[200];
    static const struct {
        const char *floor, *option;
        int code;
    } floors[] = {{"-29.6", NULL, 0}, /* beyond 0.3 dB, within the interval */
                  {"-29.4", NULL, ERR_ACCURACY},
                  {"-29.4", "--tolerance-floor=0.7dB", 0},
                  {"-40", NULL, 0},
                  {"null", NULL, ERR_ACCURACY}};
    for (size_t i = 0; i < COUNT(floors); i++) {
        snprintf(columns, sizeof columns, "%s%s", passed, floors[i].floor);
        expect_columns(columns, floors[i].option, floors[i].code, floors[i].code ? "floor" : "");
    }
    static const char *const floor = "\"msd_db\": -30, \"iterations_to_minus10db\": ";
    static const struct {
        const char *at, *option;
        int code;
    } passages[] = {{"110", NULL, 0},
                    {"111", NULL, ERR_ACCURACY},
                    {"111", "--tolerance-iterations=11%", 0},
                    {"105", "--tolerance-iterations=0", 0}, /* the curve has no nearer points */
                    {"106", "--tolerance-iterations=0", ERR_ACCURACY},
                    {"20", NULL, 0},
                    {"null", NULL, ERR_ACCURACY}};
    for (size_t i = 0; i < COUNT(passages); i++) {
        snprintf(columns, sizeof columns, "%s%s", floor, passages[i].at);
        expect_columns(columns, passages[i].option, passages[i].code,
                       passages[i].code ? "passage" : "");
    }
}

Test(compare, a_network_that_diverges_is_not_excused_by_its_policy)
{
    struct numbers fresh = plain;
    fresh.digest = "12";
    expect_numbers(&fresh, NULL, 0, "");
    fresh.status = "no"; /* whatever is not ok */
    expect_numbers(&fresh, NULL, ERR_ACCURACY, "1 case diverged");
}

Test(compare, another_scenario_has_no_verdict_on_its_numbers)
{
    char lines[4096] = "";
    write_numbers("base", &plain);
    write_numbers("new", &plain);
    put_case(lines, "a", "12", "bitwise", "2", "", "100");
    write_text("new", "cases.jsonl", lines);
    expect_code(ERR_INCOMPARABLE, NULL, "another scenario");
}

Test(compare, another_result_outweighs_instructions_and_these_what_is_missing)
{
    struct numbers fresh = plain;
    char lines[4096] = "";
    fresh.instructions = "2000";
    write_numbers("base", &plain);
    put_case(lines, "gone", "33", "bitwise", "1", "", "100");
    test_folder_append("base/cases.jsonl", lines);
    write_numbers("new", &fresh);
    expect_code(ERR_REGRESSED, NULL, "more instructions");
    fresh.determinism = "bitwise";
    fresh.digest = "12";
    write_numbers("new", &fresh);
    expect_code(ERR_REGRESSED, NULL, "more instructions"); /* BASE is not exact */
    struct numbers exact = plain;
    exact.determinism = "bitwise";
    write_numbers("base", &exact);
    expect_code(ERR_ACCURACY, NULL, "with another result");
}

Test(compare, the_first_line_counts_and_names_what_differs)
{
    struct numbers fresh = plain;
    char *text = NULL;
    size_t size;
    fresh.instructions = "1031";
    write_numbers("base", &plain);
    write_numbers("new", &fresh);
    json_t *document = compared(0);
    FILE *file = open_memstream(&text, &size);
    compare_show(file, document);
    fclose(file);
    static const char line[] = "1 of 1 case differs: a instructions +3.10 %\n";
    cr_assert(!strncmp(text, line, strlen(line)), "%.100s", text);
    cr_assert(strstr(text, "  counted by callgrind:Ir on kernels avx2; timed on avx512: the count "
                           "is not of\n  the timed code\n"),
              "%s", text);
    cr_assert(strstr(text, "`slabmark ab"));
    free(text);
    json_decref(document);
}

Test(compare, tolerances_are_numbers_with_their_unit)
{
    static const char *const bad[] = {"--tolerance-floor=1%",     "--tolerance-cpu=x",
                                      "--tolerance-cpu=-1%",      "--tolerance-cpu=inf",
                                      "--tolerance-cpu=1e999",    "--tolerance-cpu=1%%",
                                      "--tolerance-instructions="};
    for (size_t i = 0; i < COUNT(bad); i++)
        expect_numbers(&plain, bad[i], ERR_USAGE, "or more is expected");
}

/* ---- memory that runs out ---- */

Test(compare, without_memory_it_fails)
{
    char lines[4096] = "";
    write_base();
    put_case(lines, "a", "12", "bitwise", "2", "\"threads\": 1", "100");
    put_case(lines, "b", "23", "bitwise", "1", "\"threads\": 1", "100");
    snprintf(lines + strlen(lines) - 2, 200,
             ", \"msd_db\": -30, \"counters\": [{\"name\": \"instructions\", \"per_update\": "
             "7}]}\n");
    write_text("new", "run.json", RUN(MACHINE("N", "powersave"), LMS("2")));
    write_text("new", "cases.jsonl", lines);
    json_t *wanted = compared(1), *document = NULL;
    int failures = -1;
    for (long allowed = 0; !document; allowed++, failures++) {
        struct err err = {0};
        struct compare_options given = options(1);
        json_memory_begin(allowed);
        document = compare_results("base", "new", &given, &err);
        cr_assert(document || err.text[0], "fails silently with %ld allocations", allowed);
    }
    json_memory_end();
    cr_assert_gt(failures, 100);
    cr_assert(json_equal(document, wanted), "something is missing and nobody said so");
    json_decref(document);
    json_decref(wanted);
}
