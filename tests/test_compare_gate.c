/* What a comparison may not let through: cases that are missing, damaged or of another scenario. */
#include "bench/environment/facts.h"
#include "tests/support/test_folder.h"
#include "tests/support/compared.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TestSuite(compare_gate, .init = test_folder_begin, .fini = test_folder_end);

/* All of base except the digest and determinism of its last case. */
static const char *lines_of_new(const char *digest, const char *determinism, const char *step)
{
    static char lines[4096];
    lines[0] = '\0';
    compared_put_case(lines, "a", "11", "bitwise", "1", "", "100");
    compared_put_case(lines, "b", "22", "bitwise", "1", "", "100");
    compared_put_case(lines, "gone", digest, determinism, step, "", "100");
    return lines;
}

static void expect_not_let_through(const char *option, const char *reasons)
{
    char message[200];
    cr_assert_eq(compared_command(option), ERR_INCOMPARABLE, "let through: %s", reasons);
    snprintf(message, sizeof message, "slabmark: not everything was compared: %s\n", reasons);
    cr_assert_str_eq(test_folder_read("said"), message);
}

Test(compare_gate, all_of_base_is_found_again)
{
    compared_write_base();
    compared_write_new(compared_plain_run, lines_of_new("33", "bitwise", "1"));
    cr_assert_eq(compared_command(NULL), 0);
    compared_write_new(compared_plain_run, lines_of_new("34", "statistical", "1"));
    cr_assert_eq(compared_command(NULL), 0);
}

Test(compare_gate, a_missing_case_is_not_let_through_unless_allowed)
{
    char *lines = (char *)(uintptr_t)lines_of_new("33", "bitwise", "1");
    compared_write_base();
    compared_write_new(compared_plain_run, lines);
    memcpy(strstr(lines, "\"gone\""), "\"lost\"", 6); /* another name */
    compared_write_new(compared_plain_run, lines);
    expect_not_let_through(NULL, "1 case of BASE not in NEW (--allow-missing)");
    cr_assert_eq(compared_command("--allow-missing"), 0);
    *strchr(lines, '\n') = '\0'; /* only the first, and its line is cut */
    compared_write_new(compared_plain_run, lines);
    cr_assert_eq(compared_command("--allow-missing"), ERR_USAGE, "nothing to compare");
}

/* The same, and a line of one more case, "d", which vouches for rows in curves.csv. */
static void write_vouched(int bytes)
{
    char lines[4096];
    snprintf(lines, sizeof lines, "%s", lines_of_new("33", "bitwise", "1"));
    compared_put_case(lines, "d", "44", "bitwise", "1", "", "100");
    snprintf(lines + strlen(lines) - 2, 80, ", \"rows\": {\"curves.csv\": {\"bytes\": %d}}}\n",
             bytes);
    compared_write_new(compared_plain_run, lines);
}

Test(compare_gate, damage_is_not_let_through)
{
    compared_write_base();
    compared_write_new(compared_plain_run, lines_of_new("33", "bitwise", "1"));
    test_folder_append("new/cases.jsonl", "{\"case\": \"fou");
    expect_not_let_through("--allow-missing", "NEW is damaged");
    write_vouched(7);
    expect_not_let_through(NULL, "NEW is damaged");
    test_folder_write("new/curves.csv", "header\n123456");
    expect_not_let_through(NULL, "NEW is damaged");
    test_folder_write("new/curves.csv", "header\n1234567");
    cr_assert_eq(compared_command(NULL), 0);
    json_t *document = compared_document(0);
    cr_assert_eq(json_array_size(facts_at(document, "new.damage")), 0);
    json_decref(document);
}

Test(compare_gate, damage_is_named)
{
    static const char *const sentences[] = {
        "new/cases.jsonl:5: a second line of case a", "new/cases.jsonl:6: this line is cut",
        "new/curves.csv: 3 bytes, but cases.jsonl records 10: rows are missing"};
    char again[1024] = "";
    compared_write_base();
    write_vouched(8);
    compared_put_case(again, "a", "11", "bitwise", "1", "", "100");
    test_folder_append("new/cases.jsonl", again);
    test_folder_append("new/cases.jsonl", "{");
    test_folder_write("new/curves.csv", "h\n1");
    json_t *document = compared_document(0);
    cr_assert_eq(json_array_size(facts_at(document, "new.damage")), COUNT(sentences));
    for (size_t i = 0; i < COUNT(sentences); i++)
        cr_assert_str_eq(json_string_value(json_array_get(facts_at(document, "new.damage"), i)),
                         sentences[i]);
    json_decref(document);
}

Test(compare_gate, another_scenario_and_unknown_determinism_are_not_let_through)
{
    compared_write_base();
    compared_write_new(compared_plain_run, lines_of_new("34", "bitwise", "2"));
    expect_not_let_through("--allow-missing", "1 case of another scenario");
    compared_write_new(compared_plain_run, lines_of_new("34", "", "1"));
    expect_not_let_through(NULL, "1 case of unknown determinism");
    compared_write_new(compared_plain_run, lines_of_new("", "bitwise", "1"));
    cr_assert_eq(compared_command(NULL), ERR_ACCURACY, "base has a digest");
}

Test(compare_gate, unfinished_results_are_not_let_through)
{
    char run[2000];
    compared_write_base();
    const char *status = strstr(compared_plain_run, "complete");
    snprintf(run, sizeof run, "%.*sstopped%s", (int)(status - compared_plain_run),
             compared_plain_run, status + strlen("complete"));
    compared_write_new(run, lines_of_new("33", "bitwise", "1"));
    expect_not_let_through(NULL, "NEW is stopped, not complete");
    compared_write("base", "run.json", run);
    expect_not_let_through(NULL, "BASE is stopped, not complete; NEW is stopped, not complete");
}

/* A recording was replaced under its name. */
Test(compare_gate, another_input_is_another_scenario)
{
    char run[2][2000];
    compared_write_base();
    for (int i = 0; i < 2; i++)
        snprintf(run[i], sizeof run[i], "{\"inputs\": {\"D.csv\": \"%d\"}, %s", i,
                 compared_plain_run + 1);
    compared_write("base", "run.json", run[0]);
    compared_write_new(run[1], lines_of_new("34", "bitwise", "1"));
    expect_not_let_through(NULL, "1 case of another scenario");
    json_t *document = compared_document(0);
    const json_t *row = json_array_get(json_object_get(document, "scenario"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(row, "key")), "SHA-256 of D.csv");
    json_decref(document);
}
