/* Sorting the cases of a run into figures. */
#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_split.h"
#include "tests/support/test_folder.h"
#include "tests/support/partial_table.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(figures, .init = test_folder_begin, .fini = test_folder_end);

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A case whose name is its label, with the values of the axes. */
#define CASE(label, ...)                                                                           \
    {                                                                                              \
        label, label, (const char *[]){__VA_ARGS__}, 0                                             \
    }

static int all = 1;

static void group(struct plot_sweep *sweep, struct plot_figures *figures)
{
    struct err err = {0};
    cr_assert_eq(plot_sweep_collect(sweep, &err), 0);
    struct plot_results results = {.sweep = *sweep, .level = -1, .all = all};
    partial_table_write("summary.csv", &summary_table, "case\nA\n"); /* no speeds */
    cr_assert_eq(csv_table_read("summary.csv", &results.summary, &err), 0, "%s", err.text);
    cr_assert_eq(plot_figures_group(&results, figures, &err), 0, "%s", err.text);
    csv_table_free(&results.summary);
}

static void expect_names(const struct plot_figures *figures, const char *const *name, size_t count)
{
    cr_assert_eq(figures->count, count, "%zu figures where %zu were expected", figures->count,
                 count);
    for (size_t i = 0; i < count; i++)
        cr_assert_str_eq(figures->figure[i].name, name[i]);
}
#define EXPECT_NAMES(figures, ...)                                                                 \
    expect_names(figures, (const char *const[]){__VA_ARGS__},                                      \
                 COUNT(((const char *const[]){__VA_ARGS__})))

static void expect_titles(const struct plot_figure *figure, const char *titles)
{
    char text[200] = "";
    for (size_t i = 0; i < figure->count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s:%zu%s", i ? " " : "",
                 figure->series[i].title, figure->series[i].spots,
                 figure->series[i].reference ? "R" : "");
    cr_assert_str_eq(text, titles, "%s holds %s, not %s", figure->name, text, titles);
}

Test(figures, without_axes_there_is_one_figure_with_a_curve_per_label)
{
    struct plot_axis threads = {.path = "run.threads", .name = "threads"};
    struct plot_case cases[] = {CASE("A", "1"), CASE("A", "2"), CASE("B", "1"), CASE("B", "2")};
    struct plot_sweep sweep = {&threads, 1, cases, COUNT(cases)};
    struct plot_figures figures;
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves");
    expect_titles(&figures.figure[0], "A:1 B:1");
    cr_assert_eq(figures.figure[0].series[0].spot[0].one, &cases[0], "the first of the same bits");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

Test(figures, further_axes_multiply_figures)
{
    struct plot_axis axis[] = {{.path = "system.nonzeros", .name = "nonzeros"},
                               {.path = "network.topology.kind", .name = "topology"}};
    struct plot_case cases[] = {CASE("A", "10", "ring"), CASE("A", "10", "star"),
                                CASE("A", "2", "ring"), CASE("A", "2", "star")};
    struct plot_sweep sweep = {axis, 2, cases, COUNT(cases)};
    struct plot_figures figures;
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves-A-topology=ring", "learning-curves-A-topology=star",
                 "floor-nonzeros-topology=ring", "floor-nonzeros-topology=star",
                 "floor-topology-nonzeros=10", "floor-topology-nonzeros=2");
    expect_titles(&figures.figure[0], "10:1 2:1");
    expect_titles(&figures.figure[2], "A:2");
    cr_assert_eq(figures.figure[2].series[0].spot[0].one, &cases[2], "numbers ascend");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

Test(figures, a_label_that_does_not_depend_on_the_axis_is_a_reference)
{
    struct plot_axis axis = {.path = "algorithms.A.window", .name = "window"};
    struct plot_case cases[] = {CASE("B", ""), CASE("A", "1"), CASE("A", "20")};
    struct plot_sweep sweep = {&axis, 1, cases, COUNT(cases)};
    struct plot_figures figures;
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves-B", "learning-curves-A", "floor-window");
    expect_titles(&figures.figure[2], "A:2 B:1R");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

Test(figures, an_axis_of_one_label_does_not_hide_the_other_labels)
{
    struct plot_axis axis[] = {{.path = "system.nonzeros", .name = "nonzeros"},
                               {.path = "algorithms.A.window", .name = "window"}};
    struct plot_case cases[] = {CASE("B", "2", ""),  CASE("B", "5", ""),  CASE("A", "2", "1"),
                                CASE("A", "2", "9"), CASE("A", "5", "1"), CASE("A", "5", "9")};
    struct plot_sweep sweep = {axis, 2, cases, COUNT(cases)};
    struct plot_figures figures;
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves-B", "learning-curves-A-window=1",
                 "learning-curves-A-window=9", "floor-nonzeros-window=1", "floor-nonzeros-window=9",
                 "floor-window-nonzeros=2", "floor-window-nonzeros=5");
    expect_titles(&figures.figure[3], "B:2 A:2");
    expect_titles(&figures.figure[5], "A:2 B:1R");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

Test(figures, axes_that_go_together_do_not_multiply)
{
    struct plot_axis axis[] = {{.path = "system.nonzeros", .name = "nonzeros"},
                               {.path = "algorithms.A.radius", .name = "radius"}};
    struct plot_case cases[] = {CASE("A", "2", "3"), CASE("A", "5", "6"), CASE("A", "9", "6")};
    struct plot_sweep sweep = {axis, 2, cases, COUNT(cases)};
    struct plot_figures figures;
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves-A", "floor-nonzeros");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

Test(figures, labels_that_clash_in_file_names_are_counted)
{
    struct plot_axis axis = {.path = "system.taps", .name = "taps"};
    struct plot_case cases[] = {CASE("a/b", "2"), CASE("a b", "2"), CASE("a/b", "3")};
    struct plot_sweep sweep = {&axis, 1, cases, COUNT(cases)};
    struct plot_figures figures;
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves-a-b", "learning-curves-a-b-2", "floor-taps");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

Test(axis, positive_numbers_over_a_wide_range_are_logarithmic)
{
    static const struct {
        const char *value[3];
        int numeric, logarithmic;
    } known[] = {{{"2", "10", "50"}, 1, 1},
                 {{"2", "10", "40"}, 1, 0},
                 {{"0", "10", "50"}, 1, 0},
                 {{"ring", "1", "50"}, 0, 0}};
    for (size_t i = 0; i < COUNT(known); i++) {
        struct plot_axis axis = {.value = (const char **)(uintptr_t)known[i].value, .values = 3};
        cr_assert_eq(plot_axis_is_numeric(&axis), known[i].numeric, "row %zu", i);
        cr_assert_eq(plot_axis_is_logarithmic(&axis), known[i].logarithmic, "row %zu", i);
    }
}

Test(figures, of_several_axes_show_the_middle_values_unless_all_are_wanted)
{
    struct plot_axis axis[] = {{.path = "system.nonzeros", .name = "nonzeros"},
                               {.path = "network.topology.kind", .name = "topology"}};
    struct plot_case cases[] = {CASE("A", "2", "ring"),  CASE("A", "2", "star"),
                                CASE("A", "10", "ring"), CASE("A", "10", "star"),
                                CASE("A", "5", "ring"),  CASE("A", "5", "star"),
                                CASE("B", "10", ""),     CASE("B", "2", "")};
    struct plot_sweep sweep = {axis, 2, cases, COUNT(cases)};
    struct plot_figures figures;
    all = 0;
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves-nonzeros=10-topology=ring",
                 "floor-nonzeros-topology=ring", "floor-topology-nonzeros=10");
    expect_titles(&figures.figure[0], "A:1 B:1");
    expect_titles(&figures.figure[1], "A:3 B:2");
    expect_titles(&figures.figure[2], "A:2 B:1R");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

/* Ten values and a reference. */
Test(figures, of_many_curves_are_split_in_their_order)
{
    struct plot_axis axis = {.path = "algorithms.A.window", .name = "window"};
    static const char *const values[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    struct plot_case cases[COUNT(values)];
    for (size_t i = 0; i < COUNT(values); i++)
        cases[i] = (struct plot_case){"A", "A", (const char **)(uintptr_t)&values[i], 0};
    struct plot_sweep sweep = {&axis, 1, cases, COUNT(cases)};
    struct plot_figures figures;
    struct err err = {0};
    group(&sweep, &figures);
    EXPECT_NAMES(&figures, "learning-curves-A", "floor-window");
    cr_assert_eq(plot_split(&figures, &err), 0, "%s", err.text);
    EXPECT_NAMES(&figures, "learning-curves-A-part=1", "learning-curves-A-part=2", "floor-window");
    expect_titles(&figures.figure[0], "1:1 2:1 3:1 4:1 5:1");
    expect_titles(&figures.figure[1], "6:1 7:1 8:1 9:1 10:1");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}

/* Nine labels and a reference: two parts, the reference in both. */
Test(figures, references_belong_to_every_part)
{
    struct plot_axis axis = {.path = "algorithms.A.window", .name = "window"};
    static const char *const labels[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    static const char *windows[] = {"2", "1"};
    struct plot_case cases[2 * COUNT(labels) + 1];
    for (size_t i = 0; i < 2 * COUNT(labels); i++)
        cases[i] = (struct plot_case){labels[i / 2], labels[i / 2], &windows[i % 2], 0};
    cases[2 * COUNT(labels)] = (struct plot_case)CASE("R", "");
    struct plot_sweep sweep = {&axis, 1, cases, COUNT(cases)};
    struct plot_figures figures;
    struct err err = {0};
    group(&sweep, &figures);
    cr_assert_eq(plot_split(&figures, &err), 0, "%s", err.text);
    const struct plot_figure *last = &figures.figure[figures.count - 1];
    cr_assert_str_eq(last->name, "floor-window-part=2");
    cr_assert_str_eq(last[-1].name, "floor-window-part=1");
    expect_titles(&last[-1], "a:2 b:2 c:2 d:2 R:1R");
    expect_titles(last, "e:2 f:2 g:2 h:2 i:2 R:1R");
    plot_figures_free(&figures);
    plot_sweep_free(&sweep);
}
