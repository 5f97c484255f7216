/* Figures of time to accuracy: levels passed, sensitivity to a parameter, fronts, runtimes to many
 * targets; from results made by hand. */
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_levels.h"
#include "tests/support/figures.h"
#include "tests/support/partial_table.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

TestSuite(accuracy, .init = begin, .fini = test_folder_end);
TestSuite(sensitivity, .init = begin, .fini = test_folder_end);
TestSuite(front, .init = begin, .fini = test_folder_end);
TestSuite(ecdf, .init = begin, .fini = test_folder_end);

/* ---- axes ---- */

static void expect_tics(double low, double high, double unit, double length, int upright,
                        const char *wanted)
{
    char tics[PLOT_DECADES_TICS];
    const struct plot_range range = {low, high};
    plot_decades_tics(&range, unit, length, upright, tics);
    cr_assert_str_eq(tics, wanted);
}

Test(decades, tics_are_as_dense_as_their_texts_allow)
{
    expect_tics(9, 250, 1, 6, 0, "\"10\" 10,\"20\" 20,\"50\" 50,\"100\" 100,\"200\" 200");
    expect_tics(9, 250, 1, 2, 0, "\"10\" 10,\"30\" 30,\"100\" 100");
    expect_tics(0.0009, 0.025, 1e-3, 6, 0,
                "\"1\" 0.001,\"2\" 0.002,\"5\" 0.005,\"10\" 0.01,\"20\" 0.02");
    expect_tics(90, 270, 1, 3, 0, "\"100\" 100,\"200\" 200");
    expect_tics(0.9, 3e6, 1, 3.4, 0, "\"1\" 1,\"100\" 100,\"10000\" 10000,\"1e+06\" 1000000");
    expect_tics(9, 250, 1, 1.9, 1, "\"10\" 10,\"30\" 30,\"100\" 100");
}

/* A text beside the axis would meet that of the next panel. */
Test(decades, a_tic_at_the_end_of_an_abscissa_has_no_text_beyond_it)
{
    expect_tics(30, 1005, 1, 3.2, 0, "\"30\" 30,\"100\" 100,\"300\" 300");
    expect_tics(30, 1005, 1, 3.2, 1, "\"50\" 50,\"100\" 100,\"200\" 200,\"500\" 500,\"1000\" 1000");
}

Test(decades, a_range_is_a_factor_wide)
{
    struct plot_range range = plot_range_with_room((struct plot_range){10, 10});
    cr_assert_float_eq(range.high / range.low, 2 * 1.15 * 1.15, 1e-12);
    cr_assert_float_eq(range.high * range.low, 100, 1e-9);
}

Test(decades, an_end_far_from_its_point_does_not_stretch_the_range)
{
    struct plot_range range = {INFINITY, 0};
    plot_level_widen(&range, &(struct plot_point){NAN, NAN, NAN, NAN});
    cr_assert(range.low == INFINITY && range.high == 0, "unknown");
    plot_level_widen(&range, &(struct plot_point){NAN, 100, NAN, NAN});
    cr_assert(range.low == 100 && range.high == 100);
    plot_level_widen(&range, &(struct plot_point){NAN, 100, 80, INFINITY});
    cr_assert(range.low == 80 && range.high == 400);
}

/* ---- time to accuracy ---- */

#define LEVELS(level)                                                                              \
    "iterations_to_" level ",iterations_low_to_" level ",iterations_high_to_" level                \
    ",seconds_to_" level ",seconds_low_to_" level ",seconds_high_to_" level
#define TWO_LEVELS LEVELS("minus10db") "," LEVELS("minus20db")

Test(accuracy, a_row_per_case_and_a_block_per_level_that_is_reached)
{
    figures_write("", NULL,
                  "case,label,status,ns_low," TWO_LEVELS "\n"
                  "A,A,ok,1,100,90,110,0.1,0.08,0.12,200,190,,0.2,0.18,\n"
                  "B,B,ok,,50,,,0.5,,,,,,,,\n");
    figures_read();
    figures_expect("accuracy");
    char *caption = figures_expect_data("accuracy", "\"−10 dB\"\n"
                                                    "1 100 90 110 0.1 0.08 0.12 \"A\"\n"
                                                    "2 50 ? ? 0.5 ? ? \"B\"\n\n\n"
                                                    "\"−20 dB\"\n"
                                                    "1 200 190 inf 0.2 0.18 inf \"A\"\n");
    cr_assert(strstr(caption, "Iterations and seconds until the MS"), "%s", caption);
    cr_assert(strstr(caption, " A level without a point was not reached."), "%s", caption);
    figures_expect_said(caption,
                        " The time of 1 case has no bar: fewer than six timed repetitions.");
    figures_drop();
}

Test(accuracy, there_is_no_figure_where_no_level_is_reached)
{
    figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-9\n");
    figures_read();
    cr_assert_eq(drawn.results.level, -1);
    figures_expect("");
    figures_drop();
}

Test(accuracy, the_level_of_other_figures_is_the_lowest_that_half_of_the_cases_reach)
{
    figures_write("", NULL,
                  "case,label," TWO_LEVELS ",iterations_to_minus30db\n"
                  "A,A,1,,,,,,2,,,,,,3\nB,B,1,,,,,,2,,,,,,\nC,C,1,,,,,,,,,,,,\nD,D,,,,,,,,,,,,,\n");
    figures_read();
    cr_assert_eq(drawn.results.level, 1, "two of three");
    figures_drop();
}

/* ---- sensitivity ---- */

Test(sensitivity, takes_the_place_of_a_floor_against_a_parameter)
{
    figures_write("algorithms.A.step step", NULL,
                  "case,label,algorithms.A.step,status,settled,msd_db,msd_lo_db,msd_hi_db," LEVELS(
                      "minus20db") "\n"
                                   "A/1,A,0.1,ok,yes,-30,-31,-29,100,90,110,0.1,,\n"
                                   "A/2,A,0.2,ok,no,-25,-26,-24,50,45,,0.05,,\n"
                                   "A/4,A,0.4,ok,yes,-19,-20,-18,,,,,,\n"
                                   "B,B,,ok,yes,-28,-29,-27,70,60,80,0.07,,\n");
    figures_read();
    figures_expect("sensitivity-step accuracy front");
    for (size_t i = 0; i < drawn.figures.count; i++)
        cr_assert_neq(drawn.figures.figure[i].kind, &plot_kind_floor);
    char *caption =
        figures_expect_data("sensitivity-step", "\"A\"\n0.1 -30 -31 -29 0 100 90 110 1 \"0.1\"\n"
                                                "0.2 -25 -26 -24 1 50 45 inf 1 \"0.2\"\n"
                                                "0.4 -19 -20 -18 0 ? ? ? 0 \"0.4\"\n\n\n"
                                                "\"B\"\n0.1 -28 -29 -27 0 70 60 80 1 \"\"\n"
                                                "0.4 -28 -29 -27 0 70 60 80 1 \"\"\n");
    cr_assert(strstr(caption, "iterations until it stays below −20 dB, against step."), "%s",
              caption);
    cr_assert(strstr(caption, " White centres: the curve had not settled (1 point)."), "%s",
              caption);
    figures_expect_said(caption, " the level was not reached.");
    figures_drop();
}

Test(sensitivity, of_the_problem_is_a_floor)
{
    figures_write("system.nonzeros nonzeros", NULL,
                  "case,label,system.nonzeros,msd_db,iterations_to_minus10db\n"
                  "A/2,A,2,-30,100\nA/5,A,5,-25,200\n");
    figures_read();
    figures_expect("ecdf");
    cr_assert_eq(figures_find("floor-nonzeros")->kind, &plot_kind_floor);
    figures_drop();
}

/* ---- fronts ---- */

Test(front, joins_the_cases_that_none_of_the_same_label_beats_in_both)
{
    figures_write("algorithms.A.step step", NULL,
                  "case,label,algorithms.A.step,status,msd_db,msd_lo_db,msd_hi_db," LEVELS(
                      "minus20db") "\n"
                                   "A/1,A,1,ok,-30,-31,-29,100,90,110,0.1,,\n"
                                   "A/2,A,2,ok,-28,-29,-27,120,110,130,0.05,,\n" /* beaten */
                                   "A/3,A,3,ok,-25,-26,-24,50,45,55,0.06,,\n"
                                   "A/4,A,4,ok,-9,-9,-9,,,,,,\n"
                                   "A/5,A,5,diverged,,,,,,,,,\n"
                                   "B,B,,ok,-20.5,-21,-20,20,19,21,0.2,,\n");
    figures_read();
    char *caption =
        figures_expect_data("front", "\"A\"\n"
                                     "-30 -30 -31 -29 100 90 110 0.1 ? ? \"A/1\"\n"
                                     "-28 -28 -29 -27 120 110 130 0.05 ? ? \"A/2\"\n"
                                     "-25 -25 -26 -24 50 45 55 0.06 ? ? \"A/3\"\n\n\n"
                                     "\"B\"\n-20.5 -20.5 -21 -20 20 19 21 0.2 ? ? \"B\"\n\n\n"
                                     "\"A\"\n-30 100\n-25 50\n\n\n\"B\"\n-20.5 20\n\n\n"
                                     "\"A\"\n-30 0.1\n-28 0.05\n\n\n\"B\"\n-20.5 0.2\n");
    figures_expect_said(caption, " 2 cases that diverged or did not reach the level are left out.");
    figures_drop();
}

Test(front, every_problem_has_its_own)
{
    figures_write("algorithms.A.step step system.nonzeros nonzeros", NULL,
                  "case,label,algorithms.A.step,system.nonzeros,msd_db,iterations_to_minus10db\n"
                  "1,A,1,2,-30,100\n2,A,2,2,-28,80\n3,A,1,5,-25,100\n4,A,2,5,-22,90\n");
    figures_read();
    cr_assert_eq(figures_find("front-nonzeros=2")->series[0].spots, 2);
    cr_assert_eq(figures_find("front-nonzeros=5")->series[0].spots, 2);
    figures_drop();
}

/* ---- runtimes to many targets ---- */

/* Two problems. A's curves pass -10, -11 and -12 dB, the second only -10 dB; B's second none. */
static void write_runtimes(void)
{
    figures_write("system.nonzeros nonzeros", NULL,
                  "case,label,system.nonzeros,nodes,threads,parallel,status,ns_per_update,"
                  "iterations_to_minus10db\n"
                  "A/2,A,2,10,2,trials,ok,1e6,1\nA/5,A,5,10,1,nodes,ok,1e6,2\n"
                  "B/2,B,2,10,1,nodes,ok,1e5,4\nB/5,B,5,10,1,nodes,diverged,1e5,\n");
    partial_table_write("r/curves.csv", &curves_table,
                        "case,iteration,msd_db\nA/2,0,0\nA/2,10,-11.5\nA/2,20,-12.5\n"
                        "A/5,0,0\nA/5,10,-5\nA/5,20,-10.5\nB/2,0,0\nB/2,10,-5\nB/2,40,-12.1\n"
                        "B/5,0,0\nB/5,10,-30\n");
}

Test(ecdf, counts_pairs_of_problem_and_target)
{
    write_runtimes();
    figures_read();
    figures_expect("ecdf");
    char *caption = figures_expect_data(
        "ecdf", "\"A\"\n10 0.16666667\n10 0.33333333\n20 0.5\n20 0.66666667\n20 0.66666667\n\n\n"
                "\"B\"\n40 0.16666667\n40 0.33333333\n40 0.5\n40 0.5\n\n\n"
                "\"A\"\n0.2 0.16666667\n0.2 0.33333333\n0.2 0.5\n0.4 0.66666667\n0.4 0.66666667\n"
                "\n\n\"B\"\n0.04 0.16666667\n0.04 0.33333333\n0.04 0.5\n0.04 0.5\n");
    figures_expect_said(caption, " The problems are the values of nonzeros; the targets are every "
                                 "decibel from -10 dB down to -12 dB");
    figures_drop();
}

Test(ecdf, a_policy_is_no_problem_and_its_time_to_accuracy_is_compared)
{
    figures_write("run.sync sync", NULL,
                  "case,label,run.sync,nodes,threads,parallel,status,ns_per_update,"
                  "iterations_to_minus10db\n"
                  "A/1,A,barrier,10,2,nodes,ok,1e6,10\nA/2,A,stale:2,10,2,nodes,ok,5e5,20\n");
    partial_table_write("r/curves.csv", &curves_table,
                        "case,iteration,msd_db\nA/1,0,0\nA/1,10,-11\nA/2,0,0\nA/2,20,-11\n");
    figures_read();
    figures_expect("accuracy");
    figures_drop();
}

/* ---- from end to end ---- */

static void expect_drawn(const char *name)
{
    static const char *const endings[] = {"pdf", "png", "svg", "dat", "json"};
    for (size_t i = 0; i < COUNT(endings); i++) {
        char path[80];
        struct stat status;
        snprintf(path, sizeof path, "f/%s.%s", name, endings[i]);
        cr_assert(!stat(path, &status) && status.st_size > 100, "%s", path);
    }
}

Test(accuracy, every_figure_is_drawn, .timeout = 60)
{
    struct err err = {0};
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    write_runtimes();
    figures_plot_into("f");
    expect_drawn("ecdf");
    figures_write("algorithms.A.step step", NULL,
                  "case,label,algorithms.A.step,status,msd_db,msd_lo_db,msd_hi_db," LEVELS(
                      "minus20db") "\n"
                                   "A/1,A,1,ok,-30,-31,-29,100,90,110,0.1,,\n"
                                   "A/3,A,3,ok,-25,-26,-24,50,45,,0.06,,\n"
                                   "A/4,A,4,ok,-9,-9,-9,,,,,,\n"
                                   "B,B,,ok,-20.5,-21,-20,20,19,21,0.2,,\n");
    figures_plot_into("f");
    expect_drawn("sensitivity-step");
    expect_drawn("accuracy");
    expect_drawn("front");
}
