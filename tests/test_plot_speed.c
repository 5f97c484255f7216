/* Figures of speed: time by phase, speed-up against threads, stragglers; from results made by hand.
 */
#include "bench/common/sha256.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "tests/support/figures.h"
#include "tests/support/partial_table.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- result folders, in a directory of each test's own ---- */

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

TestSuite(phases, .init = begin, .fini = test_folder_end);
TestSuite(scaling, .init = begin, .fini = test_folder_end);
TestSuite(stragglers, .init = begin, .fini = test_folder_end);
TestSuite(speed, .init = begin, .fini = test_folder_end);

/* ---- time by phase ---- */

Test(phases, of_timed_cases_without_shares_the_lack_is_said)
{
    static const char head[] = "case,label,threads,time_source,ns_per_update,share_combine,"
                               "share_adapt,share_project,share_publish,share_wait,share_data\n";
    static const struct {
        const char *row;
        int lacks;
    } known[] = {{"A,A,1,repetitions,100,,,,,,\n", -1},
                 {"A,A,1,repetitions,100,.5,.2,.1,.1,.1,0\n", 0},
                 {"A,A,1,curves,100,,,,,,\n", 0}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct err err = {0};
        char text[400];
        snprintf(text, sizeof text, "%s%s", head, known[i].row);
        figures_write("", NULL, text);
        figures_read();
        cr_assert_eq(figures_kind("phases")->check(&drawn.results, &err), known[i].lacks, "%zu", i);
        cr_assert(!known[i].lacks || strstr(err.text, "unprofiled_because"), "%s", err.text);
        figures_drop();
    }
}

static void write_profiled(int cases)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    fputs(
        "case,label,share_combine,share_adapt,share_project,share_publish,share_wait,share_data\n",
        file);
    for (int i = 1; i <= cases; i++)
        fprintf(file, "C%d,A,0.125,0.5,0.25,0,0.0625,0.0625\n", i);
    fputs("D,B,,,,,,\n", file);
    fclose(file);
    figures_write("", NULL, text);
    free(text);
}

/* The same in fifteenths, for a sixteenth of the time is that of making data. */
#define WITHOUT_DATA                                                                               \
    "\n\n\"combine, without data\"\n1 0 13.333333 \"C1\"\n"                                        \
    "\n\n\"adapt, without data\"\n1 13.333333 66.666667 \"C1\"\n"                                  \
    "\n\n\"project, without data\"\n1 66.666667 93.333333 \"C1\"\n"                                \
    "\n\n\"publish, without data\"\n1 93.333333 93.333333 \"C1\"\n"                                \
    "\n\n\"wait, without data\"\n1 93.333333 100 \"C1\"\n"

Test(phases, bars_are_stacked_and_cases_that_were_not_profiled_left_out)
{
    write_profiled(1);
    figures_read();
    figures_expect("phases");
    char *caption = figures_expect_data("phases", "\"combine\"\n1 0 12.5 \"C1\"\n\n\n"
                                                  "\"adapt\"\n1 12.5 62.5 \"C1\"\n\n\n"
                                                  "\"project\"\n1 62.5 87.5 \"C1\"\n\n\n"
                                                  "\"publish\"\n1 87.5 87.5 \"C1\"\n\n\n"
                                                  "\"wait\"\n1 87.5 93.75 \"C1\"\n\n\n"
                                                  "\"data\"\n1 93.75 100 \"C1\"\n" WITHOUT_DATA);
    cr_assert_null(strstr(caption, "first"));
    cr_assert(strstr(caption, "1 case without a profile is left out."), "%s", caption);
    free(caption);
    figures_drop();
}

/* Shares of the iterations' time, one after the other; a case of one process has none. */
Test(phases, messages_between_processes_have_bars)
{
    figures_write("", NULL,
                  "case,label,share_combine,share_adapt,share_project,share_publish,share_wait,"
                  "share_data,exchange_hidden,exchange_waited\n"
                  "C1,A,0.125,0.5,0.25,0,0.0625,0.0625,0.25,0.125\n"
                  "C2,A,0.125,0.5,0.25,0,0.0625,0.0625,,\n");
    figures_read();
    figures_expect("phases");
    figures_expect_said(figures_expect_data("phases", NULL), "Thin bars: shares of the iterations");
    cr_assert(strstr(test_folder_read("data"), "\"exchange, hidden\"\n1 0 25 \"C1\"\n\n\n"
                                               "\"exchange, waited\"\n1 25 37.5 \"C1\"\n"));
    figures_drop();
}

/* What an earlier program wrote, which did not know such messages. */
Test(phases, results_without_columns_for_messages_are_drawn)
{
    write_profiled(1);
    partial_table_drop("r/summary.csv", "exchange_hidden");
    partial_table_drop("r/summary.csv", "exchange_waited");
    figures_read();
    figures_expect("phases");
    char *caption = figures_expect_data("phases", NULL);
    cr_assert_null(strstr(caption, "Thin bars"));
    free(caption);
    figures_drop();
}

Test(phases, of_80_cases_the_first_64_are_drawn)
{
    write_profiled(80);
    figures_read();
    figures_expect_said(figures_expect_data("phases", NULL), "The first 64 of 80 cases are drawn.");
    char *text = test_folder_read("data");
    cr_assert(strstr(text, "\n64 0 12.5 \"C64\"\n") && !strstr(text, "\"C65\""));
    figures_drop();
}

/* ---- speed-up against threads ---- */

Test(scaling, times_are_compared_within_a_label_and_a_policy)
{
    figures_write("run.threads threads run.sync sync", NULL,
                  "case,label,run.threads,run.sync,threads,time_source,ns_per_update,ns_low,"
                  "ns_high\n"
                  "1,A,2,barrier,2,repetitions,50,40,80\n"
                  "2,A,1,barrier,1,repetitions,100,80,120\n"
                  "3,A,1,neighbour,1,repetitions,100,,\n"
                  "4,A,2,neighbour,2,curves,20,,\n"
                  "5,A,4,neighbour,4,repetitions,25,,\n"
                  "6,B,2,barrier,2,repetitions,50,,\n"
                  "7,B,4,barrier,4,repetitions,40,,\n");
    figures_read();
    figures_expect("scaling");
    char *caption =
        figures_expect_data("scaling", "\"A, barrier\"\n1 1 ? ? \"2\"\n2 2 1 3 \"1\"\n\n\n"
                                       "\"A, neighbour\"\n1 1 ? ? \"3\"\n4 4 ? ? \"5\"\n\n\n"
                                       "\"ideal\"\n1 1 ? ? \"\"\n4 4 ? ? \"\"\n");
    figures_expect_said(caption, "1 series without such a pair of times left out.");
    figures_drop();
}

Test(scaling, other_axes_multiply_figures_and_runs_of_one_number_have_none)
{
    figures_write("run.threads threads system.taps taps", NULL,
                  "case,label,run.threads,system.taps,threads,ns_per_update\n"
                  "1,A,1,16,1,10\n2,A,2,16,2,5\n3,A,1,64,1,20\n4,A,2,64,2,10\n5,A,1,9,1,3\n");
    figures_read();
    figures_expect("scaling-taps=16 scaling-taps=64");
    figures_expect_said(figures_expect_data("scaling-taps=16", NULL),
                        "Without bars: an interval takes six repetitions.");
    figures_drop();
    figures_write("system.taps taps", NULL,
                  "case,label,system.taps,threads,ns_per_update\n1,A,16,2,10\n2,A,32,2,5\n");
    figures_read();
    figures_expect("");
    figures_drop();
}

/* ---- stragglers ---- */

Test(stragglers, times_are_shown_by_policy_and_other_axes_multiply_figures)
{
    figures_write("run.slow.share share run.sync sync system.taps taps", NULL,
                  "case,label,run.slow.share,run.sync,system.taps,threads,time_source,"
                  "ns_per_update,ns_low,ns_high\n"
                  "1,A,0,barrier,8,2,repetitions,50,40,80\n"
                  "2,A,0,neighbour,8,2,repetitions,60,,\n"
                  "3,A,0.1,barrier,8,2,repetitions,140,,\n"
                  "4,A,0.1,neighbour,8,2,curves,20,,\n"
                  "5,A,0.1,neighbour,16,2,repetitions,25,,\n"
                  "6,A,0.1,barrier,16,2,repetitions,26,,\n");
    figures_read();
    figures_expect("stragglers-taps=8 stragglers-taps=16");
    figures_expect_said(figures_expect_data("stragglers-taps=8",
                                            "\"A, share=0\"\n0 50 40 80 \"1\"\n1 60 ? ? \"2\"\n\n\n"
                                            "\"A, share=0.1\"\n0 140 ? ? \"3\"\n"),
                        "Time of a node update under each sync policy, on 2 threads");
    figures_drop();
    figures_write("run.sync sync", NULL,
                  "case,label,run.sync,threads,time_source,ns_per_update\n"
                  "1,A,barrier,2,repetitions,10\n2,A,neighbour,2,repetitions,5\n");
    figures_read();
    figures_expect("");
    figures_drop();
}

/* Learning curves are one a label where all policies give the same bits, else one a policy. */
static size_t count_curves(const char *policy)
{
    char rows[200];
    snprintf(rows, sizeof rows,
             "case,label,run.sync,threads,msd_db\nA,A,barrier,2,-9\nB,A,%s,2,-9\n", policy);
    figures_write("run.sync sync", NULL, rows);
    figures_read();
    size_t series = drawn.figures.figure[0].count, figures = drawn.figures.count;
    figures_drop();
    return 10 * figures + series;
}

Test(stragglers, a_policy_that_is_not_exact_has_curves_and_floors_of_its_own)
{
    cr_assert_eq(count_curves("neighbour"), 11);
    cr_assert_eq(count_curves("stale:2"), 22);
}

/* ---- all of them ---- */

Test(speed, unknown_values_give_none_of_these_figures)
{
    figures_write("run.threads threads", NULL,
                  "case,label,run.threads,msd_db\nA,A,1,-9\nB,A,2,-9\n");
    figures_read();
    figures_expect("");
    cr_assert_eq(drawn.figures.count, 1);
    figures_drop();
}

Test(speed, the_same_results_give_the_same_bytes)
{
    static const char *const names[] = {"roofline-threads=1", "roofline-threads=40", "phases",
                                        "scaling"};
    static const char *const endings[] = {"svg", "png", "pdf", "dat", "json"};
    struct err err = {0};
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    figures_write("run.threads threads", figures_machine(),
                  "case,label,run.threads,threads,kernels,time_source,ns_per_update,ns_low,ns_high,"
                  "flops_per_update,bytes_per_update,share_combine,share_adapt,share_project,"
                  "share_publish,share_wait,share_data\n"
                  "it's \"A\"/1,it's A,1,1,scalar,repetitions,100,50,200,200,1000,1,0,0,0,0,0\n"
                  "it's \"A\"/40,it's A,40,40,scalar,repetitions,9,8,10,200,1000,0,0,0,0,0,1\n");
    figures_plot_into("first");
    sleep(1); /* the clock that must not show in the files has moved on */
    figures_plot_into("second");
    for (size_t i = 0; i < COUNT(names) * COUNT(endings); i++) {
        char path[2][80], digest[2][SHA256_TEXT];
        const char *name = names[i / COUNT(endings)], *ending = endings[i % COUNT(endings)];
        snprintf(path[0], sizeof path[0], "first/%s.%s", name, ending);
        snprintf(path[1], sizeof path[1], "second/%s.%s", name, ending);
        for (int n = 0; n < 2; n++)
            cr_assert_eq(sha256_file(path[n], digest[n], &err), 0, "%s", err.text);
        cr_assert_str_eq(digest[0], digest[1], "%s differs", path[0]);
    }
}
