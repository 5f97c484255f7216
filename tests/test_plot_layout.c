/* Where the texts of a figure are: labels along roofs, titles in the key. */
#include "bench/common/screen.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_roofs.h"
#include "bench/plot/plot_text.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
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
    const struct plot_frame frame = {.width = 7, .height = 4.5};
    cr_assert_eq(plot_roofs_label(&roofs, point, COUNT(point), &frame, label, NULL), 0);
    for (size_t i = 0; i < roofs.count; i++)
        for (size_t j = 0; j < roofs.count; j++) {
            cr_assert(i == j || !plot_boxes_overlap(&label[i].place, &label[j].place),
                      "%s on %s, %g GB/s", roofs.roof[i].of, roofs.roof[j].of, near);
            cr_assert(!plot_boxes_overlap(&label[i].place, &label[j].line),
                      "%s on the roof of %s, %g GB/s", roofs.roof[i].of, roofs.roof[j].of, near);
        }
}

/* A font of TeX is wider than the one that the layout knows: text must not grow over the axis. */
Test(labels, the_outer_end_of_a_label_is_fixed)
{
    const struct plot_box line = {.x = 5, .y = 2, .length = 10};
    struct plot_label label[3] = {{.line = line}, {.line = line}, {.at_right = 0}};
    for (int i = 0; i < 3; i++) {
        plot_label_set(&label[i], "L1d 199 GB/s");
        label[i].place = (struct plot_box){i == 1 ? 8 : 2, 3, label[i].length, label[i].height, 0};
    }
    double half = plot_label_text_length(&label[0]) / 2;
    char *text = NULL, wanted[200];
    size_t length;
    struct plot_writer writer = {.file = open_memstream(&text, &length)};
    plot_define_labels(&writer, &(struct plot_frame){.width = 10, .height = 5}, label, 3);
    fclose(writer.file);
    static const double centre[] = {2, 8, 2};
    for (int i = 0; i < 3; i++) {
        int end = (const int[]){-1, 1, 0}[i];
        snprintf(wanted, sizeof wanted,
                 "label_x[%d]=%.6f; label_y[%d]=0.600000; label_angle[%d]=0.000; label_end[%d]=%d;",
                 i + 1, (centre[i] + end * half) / 10, i + 1, i + 1, i + 1, end);
        cr_expect(strstr(text, wanted), "%s lacks %s", text, wanted);
    }
    free(text);
}

Test(labels, labels_of_near_roofs_keep_apart)
{
    static const double near[] = {10.1, 11, 13, 20, 40, 95};
    for (size_t i = 0; i < COUNT(near); i++)
        expect_free_labels(near[i]);
}

/* ---- the key ---- */

static const struct plot_room room = {.across = 8.89, .left = 1.4, .bottom = 1, .height = 3.6};
static const double before_text = 0.12; /* cm, after a sample */

static struct plot_frame frame_of(const char *const *title, size_t titles)
{
    struct plot_frame frame;
    cr_assert_eq(plot_frame_init(&frame, title, titles, 0.75, &room, NULL), 0);
    return frame;
}

/* Every text in full, on the paper, above the frame, and clear of all others. */
static void expect_legible(const struct plot_frame *frame, const char *const *title, size_t titles)
{
    const double line = frame->type * 2.54 / 72;
    for (size_t i = 0; i < titles; i++) {
        const struct plot_entry *entry = &frame->entry[i];
        double end =
            entry->x + frame->sample + before_text + plot_text_width(title[i], frame->type);
        cr_assert(entry->x > 0 && end < room.across, "%zu of %zu leaves the paper", i, titles);
        cr_assert(entry->y + line / 2 < frame->paper && entry->y - line / 2 > frame->top,
                  "%zu of %zu is not above the frame", i, titles);
        for (size_t j = 0; j < titles; j++)
            cr_assert(i == j || fabs(frame->entry[j].y - entry->y) >= line ||
                          frame->entry[j].x < entry->x || frame->entry[j].x > end,
                      "%zu and %zu of %zu touch", i, j, titles);
    }
}

Test(key, every_title_has_its_place_in_full)
{
    static const char *const title[] = {"sapsm", "a label of the length of this one",
                                        "WWWWWWWWWWWW", "", "sapsm, window 10 and alpha"};
    const char *many[40];
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = title[i % COUNT(title)];
    for (size_t titles = 1; titles <= COUNT(many); titles++) {
        struct plot_frame frame = frame_of(many, titles);
        expect_legible(&frame, many, titles);
        cr_assert(frame.height >= room.height - 1e-9, "%zu titles squeeze the frame", titles);
        free(frame.entry);
    }
}

Test(key, the_paper_grows_with_a_key_of_many_rows_and_only_then)
{
    static const char *const few[] = {"sapsm", "RZA-LMS", "LMS"};
    const char *many[20];
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = "sapsm, window 10 and alpha";
    struct plot_frame one = frame_of(few, COUNT(few)), other = frame_of(many, COUNT(many));
    cr_assert_float_eq(one.paper, 6.5, 1e-12);
    cr_assert_float_eq(one.entry[0].y, one.entry[2].y, 1e-12, "side by side");
    cr_assert(one.type > other.type, "small type where there are many rows");
    cr_assert(other.paper > one.paper);
    free(one.entry);
    free(other.entry);
}

Test(key, a_title_wider_than_the_paper_loses_its_middle)
{
    char title[200], text[PLOT_TEXT_LETTERS + 1];
    memset(title, 'm', sizeof title - 1);
    memcpy(title, "begin", 5);
    strcpy(title + sizeof title - 4, "end");
    const char *const titles[] = {title};
    struct plot_frame frame = frame_of(titles, 1);
    plot_text_fit(title, frame.type, frame.title_width, text);
    cr_assert(!strncmp(text, "begin", 5) && strstr(text, "..") && strstr(text, "mend"));
    const char *const fitted[] = {text};
    expect_legible(&frame, fitted, 1);
    free(frame.entry);
}

/* The widths of Helvetica: 556 for a digit, 222 for an i, 833 for an m; a letter of two bytes is
 * one letter. */
Test(key, texts_are_as_wide_as_their_letters)
{
    const double em = 10 * 2.54 / 72 / 1000;
    cr_assert_float_eq(plot_text_width("1234", 10), 4 * 556 * em, 1e-12);
    cr_assert_float_eq(plot_text_width("im", 10), (222 + 833) * em, 1e-12);
    cr_assert_float_eq(plot_text_width("é", 10), plot_text_width("A", 10), 1e-12);
    cr_assert_float_eq(plot_text_width("", 10), 0, 1e-12);
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
