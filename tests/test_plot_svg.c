/* What a reader of a figure sees: labels as they are written, in every kind of figure; keys; lines
 * that can be told apart. */
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
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void begin_drawing(void)
{
    struct err err = {0};
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
}

TestSuite(svg, .init = begin_drawing, .fini = test_folder_end);

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

/* Whether a figure or one of its parts shows a text. */
static int shows_figure(const char *figure, const char *wanted)
{
    char path[100];
    snprintf(path, sizeof path, "o/%s.svg", figure);
    int found = !access(path, F_OK) && shows(path, wanted);
    for (int part = 1; !found && part < 10; part++) {
        snprintf(path, sizeof path, "o/%s-part=%d.svg", figure, part);
        found = !access(path, F_OK) && shows(path, wanted);
    }
    return found;
}

static void expect_all(const char *figure)
{
    for (size_t i = 0; i < COUNT(hostile); i++)
        cr_assert(shows_figure(figure, hostile[i]), "%s does not show %s", figure, hostile[i]);
}

Test(svg, labels_names_and_values_are_drawn_as_they_are_written)
{
    write_hostile();
    figures_plot_into("o");
    struct stat status;
    cr_assert(stat("owned", &status) && stat("o/owned", &status), "a label was run as a command");
    expect_all("phases");
    expect_all("floor-input");       /* the tics */
    expect_all("learning-curves-A"); /* the key  */
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
    expect_all("floor-nodes");
    expect_all("working-set-nodes");
    figures_write("run.threads threads", figures_machine(), text);
    figures_plot_into("o");
    expect_all("scaling");
    expect_all("roofline-threads=1");
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
        cr_assert(shows_figure("learning-curves", label), "no %s", label);
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
    snprintf(
        command, sizeof command,
        "format='svg'; output='lines.svg'; across=8; scale=1; font='Helvetica'; type=8; curves=0; "
        "paper=6; y_low=0; y_high=60; y_step=10\n"
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
