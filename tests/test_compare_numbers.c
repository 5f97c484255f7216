/* What compare judges by tolerances: counts, CPU time, floors and passages of levels. */
#include "bench/results/result_columns.h"
#include "tests/support/test_folder.h"
#include "tests/support/compared.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TestSuite(compare_numbers, .init = test_folder_begin, .fini = test_folder_end);

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
    compared_put_case(lines, "a", numbers->digest, numbers->determinism, "1", "", "100");
    memcpy(strstr(lines, "\"ok\"") + 1, numbers->status, 2);
    snprintf(lines + strlen(lines) - 2, 1000,
             ", \"kernels\": \"avx512\", \"threads\": 1, %s, \"%s\": %s, \"counters\": [{\"name\": "
             "\"instructions\", \"per_update\": %s, \"status\": \"simulated\", \"source\": \"%s\", "
             "\"kernels\": %s%s%s}]}\n",
             numbers->columns, summary_cpu_ns_per_update.name, numbers->cpu_ns,
             numbers->instructions, numbers->source, numbers->kernels ? "\"" : "",
             numbers->kernels ? numbers->kernels : "null", numbers->kernels ? "\"" : "");
    compared_write(side, "run.json", compared_plain_run);
    compared_write(side, "cases.jsonl", lines);
}

static void expect_code(int code, const char *option, const char *said)
{
    cr_assert_eq(compared_command(option), code, "%s", test_folder_read("said"));
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

Test(compare_numbers, instructions_beyond_their_tolerance_are_exit_3)
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

Test(compare_numbers, counts_that_are_missing_or_of_another_kind_are_not_let_through)
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

Test(compare_numbers, cpu_time_is_judged_when_a_tolerance_is_given)
{
    struct numbers fresh = plain;
    fresh.cpu_ns = "2000";
    expect_numbers(&fresh, NULL, 0, "");
    expect_numbers(&fresh, "--tolerance-cpu=50%", ERR_REGRESSED, "more CPU time");
    expect_numbers(&fresh, "--tolerance-cpu=100%", 0, "");
    json_t *document = compared_document(0);
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

Test(compare_numbers, accuracy_beyond_its_tolerance_is_exit_4)
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

Test(compare_numbers, a_network_that_diverges_is_not_excused_by_its_policy)
{
    struct numbers fresh = plain;
    fresh.digest = "12";
    expect_numbers(&fresh, NULL, 0, "");
    fresh.status = "no"; /* whatever is not ok */
    expect_numbers(&fresh, NULL, ERR_ACCURACY, "1 case diverged");
}

Test(compare_numbers, another_scenario_has_no_verdict_on_its_numbers)
{
    char lines[4096] = "";
    write_numbers("base", &plain);
    write_numbers("new", &plain);
    compared_put_case(lines, "a", "12", "bitwise", "2", "", "100");
    compared_write("new", "cases.jsonl", lines);
    expect_code(ERR_INCOMPARABLE, NULL, "another scenario");
}

Test(compare_numbers, another_result_outweighs_instructions_and_these_what_is_missing)
{
    struct numbers fresh = plain;
    char lines[4096] = "";
    fresh.instructions = "2000";
    write_numbers("base", &plain);
    compared_put_case(lines, "gone", "33", "bitwise", "1", "", "100");
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

Test(compare_numbers, the_first_line_counts_and_names_what_differs)
{
    struct numbers fresh = plain;
    char *text = NULL;
    size_t size;
    fresh.instructions = "1031";
    write_numbers("base", &plain);
    write_numbers("new", &fresh);
    json_t *document = compared_document(0);
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

Test(compare_numbers, tolerances_are_numbers_with_their_unit)
{
    static const char *const bad[] = {"--tolerance-floor=1%",     "--tolerance-cpu=x",
                                      "--tolerance-cpu=-1%",      "--tolerance-cpu=inf",
                                      "--tolerance-cpu=1e999",    "--tolerance-cpu=1%%",
                                      "--tolerance-instructions="};
    for (size_t i = 0; i < COUNT(bad); i++)
        expect_numbers(&plain, bad[i], ERR_USAGE, "or more is expected");
}
