/* The style that a user chooses: what its file may say, and what becomes of the figures; figures
 * for TeX; figures that are drawn again to verify them. */
#include "bench/common/args.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_quote.h"
#include "bench/plot/plot_script.h"
#include "bench/plot/plot_style.h"
#include "tests/support/figures.h"
#include "tests/support/partial_table.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern const struct command command_plot;
static struct err err;

static const char two_labels[] = "case,label,status,msd_db,msd_lo_db,msd_hi_db\nA,A,ok,-9,-10,-8\n"
                                 "B_1,B_1,ok,-19,-20,-18\n";
static const char two_curves[] = "case,iteration,msd_db\nA,0,0\nA,10,-9\nB_1,0,0\nB_1,10,-19\n";

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
    figures_write("", NULL, two_labels);
    partial_table_write("r/curves.csv", &curves_table, two_curves);
}

static void begin_drawing(void)
{
    begin();
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
}

TestSuite(style, .init = begin, .fini = test_folder_end);
TestSuite(drawn_style, .init = begin_drawing, .fini = test_folder_end);

/* ---- reading ---- */

Test(style, without_a_file_a_figure_is_252_points_wide)
{
    struct plot_style style;
    cr_assert_eq(plot_style_read(NULL, &style, &err), 0);
    cr_assert_float_eq(style.width / 2.54 * 72, 252, 1e-12);
    cr_assert_eq(plot_style_scale(&style), 1);
}

static double width_of(const char *text)
{
    struct plot_style style;
    test_folder_write("s.yaml", text);
    cr_assert_eq(plot_style_read("s.yaml", &style, &err), 0, "%s", err.text);
    double width = style.width;
    plot_style_free(&style);
    return width / 2.54 * 72;
}

Test(style, has_the_widths_of_papers_or_a_number)
{
    cr_assert_float_eq(width_of("width: column\n"), 252, 1e-9);
    cr_assert_float_eq(width_of("width: full\n"), 516, 1e-9);
    cr_assert_float_eq(width_of("width: 12.7\n"), 360, 1e-9);
    cr_assert_float_eq(width_of("size: 9\n"), 252, 1e-9);
}

Test(style, that_is_wrong_is_refused_where_it_stands)
{
    static const char *const wrong[][2] = {
        {"width: wide\n", "s.yaml:1:8: width: 'wide' is not a number in [6, 60] or column | "
                          "full"},
        {"width: 3\n", "s.yaml:1:8: width: 3 is outside [6, 60]"},
        {"colour: [\"#000000\"]\n", "s.yaml:1:1: colour: no such key; allowed: width, size, font, "
                                    "colours, curves; did you mean colours?"},
        {"colours: [\"#000000\", red]\n", "s.yaml:1:22: red: a colour such as \"#0072b2\" is "
                                          "expected"},
        {"colours: red\n", "s.yaml:1:10: red where a list of colours is expected"},
        {"curves: [{title: a}]\n", "s.yaml:1:10: label: missing"},
        {"curves:\n  - {label: a, colour: \"#12\"}\n", "s.yaml:2:24: #12: a colour such as "
                                                       "\"#0072b2\" is expected"},
        {"font: \"x'; !touch ran\"\n", "s.yaml:1:7: font: x'; !touch ran: letters, digits, blanks "
                                       "and '-' only"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct plot_style style;
        test_folder_write("s.yaml", wrong[i][0]);
        cr_expect_eq(plot_style_read("s.yaml", &style, &err), -1, "%s", wrong[i][0]);
        cr_expect_str_eq(err.text, wrong[i][1]);
        plot_style_free(&style);
    }
}

/* ---- figures ---- */

/* The definitions of a figure of learning curves, heap. */
static char *definitions_in(const struct plot_style *style, const char *format)
{
    struct plot_data data;
    figures_read();
    cr_assert_eq(plot_style_apply(style, &drawn.results, &err), 0, "%s", err.text);
    plot_figures_free(&drawn.figures);
    cr_assert_eq(plot_figures_group(&drawn.results, &drawn.figures, &err), 0, "%s", err.text);
    const struct plot_figure *figure = figures_find("learning-curves");
    cr_assert_eq(plot_data_write(&drawn.results, figure, "data", &data, &err), 0, "%s", err.text);
    char *text = plot_script_definitions(&drawn.results, figure, &data, format, &err);
    cr_assert(text, "%s", err.text);
    plot_data_free(&data);
    figures_drop();
    return text;
}

Test(style, orders_names_and_colours_the_curves)
{
    struct plot_style style;
    test_folder_write("s.yaml", "size: 10\nfont: Liberation Serif\ncolours: [\"#111111\", "
                                "\"#222222\"]\ncurves:\n  - {label: B_1, title: second, tex: "
                                "\"$\\\\nu$\", colour: \"#333333\"}\n");
    cr_assert_eq(plot_style_read("s.yaml", &style, &err), 0, "%s", err.text);
    char *text = definitions_in(&style, "pdf");
    cr_expect(strstr(text, "titles[1]=\"second\"; colour[1]='#333333'; "), "%s", text);
    cr_expect(strstr(text, "titles[2]=\"A\"; colour[2]=''; "), "%s", text);
    cr_expect(strstr(text, "font='Liberation Serif'; type=10; scale=1.25; palette='#111111 "
                           "#222222'; "),
              "%s", text);
    cr_expect(strstr(text, "across=7.112000; "), "%s", text);
    free(text);
    text = definitions_in(&style, "tex");
    cr_expect(strstr(text, "titles[1]=\"$\\\\nu$\"; "), "%s", text);
    free(text);
    plot_style_free(&style);
}

/* ---- TeX ---- */

static void expect_quoted(const char *text, int how, const char *wanted)
{
    char got[200] = "";
    FILE *file = fmemopen(got, sizeof got, "w");
    plot_quote(file, text, how);
    fclose(file);
    cr_expect_str_eq(got, wanted);
}

Test(style, texts_are_literal_in_gnuplot_and_in_tex)
{
    expect_quoted("50% {a_b}", 0, "\"50% {a_b}\"");
    expect_quoted("50%", PLOT_QUOTE_FORMAT, "\"50%%\"");
    expect_quoted("50% {a_b}", PLOT_QUOTE_TEX, "\"50\\\\% \\\\{a\\\\_b\\\\}\"");
    expect_quoted("\\x", PLOT_QUOTE_TEX, "\"\\\\textbackslash{}x\"");
    expect_quoted("−20 µs é 漢", PLOT_QUOTE_TEX, "\"$-$20 $\\\\mu$s é ?\"");
    expect_quoted("5%", PLOT_QUOTE_TEX | PLOT_QUOTE_FORMAT, "\"5\\\\symbol{37}\"");
}

static int plot_with(const char *flags)
{
    char copy[100], *argv[8], *rest = NULL;
    int argc = 0;
    struct args args;
    snprintf(copy, sizeof copy, "r %s", flags);
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        argv[argc++] = word;
    cr_assert_eq(args_parse(&command_plot, argc, argv, &args, &err), 0, "%s", err.text);
    int code = command_plot.run(&args);
    args_free(&args);
    return code;
}

static void skip_without_pdflatex(void)
{
    if (system("pdflatex --version >/dev/null 2>&1"))
        cr_skip_test("pdflatex is not installed: apt-get install texlive-latex-base");
}

/* All figures in one document, whose captions are texts of the run. */
Test(drawn_style, a_paper_holds_every_figure, .timeout = 60)
{
    char command[4200];
    char *scripts = plot_gnuplot_scripts(&err);
    cr_assert(scripts, "%s", err.text);
    skip_without_pdflatex();
    if (!getenv("SLABMARK") || system("jq --version >/dev/null 2>&1"))
        cr_skip_test("the program is not in $SLABMARK, or jq is not installed");
    figures_resolve("{\"input\": {\"kind\": \"50% _a_ {b} \\\\x ~^<>|#&$\"}}");
    snprintf(command, sizeof command, "%s/paper.sh paper.pdf r >said 2>&1", scripts);
    cr_assert_eq(system(command), 0, "%s", test_folder_read("said"));
    cr_assert_str_eq(test_folder_read("said"), "paper.pdf: 1 figure\n");
    cr_assert(!access("paper.pdf", F_OK));
    free(scripts);
}

static const char document[] =
    "\\documentclass{article}\n\\usepackage{graphicx,color}\n\\begin{document}\n"
    "\\input{r/figures/learning-curves.tex}\n\\input{r/figures/accuracy.tex}\n"
    "\\input{r/figures/roofline.tex}\n\\end{document}\n";

Test(drawn_style, a_figure_for_tex_is_set_by_pdflatex, .timeout = 60)
{
    skip_without_pdflatex();
    figures_write("", figures_machine(),
                  "case,label,status,iterations_to_minus10db,seconds_to_minus10db,threads,kernels,"
                  "time_source,ns_per_update,flops_per_update,bytes_per_update\n"
                  "A,\"$\\x_{1}%&#~^<>|\"\"`\",ok,5,0.1,1,scalar,repetitions,100,200,1000\n"
                  "B_1,B_1,ok,8,0.2,1,scalar,repetitions,90,200,1000\n");
    partial_table_write("r/curves.csv", &curves_table, two_curves);
    cr_assert_eq(plot_with("--format tex"), 0);
    test_folder_write("d.tex", document);
    cr_assert_eq(system("TEXINPUTS=.:r/figures: pdflatex -interaction=batchmode -halt-on-error "
                        "d.tex >said 2>&1"),
                 0, "%s", test_folder_read("d.log"));
    cr_assert(!access("d.pdf", F_OK));
}

/* ---- drawn again ---- */

Test(drawn_style, a_file_that_was_changed_differs_when_it_is_verified, .timeout = 60)
{
    cr_assert_eq(plot_with("--format pdf,tex"), 0);
    cr_assert_eq(plot_with("--format pdf,tex --verify"), 0);
    cr_assert_eq(plot_with("--verify"), 0, "png and svg were not drawn");
    const char *dat = test_folder_read("r/figures/learning-curves.dat");
    char changed[1000];
    snprintf(changed, sizeof changed, "%s\n", dat);
    test_folder_write("r/figures/learning-curves.dat", changed);
    cr_assert_eq(plot_with("--verify"), ERR_ACCURACY);
    cr_assert_str_eq(test_folder_read("r/figures/learning-curves.dat"), changed, "left as it is");
    cr_assert_eq(plot_with("--format pdf"), 0, "drawn again");
    cr_assert_eq(plot_with("--format pdf --verify"), 0);
    cr_assert_eq(plot_with("--format pdf,png --verify"), ERR_ACCURACY, "png is missing");
}

Test(drawn_style, the_page_of_a_column_has_252_points, .timeout = 60)
{
    char line[300];
    double width = 0, height;
    cr_assert_eq(plot_with("--format pdf"), 0);
    FILE *file = fopen("r/figures/learning-curves.pdf", "r");
    cr_assert(file);
    while (width == 0 && fgets(line, sizeof line, file)) {
        const char *box = strstr(line, "/MediaBox [ 0 0 ");
        if (box)
            sscanf(box, "/MediaBox [ 0 0 %lf %lf", &width, &height);
    }
    fclose(file);
    cr_assert_eq(width, 252, "%g", width);
}
