/* Series and shifts read from result directories. */
#include "bench/history/history.h"
#include "bench/history/history_show.h"
#include "tests/support/test_folder.h"
#include "tests/support/json_memory.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(history, .init = test_folder_begin, .fini = test_folder_end);

enum { RUNS = 24 };
static char directory[RUNS][16];
static const char *directories[RUNS];
static struct history history;
static const struct history_options usual = {.significance = 0.01, .least = 0.02};

/* A result of run i, with the text of its case's columns; the first in time is run 0, and the last
 * is named first. */
static void write_result(int i, const char *machine, const char *columns)
{
    char path[64], text[1024];
    directories[RUNS - 1 - i] = directory[i];
    snprintf(directory[i], sizeof directory[i], "r%d", i);
    mkdir(directory[i], 0777);
    snprintf(path, sizeof path, "%s/run.json", directory[i]);
    snprintf(text, sizeof text,
             "{\"schema\": 4, \"started\": \"2026-03-%02dT00:00:00Z\", "
             "\"build\": {\"commit\": \"abcde%02d\"}, \"machine\": {\"cpu\": {\"model\": \"%s\"}}}",
             i + 1, i, machine);
    test_folder_write(path, text);
    snprintf(path, sizeof path, "%s/cases.jsonl", directory[i]);
    snprintf(text, sizeof text, "{\"case\": \"a\", \"kernels\": \"avx2\", %s}\n", columns);
    test_folder_write(path, text);
}

/* `column` has `before` and then, from run 12 on, `after`, each with a little ripple. */
static void write_step(const char *column, double before, double after)
{
    for (int i = 0; i < RUNS; i++) {
        char columns[128];
        snprintf(columns, sizeof columns, "\"%s\": %.17g", column,
                 (i < 12 ? before : after) + 0.001 * (i * 7 % 5));
        write_result(i, "Xenon", columns);
    }
}

static void read_history(const struct history_options *options)
{
    struct err err;
    history_free(&history);
    cr_assert(!history_read(&history, directories, RUNS, options, &err), "%s", err.text);
    cr_assert_eq(history.count, 1);
}

static void expect_shift(double change, int direction)
{
    const struct series *series = history.series;
    cr_assert_eq(series->shifts, 1);
    cr_expect_eq(series->shift->at, 12);
    cr_expect_float_eq(series->shift->change, change, 0.001);
    cr_expect_eq(shift_direction(series, series->shift), direction);
    cr_expect_eq(history_regressed(&history) != NULL, direction > 0);
    cr_expect_eq(shift_age(series, series->shift), 12);
    cr_expect_str_eq(shift_run(&history, series, series->shift)->commit, "abcde12");
}

Test(history, results_in_any_order_are_read_in_time_order)
{
    write_step("ns_per_update", 100, 103);
    read_history(&usual);
    expect_shift(0.03, 1);
    cr_expect_str_eq(history.run[0].directory, "r0");
    cr_expect_str_eq(history.series->metric, "ns_per_update");
}

Test(history, less_time_is_better)
{
    write_step("ns_per_update", 100, 97);
    read_history(&usual);
    expect_shift(-0.03, -1);
}

Test(history, more_of_the_support_is_better)
{
    struct history_options options = usual;
    options.metric = "support_recall";
    write_step("support_recall", 10, 9.5);
    read_history(&options);
    expect_shift(-0.05, 1);
}

Test(history, a_metric_that_knows_no_better_does_not_regress)
{
    struct history_options options = usual;
    options.metric = "bytes_per_update";
    write_step("bytes_per_update", 100, 150);
    read_history(&options);
    expect_shift(0.5, 0);
}

Test(history, decibels_shift_by_power)
{
    struct history_options options = usual;
    options.metric = "msd_db";
    write_step("msd_db", -40, -39);
    read_history(&options);
    expect_shift(pow(10, 0.1) - 1, 1);
}

Test(history, instructions_are_taken_where_half_the_results_counted_them)
{
    for (int i = 0; i < RUNS; i++)
        write_result(i, "Xenon",
                     i < RUNS / 2 ? "\"ns_per_update\": 5, \"instructions_per_update\": null"
                                  : "\"ns_per_update\": 5, \"instructions_per_update\": 70");
    read_history(&usual);
    cr_expect_str_eq(history.series->metric, "instructions_per_update");
    cr_expect_eq(history.series->points, RUNS / 2);
    write_result(RUNS - 1, "Xenon", "\"ns_per_update\": 5, \"instructions_per_update\": null");
    read_history(&usual);
    cr_expect_str_eq(history.series->metric, "ns_per_update");
    cr_expect_eq(history.series->points, RUNS);
}

Test(history, other_machines_and_other_work_are_left_out)
{
    for (int i = 0; i < RUNS; i++)
        write_result(i, i == 3 ? "Pentagon" : "Xenon",
                     i == 5 ? "\"ns_per_update\": 9, \"nodes\": 11"
                            : "\"ns_per_update\": 5, \"nodes\": 10");
    read_history(&usual);
    cr_expect_str_eq(history.run[3].left_out, "CPU model");
    cr_expect_eq(history.series->other, 1);
    cr_expect_eq(history.series->points, RUNS - 2);
}

/* Two steps of 1.5 %. The smaller one is dropped, and the points on both its sides together lie
 * more than 2 % above those before. */
Test(history, shifts_below_the_least_are_dropped_and_the_rest_measured_again)
{
    struct history_options options = usual;
    for (int i = 0; i < RUNS; i++) {
        char columns[128];
        snprintf(columns, sizeof columns, "\"ns_per_update\": %.17g",
                 100 + 1.5 * (i >= 8) + 1.5 * (i >= 16) + 0.001 * (i * 7 % 5));
        write_result(i, "Xenon", columns);
    }
    options.least = 0.01;
    read_history(&options);
    cr_expect_eq(history.series->shifts, 2);
    read_history(&usual);
    cr_assert_eq(history.series->shifts, 1, "%zu shifts", history.series->shifts);
    cr_expect_geq(history.series->shift->change, 0.02);
}

Test(history, out_of_memory_is_an_error)
{
    struct err err = {0};
    long allowed = 0;
    write_step("ns_per_update", 100, 103);
    for (int failed = 1; failed; allowed++) {
        history_free(&history);
        err.text[0] = 0;
        json_memory_begin(allowed);
        failed = history_read(&history, directories, RUNS, &usual, &err);
        cr_assert(!failed || err.text[0], "fails silently with %ld allocations", allowed);
    }
    json_memory_end();
    cr_expect_gt(allowed, RUNS);
    expect_shift(0.03, 1);
}
