/* Texts in figures: labels as they are written, in every kind of figure; keys; captions. */
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_script.h"
#include "tests/support/figures.h"
#include "tests/support/test_folder.h"
#include "tests/support/partial_table.h"

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

static void begin_drawing(void)
{
    struct err err = {0};
    begin();
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
}

TestSuite(svg, .init = begin_drawing, .fini = test_folder_end);
TestSuite(script, .init = begin, .fini = test_folder_end);
TestSuite(caption, .init = begin, .fini = test_folder_end);

/* ---- what a reader of an SVG file sees ---- */

/* Copies a text element without its tags, with its entities resolved. */
static void read_text(const char *element, const char *end, char *text, size_t size)
{
    static const char *const entities[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
    size_t length = 0;
    while (element < end && length + 1 < size) {
        if (*element == '<') {
            element = strchr(element, '>') + 1;
            continue;
        }
        char letter = *element;
        size_t step = 1;
        for (size_t i = 0; i < COUNT(entities); i++)
            if (!strncmp(element, entities[i][0], strlen(entities[i][0]))) {
                letter = *entities[i][1];
                step = strlen(entities[i][0]);
            }
        text[length++] = letter;
        element += step;
    }
    text[length] = 0;
}

static int shows(const char *path, const char *wanted)
{
    const char *end = test_folder_read(path);
    for (const char *at; (at = strstr(end, "<text")) && (end = strstr(at, "</text>"));) {
        char text[200];
        read_text(at, end, text, sizeof text);
        if (!strcmp(text, wanted))
            return 1;
    }
    return 0;
}

/* ---- labels ---- */

static const char *const hostile[] = {
    "$\\nu=0.1$ \\101 \\", "say \"hi\"",    "'quick' LMS", "it''s",    "50% %s %g%%",
    "{a_b}^2 ~&",          "`touch owned`", "@small",      "<b>&amp;", "3.5;exit #é",
};

/* A field of a CSV file. */
static void print_field(FILE *file, const char *text)
{
    putc('"', file);
    for (; *text; text++)
        fputs(*text == '"' ? "\"\"" : (char[]){*text, 0}, file);
    putc('"', file);
}

/* Cases of one label, with hostile names and values of what was swept, profiled, with curves. */
static void write_hostile(void)
{
    char *summary = NULL, *curves = NULL;
    size_t length[2];
    FILE *file = open_memstream(&summary, &length[0]), *other = open_memstream(&curves, &length[1]);
    fputs("case,label,input.kind,status,msd_db,share_combine,share_adapt,share_project,"
          "share_publish,share_wait,share_data\n",
          file);
    fputs("case,iteration,msd_db\n", other);
    for (size_t i = 0; i < COUNT(hostile); i++) {
        print_field(file, hostile[i]);
        fputs(",A,", file);
        print_field(file, hostile[i]);
        fprintf(file, ",ok,-2%zu,1,0,0,0,0,0\n", i);
        for (int n = 0; n < 2; n++) {
            print_field(other, hostile[i]);
            fprintf(other, ",%d,-%d\n", n, n);
        }
    }
    fclose(file), fclose(other);
    figures_write("input.kind input", NULL, summary);
    partial_table_write("r/curves.csv", &curves_table, curves);
    free(summary);
    free(curves);
}

static void expect_all(const char *path)
{
    for (size_t i = 0; i < COUNT(hostile); i++)
        cr_assert(shows(path, hostile[i]), "%s does not show %s", path, hostile[i]);
}

Test(svg, labels_names_and_values_are_drawn_as_they_are_written)
{
    write_hostile();
    figures_plot_into("o");
    struct stat status;
    cr_assert(stat("owned", &status) && stat("o/owned", &status), "a label was run as a command");
    expect_all("o/phases.svg");
    expect_all("o/floor-input.svg");       /* the tics */
    expect_all("o/learning-curves-A.svg"); /* the key  */
}

/* The same labels, in the keys of figures that show all of them. */
Test(svg, keys_name_the_labels_as_they_are_written)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    fputs("case,label,network.nodes,run.threads,threads,taps,kernels,status,msd_db,time_source,"
          "ns_per_update,flops_per_update,bytes_per_update,working_set_bytes\n",
          file);
    for (int i = 0; i < 2 * (int)COUNT(hostile); i++) {
        fprintf(file, "%d,", i);
        print_field(file, hostile[i / 2]);
        fprintf(file, ",%d,%d,%d,8,scalar,ok,-%d,repetitions,100,200,1000,%d\n", 10 + i % 2,
                1 + i % 2, 1 + i % 2, 20 + i, 1000 << i % 2);
    }
    fclose(file);
    figures_write("network.nodes nodes", figures_machine(), text);
    figures_plot_into("o");
    expect_all("o/floor-nodes.svg");
    expect_all("o/roofline.svg");
    expect_all("o/working-set-nodes.svg");
    figures_write("run.threads threads", figures_machine(), text);
    figures_plot_into("p");
    expect_all("p/scaling.svg");
    free(text);
}

/* ---- keys ---- */

Test(svg, twenty_curves_are_all_named)
{
    char *summary = NULL, *curves = NULL, label[40];
    size_t length;
    FILE *file = open_memstream(&summary, &length), *other = open_memstream(&curves, &length);
    fputs("case,label,status,msd_db\n", file);
    fputs("case,iteration,msd_db\n", other);
    for (int i = 0; i < 20; i++) {
        fprintf(file, "%d,\"sapsm, window %d and alpha\",ok,-%d\n", i, i, i);
        fprintf(other, "%d,0,0\n%d,1,-%d\n", i, i, i);
    }
    fclose(file), fclose(other);
    figures_write("", NULL, summary);
    partial_table_write("r/curves.csv", &curves_table, curves);
    figures_plot_into("o");
    for (int i = 0; i < 20; i++) {
        snprintf(label, sizeof label, "sapsm, window %d and alpha", i);
        cr_assert(shows("o/learning-curves.svg", label), "no %s", label);
    }
    free(summary);
    free(curves);
}

/* ---- curves that coincide ---- */

/* What comes after `before` in the n-th part of the drawing, from 1, heap. */
static char *find_in_part(const char *svg, int n, const char *before)
{
    char id[40], *value = NULL;
    snprintf(id, sizeof id, "id=\"gnuplot_plot_%d\"", n);
    const char *at = strstr(svg, id);
    cr_assert(at && (at = strstr(at, before)), "no %s in part %d", before, n);
    at += strlen(before);
    cr_assert(asprintf(&value, "%.*s", (int)strcspn(at, "\"')"), at) > 0);
    return value;
}

/* Two curves of 41 points, the same ones: the parts are two lines, then their points. */
Test(svg, curves_that_coincide_differ_in_width_and_in_the_places_of_their_points)
{
    char *curves = NULL;
    size_t length;
    FILE *file = open_memstream(&curves, &length);
    fputs("case,iteration,msd_db\n", file);
    for (int n = 0; n <= 40; n++)
        fprintf(file, "A,%d,-%d\nB,%d,-%d\n", n, n, n, n);
    fclose(file);
    figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-9\nB,B,ok,-9\n");
    partial_table_write("r/curves.csv", &curves_table, curves);
    figures_plot_into("o");
    const char *svg = test_folder_read("o/learning-curves.svg");
    char *width[] = {find_in_part(svg, 1, "stroke-width=\""),
                     find_in_part(svg, 2, "stroke-width=\"")};
    char *place[] = {find_in_part(svg, 3, "translate("), find_in_part(svg, 4, "translate(")};
    cr_assert(strtod(width[0], NULL) > strtod(width[1], NULL), "%s, then %s", width[0], width[1]);
    cr_assert_str_neq(place[0], place[1]);
    for (int i = 0; i < 2; i++)
        free(width[i]), free(place[i]);
    free(curves);
}

/* ---- style ---- */

/* Draws the 50 line types, all as wide; returns the colour and dash of each, as SVG spells them. */
static size_t draw_line_types(char style[60][80])
{
    struct err err = {0};
    size_t types = 0;
    char *scripts = plot_gnuplot_scripts(&err), command[4096];
    cr_assert(scripts, "%s", err.text);
    snprintf(command, sizeof command,
             "format='svg'; output='lines.svg'; paper=6; y_low=0; y_high=60; y_step=10\n"
             "series=50; references=0\n"
             "load '%s/style.gp'\n"
             "plot for [i=1:50] i with lines linetype i linewidth 1\n",
             scripts);
    test_folder_write("lines.gp", command);
    cr_assert_eq(system("gnuplot lines.gp"), 0);
    for (const char *at = test_folder_read("lines.svg"); (at = strstr(at, "id=\"gnuplot_plot_"));) {
        at = strstr(at, "<path stroke='");
        snprintf(style[types++], 80, "%.*s", (int)(strstr(at, " d='") - at), at);
    }
    free(scripts);
    return types;
}

Test(svg, no_two_of_fifty_lines_have_one_colour_and_dash)
{
    char style[60][80];
    size_t types = draw_line_types(style);
    cr_assert_eq(types, 50);
    for (size_t i = 0; i < types; i++)
        for (size_t j = 0; j < i; j++)
            cr_assert_str_neq(style[i], style[j], "lines %zu and %zu", i + 1, j + 1);
    for (size_t i = 0; i < 10; i++)
        for (size_t j = 0; j < i; j++)
            cr_assert(strncmp(style[i], style[j], strlen("<path stroke='rgb(  0, 114, 178)")),
                      "lines %zu and %zu have one colour", i + 1, j + 1);
}

/* Contrast with white paper, by the formula of the Web Content Accessibility Guidelines: at least
 * 2.2 to 1. Yellow has 1.3. */
Test(svg, no_colour_is_too_light_to_be_seen)
{
    char style[60][80];
    size_t types = draw_line_types(style);
    for (size_t i = 0; i < types; i++) {
        static const double weight[] = {0.2126, 0.7152, 0.0722};
        double luminance = 0;
        char *at = strchr(style[i], '(') + 1;
        for (int c = 0; c < 3; c++) {
            double part = strtod(at, &at) / 255;
            luminance +=
                weight[c] * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
            at++;
        }
        cr_assert(1.05 / (luminance + 0.05) > 2.2, "%s is too light", style[i]);
    }
}

/* ---- scripts ---- */

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

/* ---- captions ---- */

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

/* Of two trials: the bands of A would cover the frame, that of B begins so. */
Test(caption, bands_that_reach_down_without_end_are_left_out_and_named)
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
