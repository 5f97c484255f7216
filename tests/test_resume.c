/* What --resume makes of result directories: it goes on behind the last case whose files are whole,
 * and refuses those of another scenario. */
#include "tests/support/folder.h"
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

static void resume(int save_estimates)
{
    cr_assert_eq(journaled_open(RESULTS_RESUME, save_estimates), 0, "%s", journaled.err.text);
}

static const char *const names[] = {"lms/taps=2", "lms/taps=3", "lms/taps=4"};

/* ---- what is gone on with ---- */

Test(resume, knows_what_is_finished)
{
    journaled_leave(2, 0);
    resume(0);
    expect_finished(names, 2);
    cr_assert(!results_has(&journaled.results, names[2]) &&
              !results_has(&journaled.results, "lms"));
}

Test(resume, cuts_files_back_to_the_last_whole_line)
{
    journaled_leave(2, 1);
    char *journal = folder_read("r/cases.jsonl"), *curves = folder_read("r/curves.csv"),
         *summary = folder_read("r/summary.csv"), *saved = folder_read("r/estimates.csv");
    folder_append("r/cases.jsonl", "{\"case\":\"lms/ta");
    folder_append("r/curves.csv", "lms/taps=4,0,0");
    folder_append("r/summary.csv", "lms/taps=4,lms,");
    folder_append("r/estimates.csv", "lms/taps=4,0,0,0.5\nlms");
    resume(1);
    expect_finished(names, 2);
    cr_assert_str_eq(folder_read("r/cases.jsonl"), journal);
    results_free(&journaled.results);
    cr_assert_str_eq(folder_read("r/curves.csv"), curves);
    cr_assert_str_eq(folder_read("r/summary.csv"), summary);
    cr_assert_str_eq(folder_read("r/estimates.csv"), saved);
}

Test(resume, ends_with_the_files_of_a_run_that_was_not_stopped)
{
    journaled_leave(3, 1);
    char *curves = folder_read("r/curves.csv"), *summary = folder_read("r/summary.csv"),
         *saved = folder_read("r/estimates.csv");
    cr_assert_eq(journaled_lines("r/estimates.csv"), 1 + 3 * JOURNALED_NODES, "one header");
    folder_leave("r");
    journaled_leave(1, 1);
    folder_append("r/curves.csv", "half a li");
    resume(1);
    journaled_add(1);
    journaled_add(2);
    journaled_finish();
    cr_assert_str_eq(folder_read("r/curves.csv"), curves);
    cr_assert_str_eq(folder_read("r/summary.csv"), summary);
    cr_assert_str_eq(folder_read("r/estimates.csv"), saved);
}

/* Everything that can stand in place of the second line. */
static const char *const broken[] = {"{\"case\":\"lms/taps=3\",\"sizes\":{}}", /* no newline */
                                     "{\"case\":\"lms/taps=3\"",
                                     "{\"case\":\"lms/taps=3\"\n",
                                     "{\"case\":\"lms/taps=3\"}\n",
                                     "{\"case\":3,\"sizes\":{}}\n",
                                     "\n",
                                     "[]\n",
                                     "not JSON\n{\"case\":\"lms/taps=3\",\"sizes\":{}}\n"};

Test(resume, takes_no_line_that_broke_off_nor_any_behind_it)
{
    journaled_leave(1, 0);
    char *journal = folder_read("r/cases.jsonl"), *curves = folder_read("r/curves.csv");
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        folder_append("r/cases.jsonl", broken[i]);
        resume(0);
        expect_finished(names, 1);
        cr_assert_str_eq(folder_read("r/cases.jsonl"), journal, "behind %s", broken[i]);
        cr_assert_str_eq(folder_read("r/curves.csv"), curves);
    }
}

Test(resume, of_a_run_without_a_finished_case_starts_afresh)
{
    journaled_leave(0, 0);
    folder_append("r/cases.jsonl", "{\"case\":");
    folder_append("r/curves.csv", "half a li");
    resume(0);
    cr_assert_eq(journaled.results.finished_count, 0);
    journaled_add(0);
    journaled_finish();
    cr_assert_eq(journaled_lines("r/curves.csv"), 3);
    cr_assert_eq(journaled_lines("r/summary.csv"), 2);
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 1);
}

/* ---- what is refused ---- */

static void expect_refused(const char *text)
{
    const char *before = folder_read("r/cases.jsonl");
    journaled_read(text);
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), -1, "resumed: %s", text);
    cr_assert_str_eq(journaled.err.text,
                     "r/run.json: holds another scenario (or none): cannot resume it");
    cr_assert_eq(journaled.err.kind, ERR_USAGE);
    cr_assert_str_eq(folder_read("r/cases.jsonl"), before);
}

Test(resume, of_another_scenario_is_refused)
{
    journaled_leave(1, 0);
    expect_refused("algorithms: [{name: lms}]\nseed: 6\nsweep: {system.taps: [2, 3, 4]}");
    expect_refused("algorithms: [{name: lms}]\nseed: 5\nsweep: {system.taps: [2, 3, 5]}");
    expect_refused("algorithms: [{name: lms, step: 1}]\nseed: 5\nsweep: {system.taps: [2, 3, 4]}");
    journaled_read("{seed: 5, algorithms: [{name: lms}], sweep: {system.taps: [2, 3, 4]}}");
    resume(0);
}

/* What a slabmark with other columns wrote. */
Test(resume, of_a_summary_with_other_columns_is_refused)
{
    journaled_leave(1, 0);
    char *summary = folder_read("r/summary.csv"), *column = strstr(summary, "working_set_bytes");
    cr_assert(column);
    memcpy(column, "working_set_words", strlen("working_set_words"));
    folder_write("r/summary.csv", summary);
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), -1);
    cr_assert_str_eq(journaled.err.text,
                     "r/summary.csv: another slabmark wrote it, with other columns: cannot "
                     "resume it");
    cr_assert_eq(journaled.err.kind, ERR_USAGE);
    cr_assert_str_eq(folder_read("r/summary.csv"), summary);
}

Test(resume, of_nothing_is_refused)
{
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), -1);
    cr_assert_str_eq(journaled.err.text,
                     "r/run.json: holds another scenario (or none): cannot resume it");
    journaled_leave(1, 0);
    remove("r/cases.jsonl");
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), -1);
    cr_assert_str_eq(journaled.err.text, "r/cases.jsonl: No such file or directory");
}
