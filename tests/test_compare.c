/* Two result directories side by side: which cases are paired, and what differs. */
#include "bench/compare/compare_cases.h"
#include "bench/environment/facts.h"
#include "tests/support/json_memory.h"
#include "tests/support/test_folder.h"
#include "tests/support/compared.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(compare, .init = test_folder_begin, .fini = test_folder_end);

Test(compare, pairs_by_name_and_judges_digests)
{
    char lines[4096] = "";
    compared_write_base();
    compared_put_case(lines, "b", "23", "bitwise", "1", "\"threads\": 2, \"repetitions\": 9", "50");
    compared_put_case(lines, "a", "11", "bitwise", "1", "\"threads\": 1", "null");
    compared_put_case(lines, "fresh", "44", "bitwise", "1", "", "100");
    compared_write_new(compared_plain_run, lines);
    json_t *document = compared_document(0);
    cr_assert_str_eq(compared_result(document, "a"), "same");
    cr_assert_str_eq(compared_result(document, "b"), "changed", "threads do not excuse it");
    cr_assert_str_eq(compared_result(document, "gone"), "not paired");
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
    cr_assert_eq(compared_command(NULL), ERR_ACCURACY);
}

Test(compare, another_parameter_and_an_inexact_policy_excuse_another_digest)
{
    char lines[4096] = "";
    compared_write_base();
    compared_put_case(lines, "a", "12", "bitwise", "2", "\"threads\": 1", "100");
    compared_put_case(lines, "b", "23", "statistical", "1", "\"threads\": 1", "100");
    compared_write_new(COMPARED_RUN(COMPARED_MACHINE("M", "performance"), COMPARED_LMS("2")),
                       lines);
    json_t *document = compared_document(0);
    cr_assert_str_eq(compared_result(document, "a"), "other scenario");
    cr_assert_str_eq(compared_result(document, "b"), "statistical");
    const json_t *key = json_array_get(json_object_get(document, "scenario"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(key, "key")), "algorithms.A.step");
    cr_assert_eq(json_array_size(json_object_get(document, "scenario")), 1);
    json_decref(document);
}

/* Floats are another result by design, not by a change of the code. */
Test(compare, another_precision_is_another_scenario)
{
    char lines[4096] = "";
    compared_write_base();
    compared_put_case(lines, "a", "12", "bitwise", "1", "\"threads\": 1, \"precision\": \"f32\"",
                      "100");
    compared_put_case(lines, "b", "22", "bitwise", "1", "\"threads\": 1", "100");
    compared_write_new(compared_plain_run, lines);
    json_t *document = compared_document(0);
    cr_assert_str_eq(compared_result(document, "a"), "other scenario");
    cr_assert_str_eq(compared_result(document, "b"), "same");
    json_decref(document);
}

Test(compare, the_same_twice_is_the_same)
{
    char lines[4096] = "";
    compared_write_base();
    compared_put_case(lines, "a", "11", "bitwise", "1", "\"threads\": 1", "100");
    compared_write_new(COMPARED_RUN(COMPARED_MACHINE("M", "powersave"), COMPARED_LMS("1")), lines);
    json_t *document = compared_document(0);
    cr_assert_str_eq(json_string_value(facts_at(document, "environment.verdict")),
                     "comparable with warnings");
    cr_assert_eq(json_array_size(facts_at(document, "environment.differences")), 1);
    cr_assert_eq(json_array_size(facts_at(document, "scenario")), 0);
    json_decref(document);
    cr_assert_eq(compared_command("--allow-missing"), 0);
}

Test(compare, another_machine_is_refused_unless_ignored)
{
    compared_write_base();
    compared_write_new(COMPARED_RUN(COMPARED_MACHINE("N", "performance"), COMPARED_LMS("1")), "");
    json_t *document = compared_document(0);
    cr_assert(json_is_null(json_object_get(document, "cases")));
    json_decref(document);
    cr_assert_eq(compared_command(NULL), ERR_INCOMPARABLE);
    document = compared_document(1);
    cr_assert(json_is_array(json_object_get(document, "cases")));
    json_decref(document);
    cr_assert_eq(compared_command("--ignore-environment"), ERR_USAGE, "nothing to compare");
}

static void expect_refused(const char *message)
{
    struct err err = {0};
    struct compare_options given = compared_options(0);
    cr_assert_null(compare_results("base", "new", &given, &err));
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_str_eq(err.text, message);
}

Test(compare, folders_that_hold_no_results_are_refused)
{
    compared_write_base();
    expect_refused("new: No such file or directory");
    mkdir("new", 0777);
    expect_refused("new: not a result directory: run.json: No such file or directory");
    compared_write("new", "run.json", "{\"schema\": 1}");
    expect_refused("new/run.json: schema 1, and this slabmark reads schema 4: run again, or use "
                   "the slabmark that "
                   "wrote it");
    compared_write("new", "run.json", "{\"schema\": 5, \"build\": {\"commit\": \"c0ffee\"}}");
    expect_refused(
        "new/run.json: schema 5, and this slabmark reads schema 4: run again, or use the "
        "slabmark that wrote it, commit c0ffee");
    compared_write("new", "run.json", "{}");
    expect_refused("new/run.json: has no \"schema\": slabmark did not write it");
    compared_write("new", "run.json", compared_plain_run);
    expect_refused("new/cases.jsonl: No such file or directory");
    compared_write("new", "cases.jsonl", "{\"label\": \"A\"}\n");
    expect_refused("new/cases.jsonl:1: no \"case\" in it");
    char lines[4096] = "";
    compared_put_case(lines, "a", "11", "bitwise", "1", "", "100");
    strcat(lines, "{\"case\": oops}\n");
    compared_write("new", "cases.jsonl", lines);
    expect_refused("new/cases.jsonl:2:13: invalid token near 'oops'");
}

/* Without a column that it needs, compare must not go on as if the value were unknown. */
Test(compare, a_column_that_is_needed_and_absent_is_named)
{
    for (const struct column *const *needed = compare_needed; *needed; needed++) {
        char lines[4096] = "", message[200];
        compared_write_base();
        compared_put_case(lines, "a", "11", "bitwise", "1", "", "100");
        char *key = strstr(lines, (*needed)->name);
        cr_assert(key, "%s: this test writes it not", (*needed)->name);
        *key = 'X';
        compared_write("new", "run.json", compared_plain_run);
        compared_write("new", "cases.jsonl", lines);
        snprintf(message, sizeof message, "new/cases.jsonl:1: no \"%s\" in it", (*needed)->name);
        expect_refused(message);
    }
}

Test(compare, a_line_that_was_being_written_does_not_count)
{
    char lines[4096] = "";
    compared_write_base();
    compared_put_case(lines, "a", "12", "bitwise", "2", "", "100");
    strcat(lines, "{\"case\": \"b\", \"dig");
    compared_write_new(compared_plain_run, lines);
    json_t *document = compared_document(0);
    cr_assert_eq(json_integer_value(facts_at(document, "new.cases")), 1);
    cr_assert_str_eq(compared_result(document, "a"), "other scenario");
    json_decref(document);
}

Test(compare, tables_fit_80_columns)
{
    char lines[4096] = "", *text = NULL, *rest = NULL;
    size_t size;
    static const char label[] = "an-algorithm-of-a-long-name/system.nonzeros=20/threads=2/sync=x";
    compared_write_base();
    compared_put_case(lines, label, "11", "bitwise", "1", "", "123456789");
    compared_write("base", "cases.jsonl", lines);
    compared_write("new", "cases.jsonl", lines);
    compared_write(
        "new", "run.json",
        COMPARED_RUN(COMPARED_MACHINE("An uncommonly long name of a CPU of the model N @ 2.10 GHz",
                                      "one-word-which-does-not-fit-into-its-column"),
                     COMPARED_LMS("[1, 2, 3]")));
    json_t *document = compared_document(1);
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

/* ---- memory that runs out ---- */

Test(compare, without_memory_it_fails)
{
    char lines[4096] = "";
    compared_write_base();
    compared_put_case(lines, "a", "12", "bitwise", "2", "\"threads\": 1", "100");
    compared_put_case(lines, "b", "23", "bitwise", "1", "\"threads\": 1", "100");
    snprintf(lines + strlen(lines) - 2, 200,
             ", \"msd_db\": -30, \"counters\": [{\"name\": \"instructions\", \"per_update\": "
             "7}]}\n");
    compared_write_new(COMPARED_RUN(COMPARED_MACHINE("N", "powersave"), COMPARED_LMS("2")), lines);
    json_t *wanted = compared_document(1), *document = NULL;
    int failures = -1;
    for (long allowed = 0; !document; allowed++, failures++) {
        struct err err = {0};
        struct compare_options given = compared_options(1);
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
