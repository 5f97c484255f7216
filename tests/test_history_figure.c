/* The figure of a history: its numbers, its definitions, its origin, its picture. */
#include "bench/history/history_figure.h"
#include "bench/history/history_plot.h"
#include "bench/plot/plot_gnuplot.h"
#include "tests/support/dated_results.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct history_options usual = {.significance = 0.01, .least = 0.02, .least_age = 3};
static struct history history;
static struct history_figure figure;
static struct err err;

static void begin(void)
{
    test_folder_begin();
    figure = (struct history_figure){.history = &history,
                                     .options = &usual,
                                     .name = "history-a-ns_per_update",
                                     .command = "slabmark history ..."};
}

static void end(void)
{
    history_free(&history);
    test_folder_end();
}

TestSuite(history_figure, .init = begin, .fini = end);

static void read_history(void)
{
    cr_assert(!history_read(&history, dated_results, DATED, &usual, &err), "%s", err.text);
    figure.series = history.series;
}

static void expect_in(const char *text, const char *wanted)
{
    cr_expect(strstr(text, wanted), "'%s' is not in: %s", wanted, text);
}

Test(history_figure, data_hold_the_results_the_medians_and_the_shifts)
{
    dated_write_step("ns_per_update", 100, 103);
    read_history();
    history.series->shift->reason = "said \"so\"";
    cr_assert_eq(history_figure_data(&figure, "data", &err), 0, "%s", err.text);
    const char *text = test_folder_read("data");
    expect_in(text, "\n\"results\"\n1 100 2026-03-01 \"abcde00\" \"r0\"\n2 100.002 2026-03-02 ");
    expect_in(text, "\n24 103.001 2026-03-24 \"abcde23\" \"r23\"\n\n\n\"medians\"\n");
    expect_in(text, "\"medians\"\n0.5 12.5 100.002 100 100.003\n12.5 24.5 103.002 103.001 103.004\n"
                    "\n\n\"shifts\"\n");
    expect_in(text, "\"shifts\"\n12.5 2.9999");
    expect_in(text, " accepted \"said \"\"so\"\"\"\n");
}

static char *definitions(void)
{
    char *text = history_figure_definitions(&figure, "svg", &err);
    cr_assert(text, "%s", err.text);
    return text;
}

Test(history_figure, the_key_names_the_kinds_that_occur)
{
    dated_write_step("ns_per_update", 100, 103);
    read_history();
    char *text = definitions();
    expect_in(text, "shifts=1; ");
    expect_in(text, "shift_at[1]=12.5; shift_kind[1]=1; ");
    expect_in(text, "keys=3; ");
    expect_in(text, "titles[1]=\"a\"; ");
    expect_in(text, "titles[3]=\"regressed\"; ");
    expect_in(text, "labels=1; ");
    expect_in(text, "label_text[1]=\"+3.0 %");
    expect_in(text, "y_title=\"ns per update\"; ");
    free(text);
    history.series->shift->reason = "meant";
    text = definitions();
    expect_in(text, "shift_kind[1]=4; ");
    expect_in(text, "titles[3]=\"accepted\"; ");
    free(text);
}

/* The noise of 0.004 % stays a line: the ordinate spans the least magnitude, 2 %, either way. */
Test(history_figure, a_flat_series_looks_flat)
{
    double low, high;
    dated_write_step("ns_per_update", 100, 100);
    read_history();
    char *text = definitions();
    cr_assert_eq(sscanf(strstr(text, "y_low="), "y_low=%lf; y_high=%lf;", &low, &high), 2);
    cr_expect(low < 98 && low > 97 && high > 102 && high < 103, "%g %g", low, high);
    expect_in(text, "shifts=0; ");
    expect_in(text, "keys=2; ");
    free(text);
}

static double left_of_frame(double before, double after)
{
    double left;
    dated_write_step("ns_per_update", before, after);
    read_history();
    char *text = definitions();
    cr_assert_eq(sscanf(strstr(text, "frame_left="), "frame_left=%lf;", &left), 1);
    free(text);
    return left;
}

/* Numbers of two digits; then of five, below those that are shown as 120k. */
Test(history_figure, wide_numbers_do_not_touch_the_title)
{
    double narrow = left_of_frame(10, 12);
    cr_expect_float_eq(left_of_frame(20, 22), narrow, 1e-9);
    cr_expect_gt(left_of_frame(99990.1, 99990.2), narrow);
}

Test(history_figure, the_origin_names_the_shifts_and_the_results)
{
    dated_write_step("ns_per_update", 100, 97);
    read_history();
    test_folder_write("data", "1 2\n");
    cr_assert_eq(history_figure_origin(&figure, "data", "origin", &err), 0, "%s", err.text);
    json_t *json = json_load_file("origin", 0, NULL);
    cr_assert(json);
    expect_in(json_string_value(json_object_get(json, "caption")),
              "ns per update of a in 24 results from 2026-03-01 to 2026-03-24.");
    expect_in(json_string_value(json_object_get(json, "caption")), "improved -3.0 % [");
    expect_in(json_string_value(json_object_get(json, "caption")), "at abcde12 of 2026-03-13");
    cr_expect_eq(json_array_size(json_object_get(json, "results")), DATED);
    json_decref(json);
}

Test(history_figure, is_drawn_in_every_format)
{
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    char *scripts = plot_gnuplot_scripts(&err);
    cr_assert(scripts, "%s", err.text);
    struct plot_job job = {.scripts = scripts, .output = "figures"};
    cr_assert(!plot_formats_read("pdf,png,svg,tex", &job.wanted, &err));
    dated_write_step("ns_per_update", 100, 103);
    read_history();
    cr_assert_eq(history_plot(&job, &history, &usual, "slabmark history", &err), 0, "%s", err.text);
    const char *svg = test_folder_read("figures/history-a-ns_per_update.svg");
    expect_in(svg, "ns per update");
    expect_in(svg, "regressed");
    expect_in(svg, "+3.0 %");
    expect_in(svg, "2026-03-");
    for (int i = 0; i < PLOT_FORMATS; i++) {
        char path[80];
        snprintf(path, sizeof path, "figures/history-a-ns_per_update.%s", plot_formats[i].name);
        cr_expect(!plot_check_whole(path, &plot_formats[i], &err), "%s", err.text);
    }
    free(scripts);
}

Test(history_figure, units_stand_where_the_name_lacks_them)
{
    static const struct {
        const struct column *column;
        const char *metric, *title;
    } rows[] = {{&summary_ns_per_update, "ns_per_update", "ns per update"},
                {&summary_msd_db, "msd_db", "msd (dB)"},
                {&summary_count, "instructions_per_update", "instructions per update"},
                {&summary_bytes_per_update, "bytes_per_update", "bytes per update (B)"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char title[SERIES_TITLE];
        struct series series = {.column = rows[i].column};
        snprintf(series.metric, sizeof series.metric, "%s", rows[i].metric);
        series_title(&series, title);
        cr_expect_str_eq(title, rows[i].title);
    }
}
