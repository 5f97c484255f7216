/* Rooflines, from results made by hand. */
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_roofs.h"
#include "tests/support/figures.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- result folders, in a directory of each test's own ---- */

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

TestSuite(roofline, .init = begin, .fini = test_folder_end);

#define SPEED_HEADER                                                                               \
    "case,label,run.threads,threads,kernels,time_source,ns_per_update,ns_low,ns_high,"             \
    "flops_per_update,bytes_per_update\n"

Test(roofline, points_and_roofs_are_where_the_numbers_put_them)
{
    figures_write("run.threads threads", figures_machine(),
                  SPEED_HEADER "A,A,1,1,scalar,repetitions,100,50,200,200,1000\n");
    figures_read();
    figures_expect("roofline");
    char *caption =
        figures_expect_data("roofline", "\"A\"\n0.2 2 1 4 \"A\"\n\n\n"
                                        "\"L1d 100 GB/s\"\n0.04 4 ? ? \"\"\n0.5 50 ? ? \"\"\n\n\n"
                                        "\"L2 40.0 GB/s\"\n0.04 1.6 ? ? \"\"\n1.25 50 ? ? \"\"\n"
                                        "\n\n\"memory 10.0 GB/s\"\n0.04 0.4 ? ? \"\"\n"
                                        "2.5 25 ? ? \"\"\n\n\n\"scalar 50.0 GFLOP/s\"\n"
                                        "0.5 50 ? ? \"\"\n2.5 50 ? ? \"\"\n");
    figures_expect_said(caption,
                        "the best of 1 thread that 'slabmark machine' measured on this machine at "
                        "2026-03-01T00:00:00Z.");
    figures_drop();
}

Test(roofline, kernel_sets_and_sizes_are_told_apart)
{
    figures_write("run.kernels kernels system.taps taps run.budget budget", figures_machine(),
                  "case,label,run.kernels,system.taps,run.budget,threads,kernels,time_source,"
                  "ns_per_update,flops_per_update,bytes_per_update\n"
                  "1,A,scalar,16,1,1,scalar,repetitions,100,200,1000\n"
                  "2,A,avx2,16,1,1,avx2,repetitions,50,200,1000\n"
                  "3,A,avx2,64,1,1,avx2,repetitions,200,800,4000\n"
                  "4,B,avx2,,1,1,avx2,repetitions,100,100,1000\n");
    figures_read();
    figures_expect("roofline");
    const struct plot_figure *figure = figures_find("roofline");
    static const char *const title[] = {"A, scalar, taps=16", "A, avx2, taps=16",
                                        "A, avx2, taps=64", "B"};
    cr_assert_eq(figure->count, COUNT(title));
    for (size_t i = 0; i < COUNT(title); i++)
        cr_assert_str_eq(figure->series[i].title, title[i]);
    figures_drop();
}

/* As in a sweep that zips them, or in what `slabmark tune` writes. */
Test(roofline, one_of_several_parameters_that_vary_together_is_named)
{
    figures_write("a.step step a.window window a.rho rho", figures_machine(),
                  "case,label,a.step,a.window,a.rho,threads,kernels,time_source,ns_per_update,"
                  "flops_per_update,bytes_per_update\n"
                  "1,A,0.1,5,7,1,avx2,repetitions,100,200,1000\n"
                  "2,A,0.2,5,7,1,avx2,repetitions,50,200,1000\n"
                  "3,A,0.2,9,8,1,avx2,repetitions,200,800,4000\n"
                  "4,B,0.3,5,,1,avx2,repetitions,100,100,1000\n"
                  "5,B,0.4,6,,1,avx2,repetitions,100,100,1000\n");
    figures_read();
    const struct plot_figure *figure = figures_find("roofline");
    static const char *const title[] = {"A, step=0.1, window=5", "A, step=0.2, window=5",
                                        "A, step=0.2, window=9", "B, step=0.3", "B, step=0.4"};
    cr_assert_eq(figure->count, COUNT(title));
    for (size_t i = 0; i < COUNT(title); i++)
        cr_assert_str_eq(figure->series[i].title, title[i]);
    figures_drop();
}

/* 5 x 6 x 2 cases: six lengths, the longest axis, leave ten to a figure. */
Test(roofline, of_many_cases_the_longest_axis_multiplies_figures)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    fputs("case,label,system.taps,run.kernels,threads,kernels,time_source,ns_per_update,"
          "flops_per_update,bytes_per_update\n",
          file);
    for (int i = 0; i < 60; i++)
        fprintf(file, "%d,A%d,%d,%s,1,scalar,repetitions,100,200,1000\n", i, i % 5, 16 << i / 5 % 6,
                i / 30 ? "avx2" : "scalar");
    fclose(file);
    figures_write("system.taps taps run.kernels kernels", figures_machine(), text);
    free(text);
    figures_read();
    cr_assert_eq(figures_find("roofline-taps=16")->count, 10);
    cr_assert_eq(figures_find("roofline-taps=512")->count, 10);
    cr_assert_str_eq(figures_find("roofline-taps=16")->series[0].title, "A0, scalar");
    figures_drop();
}

Test(roofline, every_number_of_threads_has_a_figure_and_untimed_cases_are_left_out)
{
    figures_write("run.threads threads", figures_machine(),
                  SPEED_HEADER "A/1,A,1,1,scalar,repetitions,100,,,200,1000\n"
                               "A/2,A,2,2,scalar,repetitions,50,,,200,1000\n"
                               "B/1,B,1,1,scalar,curves,100,,,,\n"
                               "B/2,B,2,2,scalar,repetitions,80,,,100,1000\n");
    figures_read();
    figures_expect("roofline-threads=1 roofline-threads=2 scaling");
    cr_assert_eq(figures_find("roofline-threads=1")->count, 1);
    cr_assert_eq(figures_find("roofline-threads=2")->count, 2);
    figures_expect_said(figures_expect_data("roofline-threads=1", NULL),
                        "1 case not timed by repetitions is left out.");
    char *caption = figures_expect_data("roofline-threads=2", NULL);
    cr_assert_null(strstr(caption, "left out"));
    cr_assert(strstr(test_folder_read("data"), "\"L1d 200 GB/s\""), "two threads' roofs");
    free(caption);
    figures_drop();
}

Test(roofline, without_ceilings_none_is_drawn_and_the_way_to_them_is_said)
{
    struct err err = {0};
    figures_write(
        "", NULL,
        "case,label,threads,kernels,arithmetic,time_source,ns_per_update,flops_per_update,"
        "bytes_per_update\nA,A,1,scalar,f64,repetitions,100,200,1000\n");
    figures_read();
    figures_expect("");
    cr_assert_eq(figures_kind("roofline")->check(&drawn.results, &err), -1);
    cr_assert(strstr(err.text, "'slabmark machine'"), "%s", err.text);
    figures_drop();
}

Test(roofline, results_without_timed_cases_lack_nothing)
{
    figures_write("", NULL, "case,label,threads,time_source,ns_per_update\nA,A,1,curves,100\n");
    figures_read();
    figures_expect("");
    cr_assert_eq(figures_kind("roofline")->check(&drawn.results, NULL), 0);
    figures_drop();
}

Test(roofline, unknown_ceilings_are_no_roofs)
{
    struct plot_roofs roofs = {.count = 0};
    struct ceilings unknown = *figures_machine();
    for (int i = 0; i < unknown.count; i++)
        if (unknown.row[i].kind == CEILING_F64 || !strcmp(unknown.row[i].name, "L2"))
            unknown.row[i].best = NAN;
    plot_roofs_add_levels(&roofs, &unknown, 1);
    plot_roofs_add_peak(&roofs, &unknown, "scalar", PRECISION_F64, 1);
    plot_roofs_frame(&roofs, &(struct plot_point){0.2, 2, NAN, NAN}, 1);
    cr_assert_eq(roofs.count, 2);
    cr_assert_str_eq(roofs.roof[1].of, "memory");
    cr_assert_float_eq(roofs.roof[1].y[1], roofs.extent.y_high, 1e-12,
                       "without a peak: to the frame");
}
