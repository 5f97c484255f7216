/* Result directories: what a finished case leaves in each of their files. */
#include "bench/results/csv_table.h"
#include "tests/support/test_folder.h"
#include "tests/support/journaled.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(journal, .init = journaled_begin, .fini = journaled_end);

static long size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) ? -1 : (long)status.st_size;
}

Test(journal, holds_a_line_of_json_for_each_case)
{
    journaled_leave(2, 0);
    char *text = test_folder_read("r/cases.jsonl"), *second = strchr(text, '\n') + 1;
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 2);
    json_t *line = json_loads(second, 0, NULL), *msd = json_object_get(line, "msd_db");
    cr_assert(line);
    cr_assert_str_eq(json_string_value(json_object_get(line, "case")), "lms/taps=3");
    cr_assert_str_eq(json_string_value(json_object_get(line, "status")), "ok");
    cr_assert_str_eq(json_string_value(json_object_get(line, "digest")), "0000000000000abc");
    cr_assert_float_eq(json_real_value(msd), -20, 1e-12);
    cr_assert(json_is_null(json_object_get(line, "mse_db")), "unknown");
    json_t *taps = json_object_get(json_object_get(line, "axes"), "system.taps");
    cr_assert_eq(json_integer_value(taps), 3);
    json_decref(line);
}

Test(journal, says_how_large_the_working_set_is_and_how_it_lay)
{
    struct csv_table summary;
    journaled_leave(1, 0);
    json_t *line = json_loads(test_folder_read("r/cases.jsonl"), 0, NULL);
    cr_assert_eq(json_integer_value(json_object_get(line, "working_set_bytes")), 96);
    cr_assert_str_eq(json_string_value(json_object_get(line, "layout")), "natural");
    json_decref(line);
    cr_assert_eq(csv_table_read("r/summary.csv", &summary, &journaled.err), 0, "%s",
                 journaled.err.text);
    int column = csv_table_column(&summary, "working_set_bytes", &journaled.err);
    cr_assert_str_eq(csv_table_text(&summary, 0, column), "96");
    csv_table_free(&summary);
}

/* Bytes and digest of a case's rows, wherever they stand. */
static void expect_vouched(const json_t *line, const char *file, const char *rows)
{
    char digest[SHA256_TEXT];
    const json_t *entry = json_object_get(json_object_get(line, "rows"), file);
    sha256_bytes(rows, strlen(rows), digest);
    cr_assert_eq(json_integer_value(json_object_get(entry, "bytes")), (json_int_t)strlen(rows));
    cr_assert_str_eq(json_string_value(json_object_get(entry, "sha256")), digest);
}

Test(journal, vouches_for_the_rows_of_its_cases)
{
    journaled_leave(2, SAVED(RESULT_ESTIMATES));
    json_t *line = json_loads(strchr(test_folder_read("r/cases.jsonl"), '\n') + 1, 0, NULL);
    cr_assert_eq(json_object_size(json_object_get(line, "rows")), 3, "no samples");
    expect_vouched(line, "curves.csv", strstr(test_folder_read("r/curves.csv"), "lms/taps=3,"));
    expect_vouched(line, "summary.csv", strstr(test_folder_read("r/summary.csv"), "lms/taps=3,"));
    expect_vouched(line, "estimates.csv",
                   strstr(test_folder_read("r/estimates.csv"), "lms/taps=3,"));
    json_decref(line);
    line = json_loads(test_folder_read("r/cases.jsonl"), JSON_DISABLE_EOF_CHECK, NULL);
    char *first = strstr(test_folder_read("r/estimates.csv"), "lms/taps=2,");
    *strstr(first, "lms/taps=3,") = '\0';
    expect_vouched(line, "estimates.csv", first); /* the header is no row */
    json_decref(line);
}

Test(journal, tells_where_a_case_diverged)
{
    journaled.outcome.diverged = (struct divergence){2, 1, 7};
    journaled_leave(1, 0);
    json_t *line = json_loads(test_folder_read("r/cases.jsonl"), 0, NULL);
    json_t *diverged = json_object_get(line, "diverged");
    cr_assert_str_eq(json_string_value(json_object_get(line, "status")), "diverged");
    cr_assert_eq(json_integer_value(json_object_get(diverged, "trial")), 2);
    cr_assert_eq(json_integer_value(json_object_get(diverged, "node")), 1);
    cr_assert_eq(json_integer_value(json_object_get(diverged, "iteration")), 7);
    json_decref(line);
}

Test(journal, stands_beside_curves_and_estimates)
{
    journaled_leave(1, SAVED(RESULT_ESTIMATES));
    cr_assert_str_eq(
        test_folder_read("r/curves.csv"),
        "case,iteration,msd_db,msd_lo_db,msd_hi_db,theory_msd_db,nmsd_db,mse_db,emse_db,"
        "disagreement_db,nonzeros_found,support_precision,support_recall\n"
        "lms/taps=2,0,0,,,,,,,,2,1,0\n"
        "lms/taps=2,8,-20,-30,-10,-20,-20,-3.0102999566398121,-10,-10,1.5,1,0.75\n");
    cr_assert_str_eq(test_folder_read("r/estimates.csv"), "case,trial,node,h0,h1\n"
                                                          "lms/taps=2,0,0,0.5,-0.25\n"
                                                          "lms/taps=2,0,1,1e-300,3\n");
    cr_assert_eq(journaled_lines("r/summary.csv"), 2);
}

static const char *status_of_run(void)
{
    static char status[32];
    json_t *run = json_load_file("r/run.json", 0, NULL);
    snprintf(status, sizeof status, "%s", json_string_value(json_object_get(run, "status")));
    json_decref(run);
    return status;
}

Test(journal, says_in_run_json_whether_the_run_came_to_its_end)
{
    cr_assert_eq(journaled_open(RESULTS_NEW, 0), 0, "%s", journaled.err.text);
    cr_assert_str_eq(status_of_run(), "running");
    journaled_add(0);
    journaled_finish();
    cr_assert_str_eq(status_of_run(), "complete");
    cr_assert_eq(size_of("r/run.json.new"), -1);
}

Test(journal, makes_directories_on_the_way)
{
    cr_assert_eq(results_open(&journaled.results, "r/a/b", RESULTS_NEW, &journaled.scenario, "", 0,
                              NULL, &journaled.err),
                 0, "%s", journaled.err.text);
    cr_assert_geq(size_of("r/a/b/cases.jsonl"), 0);
}

Test(journal, is_not_overwritten_unless_it_is_to_be_replaced)
{
    journaled_leave(2, 0);
    cr_assert_eq(journaled_open(RESULTS_NEW, 0), -1);
    cr_assert_str_eq(
        journaled.err.text,
        "r: already holds results; --resume continues the run, --replace deletes them");
    cr_assert_eq(journaled.err.kind, ERR_USAGE);
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 2);
    cr_assert_eq(journaled_open(RESULTS_REPLACE, 0), 0, "%s", journaled.err.text);
    cr_assert_eq(size_of("r/cases.jsonl"), 0);
    cr_assert_eq(journaled.results.finished_count, 0);
}

/* Paths may be of any bytes, JSON may not. */
Test(journal, says_a_command_that_is_no_utf_8_as_well_as_it_can)
{
    cr_assert_eq(results_open(&journaled.results, "r", RESULTS_NEW, &journaled.scenario,
                              "slabmark run \xff.yaml", 0, NULL, &journaled.err),
                 0, "%s", journaled.err.text);
    json_t *run = json_load_file("r/run.json", 0, NULL);
    cr_assert_str_eq(json_string_value(json_object_get(run, "command")), "slabmark run ?.yaml");
    json_decref(run);
}
