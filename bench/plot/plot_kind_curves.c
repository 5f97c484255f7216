/* Learning curves. One series per label; with an axis one figure per label, whose series are its
 * values. Of several axes the middle values are drawn, or all: further axes then multiply figures.
 */
#include "base/mem.h"
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_direct.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"

#include <math.h>
#include <stdlib.h>

/* In a sweep over several axes: one figure of all labels, at the middle of every axis. */
static int group_middle(const struct plot_results *results, uint64_t axes,
                        struct plot_figures *figures, struct err *err)
{
    const struct plot_grouping by = {.kind = &plot_kind_curves,
                                     .series = PLOT_LABELS,
                                     .axis = -1,
                                     .fixed = axes,
                                     .policy = -1,
                                     .one_per_x = 1};
    return plot_group(results, &by, figures, err);
}

static int group_curves(const struct plot_results *results, struct plot_figures *figures,
                        struct err *err)
{
    int axis = plot_axis_first(&results->sweep);
    uint64_t others = axis < 0 ? 0 : plot_axis_others(&results->sweep, axis);
    if (others && !results->all)
        return group_middle(results, others | UINT64_C(1) << axis, figures, err);
    const struct plot_grouping by = {.kind = &plot_kind_curves,
                                     .series = axis < 0 ? PLOT_LABELS : PLOT_VALUES,
                                     .axis = axis,
                                     .fixed = others,
                                     .policy = -1,
                                     .one_per_x = 1};
    return plot_group(results, &by, figures, err);
}

/* Curves are read when they are written. */
static int read_nothing(const struct plot_results *results, int axis, struct plot_spot *spot,
                        struct err *err)
{
    (void)results, (void)axis, (void)err;
    spot->at.x = 0;
    return 0;
}

static int write_curve(const struct plot_writer *writer, const struct plot_series *series,
                       struct err *err)
{
    struct plot_data *data = writer->data;
    struct plot_curve curve;
    const struct plot_case *one = series->spot[0].one;
    int failed = 0, diverged = plot_results_diverged(writer->results, one);
    if (plot_curve_print(writer->results, one, &curve, &data->mean_over, err))
        return -1;
    data->diverged += diverged;
    data->endless += plot_curve_drop_endless_band(&curve);
    if (curve.count) {
        char *title = mem_format(err, "%s%s", series->title, diverged ? " (diverged)" : "");
        data->last = fmax(data->last, curve.point[curve.count - 1].x);
        failed = !title || plot_write_block(writer, title, title, err);
        free(title);
    }
    for (size_t i = 0; !failed && i < curve.count; i++)
        plot_write_point(writer, &curve.point[i], NULL);
    free(curve.point);
    return failed ? -1 : 0;
}

/* The key names the first one, for all. */
static int write_theory(const struct plot_writer *writer, const struct plot_series *series,
                        struct err *err)
{
    struct plot_curve curve;
    if (plot_curve_theory(writer->results, series->spot[0].one, &curve, err))
        return -1;
    const char *key = writer->data->references ? NULL : "theory";
    char *title = curve.count ? mem_format(err, "%s, theory", series->title) : NULL;
    int failed = curve.count && (!title || plot_write_reference(writer, title, key, err));
    for (size_t i = 0; !failed && i < curve.count; i++)
        plot_write_point(writer, &curve.point[i], NULL);
    free(title);
    free(curve.point);
    return failed ? -1 : 0;
}

static int write_curves(const struct plot_writer *writer, struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    int failed = 0;
    for (size_t i = 0; !failed && i < figure->count; i++)
        failed = write_curve(writer, &figure->series[i], err);
    for (size_t i = 0; !failed && i < figure->count; i++)
        failed = write_theory(writer, &figure->series[i], err);
    return failed ? -1 : 0;
}

/* The axis whose values the curves are; -1: they are labels. */
static int axis_of_values(const struct plot_figure *figure)
{
    return figure->axis >= 0 && *figure->example->value[figure->axis] ? figure->axis : -1;
}

/* Values need a key: its heading is their axis. */
static void widen_for_titles(const struct plot_writer *writer, struct plot_room *room)
{
    if (axis_of_values(writer->figure) >= 0)
        room->heading = PLOT_LINE;
    else
        plot_direct_widen(writer, room);
}

static int define_curves(const struct plot_writer *writer, const struct plot_frame *frame,
                         struct err *err)
{
    const struct plot_data *data = writer->data;
    int axis = axis_of_values(writer->figure);
    (void)err;
    plot_define_decibels(writer);
    plot_direct_define(writer, frame);
    fprintf(writer->file, "y_title='%s (dB)", plot_quantity_name(writer->results->quantity));
    if (data->mean_over > 1)
        fprintf(writer->file, ", means over %d iterations", data->mean_over);
    fprintf(writer->file, "'; last=%.10g; heading=%d; ", fmax(data->last, 1), axis >= 0);
    if (axis >= 0)
        plot_define_title(writer, "key_title", &writer->results->sweep.axis[axis]);
    plot_define_changes(writer);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    const char *label = writer->figure->subject;
    fprintf(writer->file, "%s%s%s against the iteration n",
            plot_quantity_words(writer->results->quantity), label ? " of " : "",
            label ? label : "");
    plot_print_values(writer);
}

static void caption_remarks(const struct plot_writer *writer)
{
    plot_remark_changes(writer);
    plot_remark_trials(writer, "Lines", "Bands");
    plot_remark_cuts(writer);
    if (writer->data->references)
        fputs(" Thin dashed lines: theory, exact for LMS, a Gaussian closure with zero attraction.",
              writer->file);
}

const struct plot_kind plot_kind_curves = {
    .name = "learning-curves",
    .summary = "deviation or error against the iteration, for algorithms or values of a sweep",
    .least_spots = 1,
    .most_series = PLOT_MOST_CURVES,
    .of_curves = 1,
    .sample = 0.75,
    .columns = "iteration db low_db high_db",
    .group = group_curves,
    .read = read_nothing,
    .write = write_curves,
    .widen = widen_for_titles,
    .define = define_curves,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
