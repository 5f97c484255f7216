/* Where the texts of a figure stand: labels along roofs, titles in the key. */
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_roofs.h"
#include "bench/common/screen.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- labels ---- */

Test(labels, boxes_overlap_as_they_are_turned)
{
    struct plot_box flat = {0, 0, 4, 1, 0}, tall = {0, 3, 4, 1, 0}, point = {1.2, 1.2, 0, 0, 0};
    cr_assert(!plot_boxes_overlap(&flat, &tall));
    tall.angle = M_PI / 2;
    tall.y = 2.4;
    cr_assert(plot_boxes_overlap(&flat, &tall));
    cr_assert(!plot_boxes_overlap(&flat, &point));
    flat.angle = M_PI / 4;
    cr_assert(plot_boxes_overlap(&flat, &point));
}

/* Two decades across 4 cm, three up 6 cm: the frame's diagonal, and a point with and without
 * interval. */
Test(labels, axes_that_are_logarithmic_fill_the_frame)
{
    const struct plot_extent extent = {0.1, 10, 1, 1000};
    const double x[] = {0.1, 10}, y[] = {1, 1000};
    struct plot_scale scale = plot_scale_of(&extent, 4, 6);
    struct plot_box diagonal = plot_scale_line(&scale, x, y);
    struct plot_box bare = plot_scale_point(&scale, &(struct plot_point){1, 100, NAN, NAN});
    struct plot_box barred = plot_scale_point(&scale, &(struct plot_point){1, 100, 10, 1000});
    cr_assert_float_eq(plot_scale_x(&scale, 1), 2, 1e-12, "the middle");
    cr_assert_float_eq(diagonal.x, 2, 1e-12, "the diagonal's middle");
    cr_assert_float_eq(diagonal.y, 3, 1e-12, "the diagonal's middle");
    cr_assert_float_eq(diagonal.length, hypot(4, 6), 1e-12, "the diagonal");
    cr_assert_float_eq(bare.y, 4, 1e-12, "a point");
    cr_assert_float_eq(barred.y, 4, 1e-12, "a point with its interval");
    cr_assert_float_eq(barred.height, bare.height + 4, 1e-12, "two decades of interval");
}

/* Roofs of 10, of `near` and of 100 GB/s, a peak, and a few points: nothing may cover a label. */
static void expect_free_labels(double near)
{
    struct plot_label label[PLOT_ROOFS];
    struct plot_roofs roofs = {.count = 4,
                               .roof = {{.of = "L1d", .bandwidth = 100, .peak = NAN},
                                        {.of = "L2", .bandwidth = near, .peak = NAN},
                                        {.of = "memory", .bandwidth = 10, .peak = NAN},
                                        {.of = "scalar", .bandwidth = NAN, .peak = 50}}};
    const struct plot_point point[] = {{0.1, 0.5, 0.4, 0.8}, {0.2, 2, NAN, NAN}, {0.15, 1, 1, 2}};
    plot_roofs_frame(&roofs, point, COUNT(point));
    cr_assert_eq(plot_roofs_label(&roofs, point, COUNT(point), 7, 4.5, label, NULL), 0);
    for (size_t i = 0; i < roofs.count; i++)
        for (size_t j = 0; j < roofs.count; j++) {
            cr_assert(i == j || !plot_boxes_overlap(&label[i].place, &label[j].place),
                      "%s on %s, %g GB/s", roofs.roof[i].of, roofs.roof[j].of, near);
            cr_assert(!plot_boxes_overlap(&label[i].place, &label[j].line),
                      "%s on the roof of %s, %g GB/s", roofs.roof[i].of, roofs.roof[j].of, near);
        }
}

Test(labels, labels_of_near_roofs_keep_apart)
{
    static const double near[] = {10.1, 11, 13, 20, 40, 95};
    for (size_t i = 0; i < COUNT(near); i++)
        expect_free_labels(near[i]);
}

/* ---- the key ---- */

Test(key, many_long_titles_are_shortened_and_leave_the_frame_its_room)
{
    const char *title[24];
    for (size_t i = 0; i < COUNT(title); i++)
        title[i] = "a title of quite some length";
    struct plot_frame one = plot_frame_of(title, 1, 1, 0.15);
    struct plot_frame many = plot_frame_of(title, COUNT(title), 1, 0.15);
    cr_assert_eq(one.columns, 1);
    cr_assert(one.letters >= (int)strlen(title[0]) && !one.is_small);
    cr_assert(many.columns > 1 && many.letters < (int)strlen(title[0]) && many.is_small);
    cr_assert(many.top < one.top && many.top > many.bottom + 0.3);
}

/* gnuplot's rows of 8 pt type, and the frame, on paper 6.5 cm high. */
Test(key, every_row_has_its_room_above_the_frame)
{
    const double row = 0.34, paper = 6.5;
    const char *title[8];
    for (size_t i = 0; i < COUNT(title); i++)
        title[i] = "a title that has a row alone";
    for (size_t rows = 1; rows <= COUNT(title); rows++) {
        struct plot_frame frame = plot_frame_of(title, rows, 2.3, 0.15);
        cr_assert_eq(frame.columns, 1);
        cr_assert((1 - frame.top) * paper > row * (double)rows, "%zu rows", rows);
    }
}

Test(key, no_title_is_cut_within_a_character)
{
    char text[11];
    screen_fit("0123456789", 10, text);
    cr_assert_str_eq(text, "0123456789");
    screen_fit("0123456789a", 10, text);
    cr_assert_str_eq(text, "012..6789a");
    screen_fit("ééééééé", 10, text); /* two bytes each: 14 */
    cr_assert_str_eq(text, "é..éé");
}
