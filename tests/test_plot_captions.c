/* Captions say in words what a figure shows. */
#include "tests/support/figures.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
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

TestSuite(caption, .init = begin, .fini = test_folder_end);

Test(caption, the_problem_is_in_words)
{
    static const struct {
        const char *resolved, *said;
    } known[] = {
        {"{\"network\": {\"nodes\": 20, \"topology\": {\"kind\": \"ring\"}, \"weights\": "
         "\"uniform\"}}",
         " The network has 20 nodes (ring). Combination weights: uniform."},
        {"{\"network\": {\"nodes\": 20, \"topology\": \"ring\"}}",
         " The network has 20 nodes (ring)."},
        {"{\"system\": {\"taps\": 100, \"nonzeros\": 5}}",
         " The estimate has 100 taps; the true system has 5 that are not zero."},
        {"{\"input\": {\"kind\": \"ar1\", \"variance\": {\"min\": 0.5, \"max\": 2}, \"pole\": "
         "0.8}}",
         " Input: ar1, variance 0.5 to 2, drawn for every node, pole 0.8."},
        {"{\"input\": \"white\"}", " Input: white."},
        {"{\"noise\": {\"snr_db\": {\"min\": 15, \"max\": 25}}}",
         " Noise: SNR 15 to 25 dB, drawn for every node."},
        {"{\"noise\": {\"variance\": 0.01}}", " Noise: variance 0.01."},
        {"{\"input\": \"white\"}", " No noise is added."},
        {"{\"noise\": {\"kind\": \"gaussian\"}}", " No noise is added."},
        {"{\"noise\": {\"kind\": \"alpha-stable\", \"scale\": 0.1}}",
         " Noise: alpha-stable, scale 0.1."},
        {"{\"noise\": {\"variance\": [1, 2]}}", " Noise: variance given for every node."},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-9\n");
        figures_resolve(known[i].resolved);
        figures_read();
        figures_expect_said(figures_expect_data("learning-curves", NULL), known[i].said);
        figures_drop();
    }
}

/* run.json holds the scenario as it was given, cases.jsonl with every value that was used. */
Test(caption, values_that_were_not_given_are_those_of_the_case)
{
    figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-9\n");
    figures_resolve("{\"trials\": 5}");
    test_folder_write("r/cases.jsonl",
                      "{\"case\": \"B\", \"resolved\": {\"input\": {\"kind\": \"ar1\"}}}\n"
                      "{\"case\": \"A\", \"resolved\": {\"input\": {\"kind\": \"white\"}}}\n");
    figures_read();
    figures_expect_said(figures_expect_data("learning-curves", NULL), " Input: white.");
    figures_drop();
}

Test(caption, intervals_hold_for_what_all_trials_have_in_common)
{
    static const struct {
        const char *redraw, *said;
    } known[] = {
        {"{}", " All trials of a case share one network and one set of noise levels, for which"},
        {"{\"network\": \"trial\"}",
         " All trials of a case share one set of noise levels, for which"},
        {"{\"noise\": \"trial\", \"system\": \"once\"}",
         " All trials of a case share one network and one system, for which"},
        {"{\"network\": \"trial\", \"noise\": \"trial\", \"system\": \"trial\"}",
         " Every trial has a network, noise levels and a system of its own."},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        char text[200];
        snprintf(text, sizeof text, "{\"redraw\": %s}", known[i].redraw);
        figures_write("network.nodes nodes", NULL,
                      "case,label,network.nodes,status,msd_db,msd_lo_db,msd_hi_db\n"
                      "A,A,10,ok,-9,-10,-8\nB,A,20,ok,-19,-20,-18\n");
        figures_resolve(text);
        figures_read();
        figures_expect_said(figures_expect_data("floor-nodes", NULL), known[i].said);
        figures_drop();
    }
}

Test(caption, what_is_swept_is_left_out)
{
    figures_write("noise.snr_db.min min", NULL,
                  "case,label,noise.snr_db.min,status,msd_db\nA,A,10,ok,-9\nB,A,20,ok,-19\n");
    figures_resolve("{\"noise\": {\"snr_db\": {\"min\": 15, \"max\": 25}}}");
    figures_read();
    char *caption = figures_expect_data("floor-min", NULL);
    cr_assert(!strstr(caption, "Noise"), "%s", caption);
    free(caption);
    figures_drop();
}

Test(caption, floors_that_had_not_settled_are_counted)
{
    figures_write("network.nodes nodes", NULL,
                  "case,label,network.nodes,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "A,A,10,ok,no,-9,-10,-8\nB,A,20,ok,yes,-19,-20,-18\n");
    figures_read();
    char *caption = figures_expect_data("floor-nodes",
                                        "\"A\"\n10 -9 -10 -8 1 \"10\"\n20 -19 -20 -18 0 \"20\"\n");
    figures_expect_said(caption, " White centres: the curve had not settled (1 point).");
    figures_drop();
}
