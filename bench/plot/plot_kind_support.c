/* Support: how soon the non-zero taps are found, and how many of those found are right, for runs
 * that choose when a tap counts as non-zero. Recall and precision in two panels, against the
 * iterations since the system changed last; a ring where the support is found for good. One series
 * per label; other axes multiply figures. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_decades.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* A run that does not care about the support takes the default threshold; earlier programs counted
 * no taps. */
static int asks_for_support(const struct plot_results *results)
{
    char text[32];
    return csv_table_column(&results->curves, curves_support_recall.name, NULL) >= 0 &&
           plot_results_fact(results, "resolved.run.support_threshold", text, sizeof text) != NULL;
}

static int group_support(const struct plot_results *results, struct plot_figures *figures,
                         struct err *err)
{
    const struct plot_grouping by = {.kind = &plot_kind_support,
                                     .series = PLOT_LABELS,
                                     .axis = -1,
                                     .fixed = plot_axes_of(&results->sweep, 0) |
                                              plot_axes_of(&results->sweep, 1),
                                     .policy = -1,
                                     .one_per_x = 1};
    return asks_for_support(results) ? plot_group(results, &by, figures, err) : 0;
}

/* The iterations until the support is found; its curves are read when they are written. */
static int read_found(const struct plot_results *results, int axis, struct plot_spot *spot,
                      struct err *err)
{
    (void)axis;
    spot->at.x = 0;
    return plot_results_number(results, spot->one, &summary_support_found, &spot->at.y, err);
}

/* From the first point after the change. */
static void write_points(const struct plot_writer *writer, const struct plot_spot *spot,
                         const struct plot_curve *recall, const struct plot_curve *precision)
{
    struct plot_data *data = writer->data;
    double change = plot_last_change(writer);
    assert(recall->count == precision->count); /* both are known at the same points */
    for (size_t i = 0; i < recall->count; i++) {
        double since = recall->point[i].x - change;
        if (since <= 0)
            continue;
        plot_write_number(writer, since, " ");
        plot_write_number(writer, recall->point[i].y, " ");
        plot_write_number(writer, precision->point[i].y, "");
        fprintf(writer->file, " %d\n", since == spot->at.y);
        data->first = fmin(data->first, since);
        data->last = fmax(data->last, since);
    }
}

static int write_series(const struct plot_writer *writer, const struct plot_series *series,
                        struct err *err)
{
    const struct plot_spot *spot = &series->spot[0];
    const struct csv_table *curves = &writer->results->curves;
    struct plot_curve recall = {0}, precision = {0};
    int failed =
        plot_curve_column(curves, spot->one->name, &curves_support_recall, &recall, err) ||
        plot_curve_column(curves, spot->one->name, &curves_support_precision, &precision, err) ||
        (recall.count && plot_write_block(writer, series->title, series->title, err));
    if (!failed) {
        write_points(writer, spot, &recall, &precision);
        writer->data->left_out += recall.count && !isfinite(spot->at.y);
    }
    free(recall.point);
    free(precision.point);
    return failed ? -1 : 0;
}

static int write_support(const struct plot_writer *writer, struct err *err)
{
    for (size_t i = 0; i < writer->figure->count; i++)
        if (write_series(writer, &writer->figure->series[i], err))
            return -1;
    return 0;
}

static void widen_for_panels(const struct plot_writer *writer, struct plot_room *room)
{
    (void)writer;
    room->height = PLOT_PANELS_HEIGHT;
}

/* The same tics without their texts, for the upper panel. */
static void drop_texts(char *tics)
{
    int quoted = 0;
    char *end = tics;
    for (const char *next = tics; *next; next++) {
        quoted ^= *next == '"';
        if (!quoted || *next == '"')
            *end++ = *next;
    }
    *end = 0;
}

static int define_panels(const struct plot_writer *writer, const struct plot_frame *frame,
                         struct err *err)
{
    const struct plot_range range = {writer->data->first, writer->data->last};
    struct plot_range roomy = plot_range_with_room(range);
    char tics[PLOT_DECADES_TICS];
    (void)err;
    plot_decades_tics(&roomy, 1, frame->width, 0, tics);
    fprintf(writer->file, "x_low=%.8g; x_high=%.8g; ", roomy.low, roomy.high);
    plot_define_markup(writer, "x_tics", tics);
    drop_texts(tics);
    plot_define_markup(writer, "x_marks", tics);
    fprintf(writer->file, "x_title='iterations%s'; y_low=-0.06; y_high=1.08; y_step=0.5; ",
            plot_last_change(writer) > 0 ? " since the system changed" : "");
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    double change = plot_last_change(writer);
    fputs("Share of the non-zero taps that are found (recall, above) and share of the taps found "
          "that "
          "are not zero (precision, below) against the iterations",
          writer->file);
    if (change > 0)
        fprintf(writer->file, " since the system changed at n = %.10g", change);
}

static void caption_remarks(const struct plot_writer *writer)
{
    int never = writer->data->left_out;
    fputs(" Rings and vertical lines: from there on the support is found, and no other tap.",
          writer->file);
    if (never)
        fputs(never == 1 ? " A curve without: it is not found."
                         : " Curves without: it is not found.",
              writer->file);
    plot_remark_trials(writer, "Lines", "Bands");
}

const struct plot_kind plot_kind_support = {
    .name = "support",
    .summary = "how soon the non-zero taps are found, and how many found are wrong, where "
               "run.support_threshold is given",
    .least_spots = 1,
    .most_series = PLOT_MOST_CURVES,
    .of_curves = 1,
    .sample = 0.75,
    .columns = "iterations recall precision found",
    .group = group_support,
    .read = read_found,
    .write = write_support,
    .widen = widen_for_panels,
    .define = define_panels,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
