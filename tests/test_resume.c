/* What --resume makes of result directories: it keeps the cases that are whole and names the
 * others. What it refuses: test_resume_refused.c. */
#include "tests/support/test_folder.h"
#include "tests/support/journaled.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(resume, .init = journaled_begin, .fini = journaled_end);

static void expect_finished(const char *const *wanted, size_t count)
{
    cr_assert_eq(journaled.results.finished_count, count);
    for (size_t i = 0; i < count; i++)
        cr_assert(results_has(&journaled.results, wanted[i]), "%s", wanted[i]);
}

static const char *const names[] = {"lms/taps=2", "lms/taps=3", "lms/taps=4"};

/* ---- what is gone on with ---- */

Test(resume, knows_what_is_finished)
{
    journaled_leave(2, 0);
    journaled_resume(0);
    expect_finished(names, 2);
    cr_assert(!results_has(&journaled.results, names[2]) &&
              !results_has(&journaled.results, "lms"));
}

Test(resume, cuts_files_back_to_the_last_whole_line)
{
    journaled_leave(2, SAVED(RESULT_ESTIMATES));
    char *journal = test_folder_read("r/cases.jsonl"), *curves = test_folder_read("r/curves.csv"),
         *summary = test_folder_read("r/summary.csv"), *saved = test_folder_read("r/estimates.csv");
    test_folder_append("r/cases.jsonl", "{\"case\":\"lms/ta");
    test_folder_append("r/curves.csv", "lms/taps=4,0,0");
    test_folder_append("r/summary.csv", "lms/taps=4,lms,");
    test_folder_append("r/estimates.csv", "lms/taps=4,0,0,0.5\nlms");
    journaled_resume(SAVED(RESULT_ESTIMATES));
    expect_finished(names, 2);
    cr_assert_str_eq(test_folder_read("r/cases.jsonl"), journal);
    results_free(&journaled.results);
    cr_assert_str_eq(test_folder_read("r/curves.csv"), curves);
    cr_assert_str_eq(test_folder_read("r/summary.csv"), summary);
    cr_assert_str_eq(test_folder_read("r/estimates.csv"), saved);
}

Test(resume, ends_with_the_files_of_a_run_that_was_not_stopped)
{
    journaled_leave(3, SAVED(RESULT_ESTIMATES));
    char *curves = test_folder_read("r/curves.csv"), *summary = test_folder_read("r/summary.csv"),
         *saved = test_folder_read("r/estimates.csv");
    cr_assert_eq(journaled_lines("r/estimates.csv"), 1 + 3 * JOURNALED_NODES, "one header");
    test_folder_leave("r");
    journaled_leave(1, SAVED(RESULT_ESTIMATES));
    test_folder_append("r/curves.csv", "half a li");
    journaled_resume(SAVED(RESULT_ESTIMATES));
    journaled_add(1);
    journaled_add(2);
    journaled_finish();
    cr_assert_str_eq(test_folder_read("r/curves.csv"), curves);
    cr_assert_str_eq(test_folder_read("r/summary.csv"), summary);
    cr_assert_str_eq(test_folder_read("r/estimates.csv"), saved);
}

/* Everything that can stand in place of the second line. */
static const char *const broken[] = {"{\"case\":\"lms/taps=3\",\"rows\":{}}", /* no newline */
                                     "{\"case\":\"lms/taps=3\"",
                                     "{\"case\":\"lms/taps=3\"\n",
                                     "{\"case\":\"lms/taps=3\"}\n",
                                     "{\"case\":\"another\",\"status\":\"ok\",\"rows\":{}}\n",
                                     "{\"case\":3,\"rows\":{}}\n",
                                     "\n",
                                     "[]\n",
                                     "not JSON\n"};

Test(resume, takes_no_line_that_broke_off_or_is_damaged)
{
    journaled_leave(1, 0);
    char *journal = test_folder_read("r/cases.jsonl"), *curves = test_folder_read("r/curves.csv");
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        test_folder_append("r/cases.jsonl", broken[i]);
        journaled_resume(0);
        expect_finished(names, 1);
        cr_assert_str_eq(test_folder_read("r/cases.jsonl"), journal, "after %s", broken[i]);
        cr_assert_str_eq(test_folder_read("r/curves.csv"), curves);
        cr_assert_eq(json_array_size(journaled.results.notes), strchr(broken[i], '\n') != NULL);
    }
}

Test(resume, of_a_run_without_a_finished_case_starts_afresh)
{
    journaled_leave(0, 0);
    test_folder_append("r/cases.jsonl", "{\"case\":");
    test_folder_append("r/curves.csv", "half a li");
    journaled_resume(0);
    cr_assert_eq(journaled.results.finished_count, 0);
    journaled_add(0);
    journaled_finish();
    cr_assert_eq(journaled_lines("r/curves.csv"), 3);
    cr_assert_eq(journaled_lines("r/summary.csv"), 2);
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 1);
}

/* kill -9 before run.json was there; or nothing was there. */
Test(resume, of_nothing_starts_it)
{
    journaled_resume(0);
    journaled_add(0);
    journaled_finish();
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 1);
    test_folder_leave("r");
    journaled_leave(0, 0);
    remove("r/run.json");
    journaled_resume(0);
    cr_assert_eq(journaled.results.finished_count, 0);
}

/* ---- damage ---- */

static void expect_note(size_t i, const char *text)
{
    const char *note = json_string_value(json_array_get(journaled.results.notes, i));
    cr_assert(note, "no note: %s", text);
    cr_assert_str_eq(note, text);
}

/* Whether the files hold the rows of all three cases, each once, after the missing are run. */
static void expect_mended(int first, int second)
{
    if (first >= 0)
        journaled_add(first);
    if (second >= 0)
        journaled_add(second);
    journaled_finish();
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 3);
    cr_assert_eq(journaled_lines("r/summary.csv"), 1 + 3);
    cr_assert_eq(journaled_lines("r/curves.csv"), 1 + 3 * 2);
    journaled_resume(0);
    expect_finished(names, 3);
    cr_assert_eq(json_array_size(journaled.results.notes), 0);
}

/* Line n, from 0, of a file made by journaled_leave. */
static char *line_of(char *text, int n)
{
    while (n--)
        text = strchr(text, '\n') + 1;
    return text;
}

Test(resume, a_damaged_line_costs_its_case_and_no_other)
{
    const char *const without[][2] = {
        {names[1], names[2]}, {names[0], names[2]}, {names[0], names[1]}};
    for (int i = 0; i < 3; i++) {
        char note[80];
        test_folder_leave("r");
        journaled_leave(3, 0);
        char *text = test_folder_read("r/cases.jsonl");
        line_of(text, i)[3] = 'X';
        test_folder_write("r/cases.jsonl", text);
        journaled_resume(0);
        expect_finished(without[i], 2);
        snprintf(note, sizeof note, "r/cases.jsonl:%d: this line is damaged; its case is run again",
                 i + 1);
        expect_note(0, note);
        expect_mended(i, -1);
    }
}

Test(resume, a_missing_line_costs_its_case_and_no_other)
{
    journaled_leave(3, 0);
    char *text = test_folder_read("r/cases.jsonl"), *third = line_of(text, 2);
    memmove(line_of(text, 1), third, strlen(third) + 1);
    test_folder_write("r/cases.jsonl", text);
    journaled_resume(0);
    expect_finished((const char *const[]){names[0], names[2]}, 2);
    expect_note(0, "r/curves.csv: case lms/taps=3 has no line in cases.jsonl and is run again");
    expect_mended(1, -1);
}

Test(resume, a_line_that_stands_there_twice_is_not_believed)
{
    journaled_leave(3, 0);
    char *text = test_folder_read("r/cases.jsonl");
    char *first = line_of(text, 0);
    *strchr(first, '\n') = '\0';
    test_folder_append("r/cases.jsonl", first);
    test_folder_append("r/cases.jsonl", "\n");
    journaled_resume(0);
    expect_finished(names + 1, 2);
    expect_note(0, "r/cases.jsonl:4: a second line of case lms/taps=2, which is run again");
    expect_mended(0, -1);
}

/* Power was lost before the bytes were on the disk. */
Test(resume, rows_that_are_cut_or_zeroed_cost_their_cases_and_no_others)
{
    for (int zeroed = 0; zeroed < 2; zeroed++) {
        test_folder_leave("r");
        journaled_leave(3, 0);
        char *text = test_folder_read("r/curves.csv"), *second = strstr(text, "lms/taps=3,");
        size_t size = strlen(text), kept = (size_t)(second - text) + 20;
        memset(text + kept, 0, size - kept);
        test_folder_write_bytes("r/curves.csv", text, zeroed ? size : kept);
        journaled_resume(0);
        expect_finished(names, 1);
        expect_note(0, "r/curves.csv: the rows of case lms/taps=3 are cut; it is run again");
        expect_note(1, "r/curves.csv: the rows of case lms/taps=4 are cut; it is run again");
        expect_mended(1, 2);
    }
}

/* ---- names that need quotes ---- */

Test(resume, knows_rows_by_names_with_commas_and_quotes)
{
    journaled_read("algorithms: [{name: lms, label: 'a,b'}, {name: lms, label: '\"q\"'}, "
                   "{name: lms, label: 'back\\slash'}]");
    journaled_leave(3, SAVED(RESULT_ESTIMATES));
    journaled_resume(SAVED(RESULT_ESTIMATES));
    cr_assert_eq(journaled.results.finished_count, 3);
    cr_assert_eq(json_array_size(journaled.results.notes), 0);
}
