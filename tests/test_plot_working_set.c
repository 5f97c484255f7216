/* Figures of speed against the working set: from results made by hand to numbers, marks, labels and
 * what gnuplot draws. */
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_working_set.h"
#include "tests/support/figures.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

TestSuite(working_set, .init = begin, .fini = test_folder_end);

/* ---- numbers ---- */

#define HEADER                                                                                     \
    "case,label,network.nodes,taps,threads,parallel,working_set_bytes,time_source,ns_per_update,"  \
    "ns_low,ns_high,ceiling_ns,msd_db\n"

/* 64 taps: 128 ns an update are half a tap-update a ns. B has no ceilings, C no repetitions. */
#define CASES(parallel)                                                                            \
    HEADER "A/1k,A,1000,64,2," parallel ",16777216,repetitions,640,,,320,\n"                       \
           "A/10,A,10,64,2," parallel ",16384,repetitions,128,64,256,32,\n"                        \
           "B/10,B,10,64,2," parallel ",8192,repetitions,64,,,,\n"                                 \
           "B/1k,B,1000,64,2," parallel ",8388608,repetitions,128,,,,\n"                           \
           "C/10,C,10,64,2," parallel ",8192,curves,64,,,,\n"

static const char points[] = "\"A\"\n16384 0.5 0.25 1 \"A/10\"\n16777216 0.1 ? ? \"A/1k\"\n\n\n"
                             "\"B\"\n8192 1 ? ? \"B/10\"\n8388608 0.5 ? ? \"B/1k\"\n";

static void expect_blocks(const char *references, const char *said)
{
    char wanted[600];
    snprintf(wanted, sizeof wanted, "%s%s", points, references);
    figures_read();
    figures_expect("working-set-nodes");
    figures_expect_said(figures_expect_data("working-set-nodes", wanted), said);
    figures_drop();
}

#define CEILING_OF_A "\n\n\"A, ceiling\"\n16384 2 ? ? \"A/10\"\n16777216 0.2 ? ? \"A/1k\"\n"

Test(working_set, times_and_ceilings_are_by_the_tap_and_caches_those_of_the_team)
{
    figures_write("network.nodes nodes", figures_machine(), CASES("nodes"));
    expect_blocks(CEILING_OF_A "\n\n\"L1d 64 KiB\"\n65536 ? ? ? \"\"\n"
                               "\n\n\"L2 2 MiB\"\n2097152 ? ? ? \"\"\n",
                  "1 case not timed by repetitions is left out.");
}

Test(working_set, a_thread_with_a_network_of_its_own_has_its_own_caches)
{
    figures_write("network.nodes nodes", figures_machine(), CASES("trials"));
    expect_blocks(CEILING_OF_A "\n\n\"L1d 32 KiB\"\n32768 ? ? ? \"\"\n"
                               "\n\n\"L2 1 MiB\"\n1048576 ? ? ? \"\"\n",
                  "measured on this machine at 2026-03-01T00:00:00Z.");
}

Test(working_set, one_thread_is_alone)
{
    figures_write("network.nodes nodes", figures_machine(),
                  HEADER "A/10,A,10,64,1,nodes,16384,repetitions,128,,,,\n"
                         "A/1k,A,1000,64,1,nodes,16777216,repetitions,640,,,,\n");
    figures_read();
    figures_expect("working-set-nodes");
    figures_expect_said(figures_expect_data("working-set-nodes", NULL), "Speeds are of 1 thread.");
    figures_drop();
}

Test(working_set, points_above_their_ceiling_are_counted)
{
    figures_write("network.nodes nodes", figures_machine(),
                  HEADER "A/10,A,10,64,2,nodes,16384,repetitions,128,,,129,\n"
                         "A/1k,A,1000,64,2,nodes,16777216,repetitions,640,,,320,\n");
    figures_read();
    figures_expect_said(figures_expect_data("working-set-nodes", NULL),
                        " 1 point lies above its ceiling: the machine was faster");
    figures_drop();
}

Test(working_set, without_ceilings_the_times_are_drawn)
{
    figures_write("network.nodes nodes", NULL,
                  HEADER "A/10,A,10,64,2,nodes,16384,repetitions,128,64,256,,\n"
                         "A/1k,A,1000,64,2,nodes,16777216,repetitions,640,,,,\n"
                         "B/10,B,10,64,2,nodes,8192,repetitions,64,,,,\n"
                         "B/1k,B,1000,64,2,nodes,8388608,repetitions,128,,,,\n");
    expect_blocks("", "The machine's ceilings are not known.");
}

/* ---- which figures ---- */

#define AXES_HEADER                                                                                \
    "case,label,network.nodes,system.taps,run.sync,taps,threads,working_set_bytes,time_source,"    \
    "ns_per_update\n"

static void expect_names(const char *axes, const char *summary, const char *names)
{
    figures_write(axes, NULL, summary);
    figures_read();
    figures_expect(names);
    figures_drop();
}

Test(working_set, other_axes_multiply_figures_unless_they_go_together)
{
    expect_names("network.nodes nodes system.taps taps",
                 AXES_HEADER "1,A,10,16,,16,1,100,repetitions,10\n"
                             "2,A,10,64,,64,1,400,repetitions,40\n"
                             "3,A,20,16,,16,1,200,repetitions,10\n"
                             "4,A,20,64,,64,1,800,repetitions,40\n",
                 "working-set-nodes-taps=16 working-set-nodes-taps=64 "
                 "working-set-taps-nodes=10 working-set-taps-nodes=20");
    expect_names("network.nodes nodes system.taps taps",
                 AXES_HEADER "1,A,10,16,,16,1,100,repetitions,10\n"
                             "2,A,20,64,,64,1,800,repetitions,40\n",
                 "working-set-nodes");
    expect_names("system.taps taps run.sync sync",
                 AXES_HEADER "1,A,,16,barrier,16,1,100,repetitions,10\n"
                             "2,A,,64,barrier,64,1,400,repetitions,40\n"
                             "3,A,,16,neighbour,16,1,100,repetitions,10\n"
                             "4,A,,64,neighbour,64,1,400,repetitions,40\n",
                 "working-set-taps-sync=barrier working-set-taps-sync=neighbour");
}

Test(working_set, other_sweeps_and_untimed_ones_have_none)
{
    expect_names("run.sync sync",
                 AXES_HEADER "1,A,,16,barrier,16,1,100,repetitions,10\n"
                             "2,A,,16,neighbour,16,1,100,repetitions,10\n",
                 "");
    expect_names("system.taps taps",
                 AXES_HEADER "1,A,,16,,16,1,100,curves,10\n2,A,,64,,64,1,400,curves,40\n", "");
}

/* ---- texts ---- */

Test(bytes, sizes_are_read_in_binary_units)
{
    static const struct {
        double bytes;
        const char *text;
    } known[] = {{384, "384 B"},
                 {1024, "1 KiB"},
                 {65536, "64 KiB"},
                 {1.5 * (1 << 30), "1.5 GiB"},
                 {0x1p52, "4096 TiB"}};
    char text[PLOT_BYTES_TEXT];
    for (size_t i = 0; i < COUNT(known); i++) {
        plot_bytes_text(known[i].bytes, text);
        cr_assert_str_eq(text, known[i].text);
    }
}

/* Tics by the text's own commas: how many, and the distance of neighbours in cm. */
static int tics_of(double low, double high, double width, double *apart)
{
    char tics[PLOT_BYTES_TICS];
    double before = NAN;
    int count = 0;
    plot_bytes_tics(low, high, width, tics);
    *apart = INFINITY;
    for (char *tic = tics; tic && *tic; count++) {
        double at = strtod(strrchr(strtok_r(tic, ",", &tic), '"') + 1, NULL);
        *apart =
            fmin(*apart, isnan(before) ? INFINITY : width * log(at / before) / log(high / low));
        before = at;
    }
    return count;
}

Test(bytes, tics_keep_apart_and_there_are_at_least_two)
{
    char tics[PLOT_BYTES_TICS];
    plot_bytes_tics(30e3, 3e6, 7, tics);
    cr_assert_str_eq(tics, "\"64 KiB\" 65536,\"256 KiB\" 262144,\"1 MiB\" 1048576");
    plot_bytes_tics(30e3, 1048577, 7, tics);
    cr_assert_str_eq(tics,
                     "\"32 KiB\" 32768,\"64 KiB\" 65536,\"128 KiB\" 131072,\"256 KiB\" 262144,"
                     "\"512 KiB\" 524288",
                     "1 MiB would be cut");
    for (double high = 4.5; high < 0x1p40; high *= 1.7) {
        double apart;
        int count = tics_of(1000, 1000 * high, 7, &apart);
        cr_assert(count >= 2 && apart > 1.2, "to %g: %d tics, %g cm apart", high, count, apart);
    }
}

/* Two lines across the figure, a ceiling beside, caches at 64 KiB, `second` and 32 MiB: each text
 * lies in the frame, beside its own mark, on no line, point or text. */
static void expect_free_labels(double second)
{
    struct plot_spot spot[] = {{.at = {16384, 2, 1, 4}, .ceiling = 0.5},
                               {.at = {1 << 20, 3, 2, 3.5}, .ceiling = 0.6},
                               {.at = {1 << 26, 9, NAN, NAN}, .ceiling = 4},
                               {.at = {16384, 20, 18, 40}},
                               {.at = {1 << 26, 25, NAN, NAN}}};
    struct plot_series series[] = {{.spot = spot, .spots = 3}, {.spot = spot + 3, .spots = 2}};
    const struct plot_figure figure = {.series = series, .count = COUNT(series)};
    const struct plot_frame frame = {.width = 7, .height = 4.8};
    struct working_set set = {.marks = 3};
    set.mark[0] = (struct plot_mark){"L1d 64 KiB", 65536};
    set.mark[1] = (struct plot_mark){"L2 512 KiB", second};
    set.mark[2] = (struct plot_mark){"L3 32 MiB", 1 << 25};
    set.extent = (struct plot_extent){8192, 1 << 27, 0.4, 50};
    struct plot_label label[CEILING_LEVELS];
    cr_assert_eq(working_set_label(&set, &figure, &frame, label, NULL), 0);
    for (int i = 0; i < set.marks; i++) {
        const struct plot_box *place = &label[i].place;
        cr_assert(place->x - place->height / 2 > 0 && place->x + place->height / 2 < 7);
        cr_assert(place->y - place->length / 2 > 0 && place->y + place->length / 2 < 4.8);
        cr_assert_float_eq(place->x, 7 * log(set.mark[i].bytes / 8192) / log(16384.0), 0.3);
        for (int j = 0; j < set.marks; j++)
            cr_assert((i == j || !plot_boxes_overlap(place, &label[j].place)) &&
                          !plot_boxes_overlap(place, &label[j].line),
                      "%s on %s, %g bytes", set.mark[i].text, set.mark[j].text, second);
        struct plot_box line =
            plot_box_between((double[]){7 * log(2) / log(16384.0), 7 * log(8192) / log(16384.0)},
                             (double[]){4.8 * log(50) / log(125), 4.8 * log(62.5) / log(125)});
        cr_assert(!plot_boxes_overlap(place, &line), "%s on the upper line", set.mark[i].text);
    }
}

Test(bytes, labels_of_caches_keep_off_lines_points_and_each_other)
{
    static const double second[] = {1.3 * 65536, 2 * 65536, 1 << 19, 1 << 20, 1 << 24, 1 << 26};
    for (size_t i = 0; i < COUNT(second); i++)
        expect_free_labels(second[i]);
}

/* ---- what is drawn ---- */

Test(working_set, gnuplot_draws_every_text)
{
    static const char *const texts[] = {"L1d 64 KiB", "L2 2 MiB", ">ceiling<", ">A<",
                                        ">16 MiB<",   ">1 MiB<",  ">0.1<",     ">1<"};
    struct err err = {0};
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    figures_write("network.nodes nodes", figures_machine(), CASES("nodes"));
    figures_plot_into("o");
    const char *svg = test_folder_read("o/working-set-nodes.svg");
    for (size_t i = 0; i < COUNT(texts); i++)
        cr_assert(strstr(svg, texts[i]), "no %s in the figure", texts[i]);
}
