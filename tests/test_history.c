/* Series and shifts read from result directories. */
#include "bench/history/history.h"
#include "bench/history/history_show.h"
#include "tests/support/dated_results.h"
#include "tests/support/test_folder.h"
#include "tests/support/json_memory.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

TestSuite(history, .init = test_folder_begin, .fini = test_folder_end);

static struct history history;
static const struct history_options usual = {.significance = 0.01, .least = 0.02};

static void read_history(const struct history_options *options)
{
    struct err err;
    history_free(&history);
    cr_assert(!history_read(&history, dated_results, DATED, options, &err), "%s", err.text);
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
    dated_write_step("ns_per_update", 100, 103);
    read_history(&usual);
    expect_shift(0.03, 1);
    cr_expect_str_eq(history.run[0].directory, "r0");
    cr_expect_str_eq(history.series->metric, "ns_per_update");
}

Test(history, less_time_is_better)
{
    dated_write_step("ns_per_update", 100, 97);
    read_history(&usual);
    expect_shift(-0.03, -1);
}

Test(history, more_of_the_support_is_better)
{
    struct history_options options = usual;
    options.metric = "support_recall";
    dated_write_step("support_recall", 10, 9.5);
    read_history(&options);
    expect_shift(-0.05, 1);
}

Test(history, a_metric_that_knows_no_better_does_not_regress)
{
    struct history_options options = usual;
    options.metric = "bytes_per_update";
    dated_write_step("bytes_per_update", 100, 150);
    read_history(&options);
    expect_shift(0.5, 0);
}

Test(history, decibels_shift_by_power)
{
    struct history_options options = usual;
    options.metric = "msd_db";
    dated_write_step("msd_db", -40, -39);
    read_history(&options);
    expect_shift(pow(10, 0.1) - 1, 1);
}

Test(history, instructions_are_taken_where_half_the_results_counted_them)
{
    for (int i = 0; i < DATED; i++)
        dated_write(i, "Xenon",
                    i < DATED / 2 ? "\"ns_per_update\": 5, \"instructions_per_update\": null"
                                  : "\"ns_per_update\": 5, \"instructions_per_update\": 70");
    read_history(&usual);
    cr_expect_str_eq(history.series->metric, "instructions_per_update");
    cr_expect_eq(history.series->points, DATED / 2);
    dated_write(DATED - 1, "Xenon", "\"ns_per_update\": 5, \"instructions_per_update\": null");
    read_history(&usual);
    cr_expect_str_eq(history.series->metric, "ns_per_update");
    cr_expect_eq(history.series->points, DATED);
}

Test(history, other_machines_and_other_work_are_left_out)
{
    for (int i = 0; i < DATED; i++)
        dated_write(i, i == 3 ? "Pentagon" : "Xenon",
                    i == 5 ? "\"ns_per_update\": 9, \"nodes\": 11"
                           : "\"ns_per_update\": 5, \"nodes\": 10");
    read_history(&usual);
    cr_expect_str_eq(history.run[3].left_out, "CPU model");
    cr_expect_eq(history.series->other, 1);
    cr_expect_eq(history.series->points, DATED - 2);
}

/* Two steps of 1.5 %. The smaller one is dropped, and the points on both its sides together lie
 * more than 2 % above those before. */
Test(history, shifts_below_the_least_are_dropped_and_the_rest_measured_again)
{
    struct history_options options = usual;
    for (int i = 0; i < DATED; i++) {
        char columns[128];
        snprintf(columns, sizeof columns, "\"ns_per_update\": %.17g",
                 100 + 1.5 * (i >= 8) + 1.5 * (i >= 16) + 0.001 * (i * 7 % 5));
        dated_write(i, "Xenon", columns);
    }
    options.least = 0.01;
    read_history(&options);
    cr_expect_eq(history.series->shifts, 2);
    read_history(&usual);
    cr_assert_eq(history.series->shifts, 1, "%zu shifts", history.series->shifts);
    cr_expect_geq(history.series->shift->change, 0.02);
}

/* The shift has lasted 12 results. */
Test(history, a_shift_younger_than_the_least_age_is_none_yet)
{
    struct history_options options = usual;
    dated_write_step("ns_per_update", 100, 103);
    options.least_age = 12;
    read_history(&options);
    expect_shift(0.03, 1);
    options.least_age = 13;
    read_history(&options);
    cr_expect_eq(history.series->shifts, 0);
    cr_expect_null(history_regressed(&history));
}

static int ascending(const void *one, const void *other)
{
    double left = *(const double *)one, right = *(const double *)other;
    return (left > right) - (left < right);
}

/* Of 12 against 12 points the rank sum test rejects at 5 % when U is 37 or less (Mann and Whitney's
 * table), so the interval reaches from the 38th of the 144 ratios to the 38th from the end. */
Test(history, the_interval_of_a_change_is_that_of_the_rank_sum_test)
{
    double change[144];
    dated_write_step("ns_per_update", 100, 103);
    read_history(&usual);
    const struct series *series = history.series;
    cr_assert_eq(series->shifts, 1);
    for (size_t i = 0; i < 144; i++)
        change[i] = series->value[12 + i % 12] / series->value[i / 12] - 1;
    qsort(change, 144, sizeof *change, ascending);
    cr_expect_float_eq(series->shift->low, change[37], 1e-12);
    cr_expect_float_eq(series->shift->high, change[106], 1e-12);
}

/* Three against three: even the most extreme order has a chance of 1 in 10. */
Test(history, too_few_points_have_no_interval)
{
    struct err err;
    for (int i = 0; i < DATED; i++)
        dated_write(i, "Xenon", i < 3 ? "\"ns_per_update\": 100" : "\"ns_per_update\": 200");
    history_free(&history);
    cr_assert(!history_read(&history, dated_results + DATED - 6, 6,
                            &(struct history_options){.significance = 0.5, .least = 0.02}, &err),
              "%s", err.text);
    cr_assert_eq(history.series->shifts, 1);
    cr_expect_eq(history.series->shift->change, 1);
    cr_expect(isnan(history.series->shift->low) && isnan(history.series->shift->high));
}

Test(history, cpu_time_stands_beside_wall_time)
{
    for (int i = 0; i < DATED; i++) {
        char columns[96];
        snprintf(columns, sizeof columns, "\"ns_per_update\": %d, \"cpu_ns_per_update\": %s",
                 i < 12 ? 100 : 110, i < 12 ? "90" : "91");
        dated_write(i, "Xenon", columns);
    }
    read_history(&usual);
    cr_assert_eq(history.series->shifts, 1);
    cr_expect_eq(history.series->shift->cpu_before, 90);
    cr_expect_eq(history.series->shift->cpu_after, 91);
    dated_write(3, "Xenon", "\"ns_per_update\": 100, \"cpu_ns_per_update\": null");
    read_history(&usual);
    cr_expect(isnan(history.series->shift->cpu_before), "one of them is unknown");
    cr_expect_eq(history.series->shift->cpu_after, 91);
}

Test(history, csv_has_no_empty_field)
{
    char *text = NULL;
    size_t length, lacking;
    dated_write_step("ns_per_update", 100, 103);
    dated_write(5, "Xenon", "\"ns_per_update\": null");
    read_history(&usual);
    FILE *file = open_memstream(&text, &length);
    history_csv(file, &history, &lacking);
    fclose(file);
    cr_expect_eq(lacking, 1);
    cr_expect_null(strstr(text, "2026-03-06"));
    cr_expect_null(strstr(text, ",\n"));
    cr_expect(strstr(text, "2026-03-07"));
    free(text);
}

Test(history, out_of_memory_is_an_error)
{
    struct err err = {0};
    long allowed = 0;
    dated_write_step("ns_per_update", 100, 103);
    for (int failed = 1; failed; allowed++) {
        history_free(&history);
        err.text[0] = 0;
        json_memory_begin(allowed);
        failed = history_read(&history, dated_results, DATED, &usual, &err);
        cr_assert(!failed || err.text[0], "fails silently with %ld allocations", allowed);
    }
    json_memory_end();
    cr_expect_gt(allowed, DATED);
    expect_shift(0.03, 1);
}
