/* Floors: the steady state against an axis. One figure per axis, one series per label; further axes
 * multiply figures. */
#include "bench/plot/plot_abscissa.h"
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_floor.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"

#include <math.h>

static int group_floors(const struct plot_results *results, struct plot_figures *figures,
                        struct err *err)
{
    for (int axis = 0; axis < results->sweep.axes; axis++)
        if (plot_axis_matters(&results->sweep.axis[axis]) && !plot_floor_has_speed(results, axis) &&
            plot_floor_group(results, &plot_kind_floor, axis, figures, err))
            return -1;
    return 0;
}

/* A reference spans the whole axis. */
static int write_across(const struct plot_writer *writer, const struct plot_series *series,
                        struct err *err)
{
    const struct plot_point at = series->spot[0].at;
    struct plot_point end[2] = {at, at};
    plot_axis_extent(&writer->results->sweep.axis[writer->figure->axis], &end[0].x, &end[1].x);
    return isfinite(at.y) ? plot_write_line(writer, series->title, series->title, end, err) : 0;
}

static int write_floors(const struct plot_writer *writer, struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    for (size_t i = 0; i < figure->count; i++) {
        const struct plot_series *series = &figure->series[i];
        plot_count_unusual(writer, series);
        if (series->reference ? write_across(writer, series, err)
                              : plot_write_series(writer, series, figure->axis, err))
            return -1;
    }
    return 0;
}

static void widen_for_tics(const struct plot_writer *writer, struct plot_room *room)
{
    plot_abscissa_widen(&writer->results->sweep.axis[writer->figure->axis], room);
}

static int define_floors(const struct plot_writer *writer, const struct plot_frame *frame,
                         struct err *err)
{
    const struct plot_axis *axis = &writer->results->sweep.axis[writer->figure->axis];
    (void)err;
    plot_define_decibels(writer);
    plot_define_title(writer, "x_title", axis);
    plot_define_abscissa(writer, axis, frame->width);
    fprintf(writer->file, "y_title='steady-state %s (dB)'; ",
            plot_quantity_name(writer->results->quantity));
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fprintf(writer->file, "%s in the steady state against %s",
            plot_quantity_words(writer->results->quantity), writer->figure->subject);
}

static void caption_remarks(const struct plot_writer *writer)
{
    plot_remark_trials(writer, "Points", "Bars");
    if (writer->data->references)
        fputs(" Dashed lines without points do not depend on the parameter.", writer->file);
    plot_remark_unusual(writer);
}

const struct plot_kind plot_kind_floor = {
    .name = "floor",
    .summary = "the steady state against each swept parameter",
    .least_spots = 2,
    .most_series = PLOT_MOST_CURVES,
    .sample = 0.75,
    .columns = "position db low_db high_db falling value",
    .group = group_floors,
    .read = plot_floor_read,
    .write = write_floors,
    .widen = widen_for_tics,
    .define = define_floors,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
