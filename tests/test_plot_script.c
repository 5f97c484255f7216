/* The definitions of a figure's gnuplot script: ranges, categories, changes. */
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_script.h"
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

TestSuite(script, .init = begin, .fini = test_folder_end);

/* The definitions of a figure, heap. */
static char *definitions_of(const char *name)
{
    struct err err = {0};
    struct plot_data data;
    const struct plot_figure *figure = figures_find(name);
    cr_assert_eq(plot_data_write(&drawn.results, figure, "data", &data, &err), 0, "%s", err.text);
    char *text = plot_script_definitions(&drawn.results, figure, &data, "svg", &err);
    cr_assert(text, "%s", err.text);
    plot_data_free(&data);
    return text;
}

static double number_of(const char *definitions, const char *name)
{
    char wanted[40];
    snprintf(wanted, sizeof wanted, " %s=", name);
    const char *at = strstr(definitions, wanted);
    cr_assert(at, "no %s", name);
    return strtod(at + strlen(wanted), NULL);
}

Test(script, points_and_intervals_lie_inside_the_frame)
{
    static const struct {
        const char *first, *second;
        double low, high; /* what has to be inside */
    } known[] = {{"-30,-31,-29", "-20,-21,-19", -31, -19},
                 {"-30,,", "-30,,", -30, -30},
                 {"-30.0,-30.1,-29.9", "-30.3,-30.4,-30.2", -30.4, -29.9},
                 {"-150,-151,-149", "0,-1,1", -151, 1},
                 {"-30,,-20", "-10,,0", -35, -5}}; /* down to no power, and 10 dB up: 5 are shown */
    for (size_t i = 0; i < COUNT(known); i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "case,label,network.nodes,status,msd_db,msd_lo_db,msd_hi_db\n"
                 "1,A,10,ok,%s\n2,A,20,ok,%s\n",
                 known[i].first, known[i].second);
        figures_write("network.nodes nodes", NULL, text);
        figures_read();
        char *definitions = definitions_of("floor-nodes");
        double low = number_of(definitions, "y_low"), high = number_of(definitions, "y_high");
        cr_assert(low < known[i].low && high > known[i].high, "row %zu: %g to %g", i, low, high);
        cr_assert(high - low < 1.2 * fmax(known[i].high - known[i].low, 1), "row %zu squeezed", i);
        cr_assert(number_of(definitions, "x_low") < 10 && number_of(definitions, "x_high") > 20);
        free(definitions);
        figures_drop();
    }
}

/* B does not depend on the axis: its curve is no value. */
Test(script, the_key_of_values_is_headed_by_their_axis)
{
    figures_write("exchange.drop drop", NULL,
                  "case,label,exchange.drop,status,msd_db\n1,A,0,ok,-9\n2,A,1,ok,-8\n3,B,,ok,-7\n");
    partial_table_write("r/curves.csv", &curves_table,
                        "case,iteration,msd_db\n1,0,0\n2,0,0\n3,0,0\n");
    figures_read();
    char *values = definitions_of("learning-curves-A"),
         *alone = definitions_of("learning-curves-B");
    cr_assert_eq(number_of(values, "heading"), 1);
    cr_assert(strstr(values, "key_title=\"share of lost messages\"; "), "%s", values);
    cr_assert_eq(number_of(alone, "heading"), 0);
    cr_assert(!strstr(alone, "key_title="), "%s", alone);
    free(values);
    free(alone);
    figures_drop();
}

/* run.json may say what a scenario may not: names that hold controls of C0 and C1. */
Test(script, no_control_character_of_a_name_reaches_a_figure)
{
    static const char name[] = "x\xc2\x9b\x1b\"m";
    figures_write("system.x x", NULL,
                  "case,label,system.x,status,msd_db\n1,A,2,ok,-9\n2,A,3,ok,-8\n");
    partial_table_write("r/curves.csv", &curves_table, "case,iteration,msd_db\n1,0,0\n2,0,0\n");
    json_t *run = json_load_file("r/run.json", 0, NULL);
    json_object_set_new(run, "name", json_string("s\nfoo\xc2\x85"));
    json_object_set_new(json_array_get(json_object_get(run, "axes"), 0), "name", json_string(name));
    cr_assert(!json_dump_file(run, "r/run.json", 0));
    json_decref(run);
    figures_read();
    for (size_t i = 0; i < drawn.figures.count; i++) {
        char *definitions = definitions_of(drawn.figures.figure[i].name);
        const char *data = test_folder_read("data");
        cr_assert(!strpbrk(definitions, "\x1b\n") && !strstr(definitions, "\xc2\x9b"));
        cr_assert(!strpbrk(data, "\x1b") && !strstr(data, "\xc2") && strstr(data, "s foo  \n#"));
        free(definitions);
    }
    cr_assert_gt(drawn.figures.count, 1);
    figures_drop();
}

/* Of two trials: the bands of A would cover the frame, that of B begins so. */
Test(script, bands_that_reach_down_without_end_are_left_out_and_named)
{
    figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-9\nB,B,ok,-9\n");
    partial_table_write("r/curves.csv", &curves_table,
                        "case,iteration,msd_db,msd_lo_db,msd_hi_db\n"
                        "A,0,0,,9\nA,1,-8,-9,2\nA,2,-9,,2\nA,3,-9,,2\n"
                        "B,0,0,,9\nB,1,-8,-9,2\nB,2,-9,-10,2\n");
    figures_read();
    char *caption =
        figures_expect_data("learning-curves", "\"A\"\n0 0 ? ?\n1 -8 ? ?\n2 -9 ? ?\n3 -9 ? ?\n\n\n"
                                               "\"B\"\n0 0 -inf 9\n1 -8 -9 2\n2 -9 -10 2\n");
    figures_expect_said(caption,
                        " 1 curve has no band: over few trials the interval reaches down to 0.");
    char *definitions = definitions_of("learning-curves");
    cr_assert_lt(number_of(definitions, "y_high"), 6, "5 dB above the lines");
    free(definitions);
    figures_drop();
}

Test(script, words_are_categories_and_numbers_are_not)
{
    static const struct {
        const char *value[2];
        double categories;
    } known[] = {{{"ring", "star"}, 1}, {{"5", "oracle"}, 1}, {{"5", "6"}, 0}};
    for (size_t i = 0; i < COUNT(known); i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "case,label,system.x,status,msd_db\n1,A,%s,ok,-20\n2,A,%s,ok,-30\n",
                 known[i].value[0], known[i].value[1]);
        figures_write("system.x x", NULL, text);
        figures_read();
        char *definitions = definitions_of("floor-x");
        cr_assert_eq(number_of(definitions, "categories"), known[i].categories, "row %zu", i);
        free(definitions);
        figures_drop();
    }
}

Test(script, the_changes_of_a_system_are_marked)
{
    figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-9\n");
    figures_resolve("{\"system\": {\"changes\": [{\"at\": 500}, {\"at\": 1500}]}}");
    figures_read();
    char *definitions = definitions_of("learning-curves");
    cr_assert_eq(number_of(definitions, "changes"), 2);
    cr_assert_eq(number_of(definitions, "change_at[2]"), 1500);
    free(definitions);
    figures_expect_said(figures_expect_data("learning-curves", NULL),
                        " The system changes at n = 500 and 1500, at the vertical lines.");
    figures_drop();
    figures_write("system.changes.0.at at", NULL,
                  "case,label,system.changes.0.at,status,msd_db\nA,A,5,ok,-9\nB,A,9,ok,-9\n");
    figures_resolve("{\"system\": {\"changes\": [{\"at\": 500}]}}");
    figures_read();
    definitions = definitions_of("learning-curves-A");
    cr_assert_eq(number_of(definitions, "changes"), 0, "each curve has its own");
    free(definitions);
    figures_drop();
}

/* ---- labels beside the curves ---- */

static void expect_direct(const char *curves, const char *labels, int direct)
{
    char text[200];
    snprintf(text, sizeof text, "case,label,status\n%s", labels);
    figures_write("", NULL, text);
    partial_table_write("r/curves.csv", &curves_table, curves);
    figures_read();
    char *definitions = definitions_of("learning-curves");
    cr_expect_eq(number_of(definitions, "direct"), direct, "%s", definitions);
    cr_expect_eq(number_of(definitions, "keys") == 0, direct, "%s", definitions);
    cr_expect(strstr(definitions, "end_y[2]=-20; "), "%s", definitions);
    free(definitions);
    figures_drop();
}

Test(script, few_curves_that_end_apart_are_labelled_at_their_ends)
{
    static const char two[] = "A,A,ok\nB,B,ok\n";
    expect_direct("case,iteration,msd_db\nA,0,0\nA,9,-10\nB,0,0\nB,9,-20\n", two, 1);
    expect_direct("case,iteration,msd_db\nA,0,0\nA,9,-19.5\nB,0,0\nB,9,-20\n", two, 0);
    expect_direct("case,iteration,msd_db\nA,0,0\nA,9,-10\nB,0,0\nB,9,-20\n",
                  "A,A label that is wider than its place beside the frame,ok\nB,B,ok\n", 0);
    expect_direct("case,iteration,msd_db\nA,9,0\nB,9,-20\nC,9,-40\nD,9,-60\nE,9,-80\n",
                  "A,A,ok\nB,B,ok\nC,C,ok\nD,D,ok\nE,E,ok\n", 0);
    expect_direct("case,iteration,msd_db,theory_msd_db\nA,0,0,0\nA,9,-10,-11\nB,0,0,0\n"
                  "B,9,-20,-21\n",
                  two, 0);
}
