/* Figures of finished runs: thinning curves, reading result directories, and one rendering from
 * end to end. */
#include "bench/common/args.h"
#include "bench/plot/plot_curve.h"
#include "bench/common/sha256.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_results.h"
#include "tests/support/test_folder.h"
#include "tests/support/partial_table.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

extern const struct command command_plot;

/* Every test runs in its own directory, so that messages have short names. */
TestSuite(results, .init = test_folder_begin, .fini = test_folder_end);
TestSuite(render, .init = test_folder_begin, .fini = test_folder_end);

/* ---- curves ---- */

/* A curve of 11 points that falls by 1 dB each. */
static void fill(struct plot_curve *curve, struct plot_point point[11])
{
    for (int i = 0; i < 11; i++)
        point[i] = (struct plot_point){i, -i, -i - 1, -i + 1};
    *curve = (struct plot_curve){point, 11};
}

Test(curve, thinning_keeps_values_as_they_are_and_the_last_one)
{
    struct plot_point point[11];
    struct plot_curve curve;
    fill(&curve, point);
    cr_assert_eq(plot_curve_thin(&curve, 4), 3);
    static const double kept[] = {0, 3, 6, 9, 10};
    cr_assert_eq(curve.count, COUNT(kept));
    for (size_t i = 0; i < COUNT(kept); i++)
        cr_assert(point[i].x == kept[i] && point[i].y == -kept[i] && point[i].low == -kept[i] - 1);
    cr_assert_eq(plot_curve_thin(&curve, 5), 1, "nothing to thin");
}

Test(curve, averages_are_of_powers_over_whole_blocks)
{
    struct plot_point point[11];
    struct plot_curve curve;
    fill(&curve, point);
    cr_assert_eq(plot_curve_average(&curve, 5), 3);
    cr_assert_eq(curve.count, 3);
    cr_assert(point[1].x == 4 && isnan(point[1].low));
    double power = (pow(10, -.3) + pow(10, -.4) + pow(10, -.5)) / 3;
    cr_assert_float_eq(point[1].y, 10 * log10(power), 1e-12);
}

Test(curve, a_diverging_curve_ends_where_it_has_risen)
{
    struct plot_point point[] = {{0, 0, 0, 0}, {1, -3, 0, 0}, {2, 11, 0, 0}, {3, 5, 0, 0}};
    struct plot_curve curve = {point, 4};
    plot_curve_cut(&curve, 10);
    cr_assert_eq(curve.count, 2);
}

/* ---- result directories ---- */

static const char run_text[] =
    "{\"schema\": 4, \"name\": \"s\", \"started\": \"2026-03-04T05:06:07Z\", \"axes\":"
    " [{\"path\": \"system.nonzeros\", \"name\": \"nonzeros\", \"values\": [\"2\", \"5\"]}],"
    " \"resolved\": {\"trials\": 30, \"network\": {\"nodes\": 10}}}";
static const char summary_text[] =
    "case,label,system.nonzeros,status,msd_db,msd_lo_db,msd_hi_db,mse_db\n"
    "A/nonzeros=2,A,2,ok,-30,-31,-29,-20\nA/nonzeros=5,A,5,ok,-25,-26,-24,-19\n";
static const char curves_text[] = "case,iteration,msd_db,msd_lo_db,msd_hi_db,mse_db\n"
                                  "A/nonzeros=2,0,0,-1,1,\nA/nonzeros=2,1,-30,-31,-29,-20\n"
                                  "A/nonzeros=5,0,0,-1,1,\nA/nonzeros=5,1,-25,-26,-24,-19\n";

static void write_results(const char *run, const char *summary, const char *curves)
{
    mkdir("r", 0777);
    test_folder_write("r/run.json", run);
    partial_table_write("r/summary.csv", &summary_table, summary);
    partial_table_write("r/curves.csv", &curves_table, curves);
}

static void expect_refused(const char *path, const char *message)
{
    struct plot_results results;
    struct err err = {0};
    cr_assert_eq(plot_results_read(path, &results, &err), -1, "read, instead of: %s", message);
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
}

Test(results, folders_that_hold_no_results_are_refused)
{
    expect_refused("none", "none: No such file or directory");
    test_folder_write("file", "");
    expect_refused("file",
                   "file: not a directory; a directory written by 'slabmark run' is expected");
    mkdir("r", 0777);
    expect_refused("r", "r: not a result directory: run.json: No such file or directory");
    write_results("{\"schema\": 1}", summary_text, curves_text);
    expect_refused("r", "r/run.json: schema 1, and this slabmark reads schema 4: run again, or use "
                        "the slabmark that wrote it");
    write_results(run_text, "case,label\nA,A\n", curves_text);
    expect_refused("r", "r/summary.csv has no column 'system.nonzeros'");
    write_results(run_text, "case,label,system.nonzeros\n", curves_text);
    expect_refused("r", "r/summary.csv: no finished case, nothing to draw");
}

/* In results of earlier programs what was added since is unknown. */
static void expect_unknown(const struct plot_results *results, const struct column *column,
                           int item)
{
    struct err err = {0};
    double value = 1;
    if (item == 0)
        cr_assert_str_eq(plot_results_text(results, &results->sweep.cases[0], column), "");
    cr_assert(!plot_results_item(results, &results->sweep.cases[0], column, item, &value, &err));
    cr_assert(isnan(value), "%s: %g", column->name, value);
}

/* Without a column that every result has, no figure may disappear in silence. */
static void drop_each(const struct result_table *table)
{
    char room[COLUMN_NAME], path[32], message[100];
    snprintf(path, sizeof path, "r/%s", result_file_name(table->file));
    for (const struct column *const *column = table->column; *column; column++)
        for (int i = 0; *column != &summary_axis && i < column_count(*column, NULL); i++) {
            struct plot_results results;
            struct err err = {0};
            const char *name = column_name(*column, NULL, i, room);
            write_results(run_text, summary_text, curves_text);
            partial_table_drop(path, name);
            snprintf(message, sizeof message, "%s has no column '%s'", path, name);
            if (plot_results_need(*column))
                expect_refused("r", message);
            else {
                cr_assert_eq(plot_results_read("r", &results, &err), 0, "%s", err.text);
                if (table == &summary_table && plot_results_use(*column))
                    expect_unknown(&results, *column, i);
                plot_results_free(&results);
            }
        }
}

Test(results, a_column_that_is_needed_and_absent_is_named)
{
    drop_each(&summary_table);
    drop_each(&curves_table);
}

/* Columns that the first programs of this schema did not write, by their names: results without
 * them are read, and what figures draw of them is unknown. */
Test(results, of_the_first_programs_are_read)
{
    static const char *const later[][2] = {
        {"r/summary.csv", "support_found"},
        {"r/summary.csv", "bytes_sent"},
        {"r/summary.csv", "iterations_low_to_minus20db"},
        {"r/summary.csv", "iterations_high_to_minus20db"},
        {"r/summary.csv", "seconds_to_minus20db"},
        {"r/summary.csv", "seconds_low_to_minus20db"},
        {"r/summary.csv", "seconds_high_to_minus20db"},
        {"r/summary.csv", "exchange_hidden"},
        {"r/summary.csv", "exchange_waited"},
        {"r/curves.csv", "support_precision"},
        {"r/curves.csv", "support_recall"},
    };
    static const struct column *const drawn[] = {
        &summary_support_found,      &summary_bytes_sent,      &summary_iterations_low_to,
        &summary_iterations_high_to, &summary_seconds_to,      &summary_seconds_low_to,
        &summary_seconds_high_to,    &summary_exchange_hidden, &summary_exchange_waited,
    };
    enum { MINUS_20 = 1 };
    struct plot_results results;
    struct err err = {0};
    write_results(run_text, summary_text, curves_text);
    for (size_t i = 0; i < COUNT(later); i++)
        partial_table_drop(later[i][0], later[i][1]);
    cr_assert_eq(plot_results_read("r", &results, &err), 0, "%s", err.text);
    for (size_t i = 0; i < COUNT(drawn); i++) {
        int item = column_count(drawn[i], NULL) > 1 ? MINUS_20 : 0;
        cr_assert(plot_results_use(drawn[i]), "%s: no figure may look it up", drawn[i]->name);
        expect_unknown(&results, drawn[i], item);
    }
    plot_results_free(&results);
}

Test(results, cases_carry_their_values_and_facts_are_found)
{
    struct plot_results results;
    struct err err = {0};
    char text[32];
    write_results(run_text, summary_text, curves_text);
    cr_assert_eq(plot_results_read("r", &results, &err), 0, "%s", err.text);
    cr_assert_eq(results.sweep.count, 2);
    cr_assert_str_eq(results.sweep.cases[1].value[0], "5");
    cr_assert_str_eq(plot_results_fact(&results, "resolved.network.nodes", text, 32), "10");
    cr_assert_null(plot_results_fact(&results, "resolved.system.taps", text, 32));
    plot_results_free(&results);
}

Test(results, precisions_are_told_apart_where_they_were_swept)
{
    struct plot_results results;
    struct err err = {0};
    write_results("{\"schema\": 4, \"axes\": [{\"path\": \"run.precision\", \"name\": "
                  "\"precision\"}]}",
                  "case,label,run.precision\nA/64,A,f64\nA/32,A,f32\n", curves_text);
    cr_assert_eq(plot_results_read("r", &results, &err), 0, "%s", err.text);
    cr_assert_str_eq(results.sweep.cases[0].label, "A f64");
    cr_assert_str_eq(results.sweep.cases[1].label, "A f32");
    plot_results_free(&results);
    write_results("{\"schema\": 4, \"axes\": [{\"path\": \"run.precision\", \"name\": "
                  "\"precision\"}]}",
                  "case,label,run.precision\nA/32,A,f32\n", curves_text);
    cr_assert_eq(plot_results_read("r", &results, &err), 0, "%s", err.text);
    cr_assert_str_eq(results.sweep.cases[0].label, "A");
    plot_results_free(&results);
}

Test(results, sha256_of_the_standards_examples)
{
    char text[SHA256_TEXT];
    struct err err = {0};
    test_folder_write("abc", "abc");
    cr_assert_eq(sha256_file("abc", text, &err), 0);
    cr_assert_str_eq(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    test_folder_write("56", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
    cr_assert_eq(sha256_file("56", text, &err), 0);
    cr_assert_str_eq(text, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* ---- from end to end ---- */

static void plot_into(const char *output)
{
    char *argv[] = {"r", "--format=svg,pdf", "-o", (char *)(uintptr_t)output};
    struct args args;
    struct err err = {0};
    cr_assert_eq(args_parse(&command_plot, COUNT(argv), argv, &args, &err), 0, "%s", err.text);
    cr_assert_eq(command_plot.run(&args), 0);
    args_free(&args);
}

Test(render, the_same_results_give_the_same_bytes)
{
    struct err err = {0};
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    write_results(run_text, summary_text, curves_text);
    plot_into("first");
    sleep(1); /* the clock that must not show in the files has moved on */
    plot_into("second");
    static const char *const names[] = {"learning-curves-A.svg", "learning-curves-A.pdf",
                                        "floor-nonzeros.svg",    "floor-nonzeros.pdf",
                                        "floor-nonzeros.dat",    "floor-nonzeros.json"};
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[2][80], digest[2][SHA256_TEXT];
        snprintf(path[0], sizeof path[0], "first/%s", names[i]);
        snprintf(path[1], sizeof path[1], "second/%s", names[i]);
        for (int n = 0; n < 2; n++)
            cr_assert_eq(sha256_file(path[n], digest[n], &err), 0, "%s", err.text);
        cr_assert_str_eq(digest[0], digest[1], "%s differs", names[i]);
    }
}
