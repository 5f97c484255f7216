/* What --resume refuses, with nothing touched: results of another scenario, build, machine or
 * schema, and files that somebody edited. */
#include "bench/common/version.h"
#include "tests/support/journaled.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(resume_refused, .init = journaled_begin, .fini = journaled_end);

static const char *const files[] = {"r/run.json", "r/cases.jsonl", "r/curves.csv", "r/summary.csv"};
enum { FILES = sizeof files / sizeof *files };

static void expect_refused(enum err_kind kind, const char *message)
{
    const char *before[FILES];
    for (int i = 0; i < FILES; i++)
        before[i] = test_folder_read(files[i]);
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), -1, "resumed: %s", message);
    cr_assert_str_eq(journaled.err.text, message);
    cr_assert_eq(journaled.err.kind, kind);
    for (int i = 0; i < FILES; i++)
        cr_assert_str_eq(test_folder_read(files[i]), before[i], "%s", files[i]);
}

/* Puts `to` in the place of the first `from` in a file. */
static void edit(const char *path, const char *from, const char *to)
{
    char *text = test_folder_read(path), *at = strstr(text, from);
    cr_assert(at, "%s is not in %s", from, path);
    *at = '\0';
    test_folder_write(path, text);
    test_folder_append(path, to);
    test_folder_append(path, at + strlen(from));
}

Test(resume_refused, of_another_scenario_is_refused)
{
    static const char *const others[] = {
        "algorithms: [{name: lms}]\nseed: 6\nsweep: {system.taps: [2, 3, 4]}",
        "algorithms: [{name: lms}]\nseed: 5\nsweep: {system.taps: [2, 3, 5]}",
        "algorithms: [{name: lms, step: 1}]\nseed: 5\nsweep: {system.taps: [2, 3, 4]}"};
    journaled_leave(1, 0);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        journaled_read(others[i]);
        expect_refused(ERR_USAGE, "r/run.json: holds another scenario: cannot resume it");
    }
    journaled_read("{seed: 5, algorithms: [{name: lms}], sweep: {system.taps: [2, 3, 4]}}");
    journaled_resume(0);
}

/* A fact of the build in run.json; good until the next call. */
static const char *build_fact(const char *run, const char *key)
{
    static char text[64];
    json_t *json = json_loads(run, 0, NULL);
    snprintf(text, sizeof text, "%s",
             json_string_value(json_object_get(json_object_get(json, "build"), key)));
    json_decref(json);
    return text;
}

/* Two builds of one commit, with changes that it does not name. */
Test(resume_refused, of_another_build_of_the_same_commit_is_refused)
{
    char message[200], other[24];
    journaled_leave(1, 0);
    char *run = test_folder_read("r/run.json");
    const char *id = build_fact(run, "id");
    cr_assert_eq(strspn(id, "0123456789abcdef"), 16, "%s", id);
    snprintf(other, sizeof other, "%s", id);
    other[0] = other[0] == '0' ? '1' : '0';
    edit("r/run.json", id, other);
    snprintf(
        message, sizeof message,
        "r: its finished cases were run by another build (id: '%s', here '%s'): cannot resume it",
        other, id);
    expect_refused(ERR_INCOMPARABLE, message);
    test_folder_write("r/run.json", run);
    journaled_resume(0);
}

Test(resume_refused, of_another_build_or_machine_or_schema_is_refused)
{
    char message[400];
    journaled_leave(1, 0);
    char *run = test_folder_read("r/run.json");
    edit("r/run.json", "\"version\": \"", "\"version\": \"x");
    snprintf(message, sizeof message,
             "r: its finished cases were run by another build (version: 'x%s', here '%s'): cannot "
             "resume it",
             SLABMARK_VERSION, SLABMARK_VERSION);
    expect_refused(ERR_INCOMPARABLE, message);
    test_folder_write("r/run.json", run);
    edit("r/run.json", "\"architecture\": \"", "\"architecture\": \"x");
    expect_refused(ERR_INCOMPARABLE,
                   "r: its finished cases were run on another machine, or under other limits: "
                   "cannot resume it here");
    test_folder_write("r/run.json", run);
    edit("r/run.json", "\"schema\": 4", "\"schema\": 3");
    snprintf(message, sizeof message,
             "r/run.json: schema 3, and this slabmark reads schema 4: run again, or use the "
             "slabmark that wrote it, commit %s",
             build_fact(run, "commit"));
    expect_refused(ERR_USAGE, message);
    test_folder_write("r/run.json", "");
    expect_refused(ERR_USAGE,
                   "r/run.json:1:0: not a complete run.json: '[' or '{' expected near end of file");
    test_folder_write("r/run.json", run);
    journaled_resume(0);
}

Test(resume_refused, with_other_estimates_is_refused)
{
    journaled_leave(1, SAVED(RESULT_ESTIMATES));
    expect_refused(ERR_USAGE, "r: its finished cases were run with --save estimates");
    journaled_resume(SAVED(RESULT_ESTIMATES));
}

/* What a slabmark with other columns wrote. */
Test(resume_refused, of_a_summary_with_other_columns_is_refused)
{
    journaled_leave(1, 0);
    edit("r/summary.csv", "working_set_bytes", "working_set_words");
    expect_refused(ERR_USAGE,
                   "r/summary.csv: written by another version of slabmark, with other columns: "
                   "cannot resume it");
}

Test(resume_refused, of_files_that_somebody_edited_is_refused)
{
    journaled_leave(2, 0);
    char *summary = test_folder_read("r/summary.csv"), *curves = test_folder_read("r/curves.csv");
    edit("r/summary.csv", "taps=3,lms,lms,", "taps=3,lms,LMS,");
    expect_refused(ERR_USAGE,
                   "r/summary.csv:3: changed since the run wrote it: --resume would delete it");
    test_folder_write("r/summary.csv", summary);
    edit("r/curves.csv", "\n", "\r\n");
    edit("r/curves.csv", ",2,1,0\n", ",2,1,0\r\n");
    expect_refused(ERR_USAGE,
                   "r/curves.csv:2: changed since the run wrote it: --resume would delete it");
    test_folder_write("r/curves.csv", curves);
    edit("r/curves.csv", "\nlms/taps=3", "\n# second\nlms/taps=3");
    expect_refused(ERR_USAGE,
                   "r/curves.csv:4: not a row of this scenario's cases: --resume would delete it");
    test_folder_write("r/curves.csv", curves);
    test_folder_append("r/curves.csv", "mine,1\n");
    expect_refused(ERR_USAGE,
                   "r/curves.csv:6: not a row of this scenario's cases: --resume would delete it");
    test_folder_write("r/curves.csv", curves);
    journaled_resume(0);
    cr_assert_eq(journaled.results.finished_count, 2);
}

Test(resume_refused, without_its_journal_is_refused)
{
    journaled_leave(1, 0);
    remove("r/cases.jsonl");
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), -1);
    cr_assert_str_eq(journaled.err.text, "r/cases.jsonl: No such file or directory");
}

/* ---- inputs ---- */

Test(resume_refused, on_a_recording_that_changed_since_is_refused)
{
    static const char scenario[] =
        "input: {kind: recording, regressors: U.csv, desired: D.csv}\nsystem: {taps: 2}\n"
        "algorithms: [{name: lms, label: A}, {name: lms, label: B}]";
    test_folder_write("U.csv", "1,2\n3,4\n");
    test_folder_write("D.csv", "5\n6\n");
    journaled_read(scenario);
    journaled_leave(1, 0);
    journaled_resume(0);
    test_folder_write("D.csv", "5\n7\n");
    expect_refused(ERR_USAGE, "r: its finished cases were run on another D.csv (by its SHA-256 in "
                              "run.json): cannot resume it");
    test_folder_write("D.csv", "5\n6\n");
    journaled_resume(0);
}
