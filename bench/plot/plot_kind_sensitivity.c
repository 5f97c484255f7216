/* Sensitivity: the steady state and the iterations to a level against a parameter of algorithms, in
 * two panels. One figure per axis, one series per label; further axes multiply figures. It takes
 * the place of a floor. */
#include "bench/plot/plot_abscissa.h"
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_floor.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_levels.h"

#include <math.h>

static int group_parameters(const struct plot_results *results, struct plot_figures *figures,
                            struct err *err)
{
    for (int axis = 0; axis < results->sweep.axes; axis++)
        if (plot_floor_has_speed(results, axis) &&
            plot_floor_group(results, &plot_kind_sensitivity, axis, figures, err))
            return -1;
    return 0;
}

static int read_both(const struct plot_results *results, int axis, struct plot_spot *spot,
                     struct err *err)
{
    return plot_floor_read(results, axis, spot, err) ||
                   plot_level_read(results, spot->one, results->level, spot->spent, err)
               ? -1
               : 0;
}

/* A point of both panels at x. */
static void write_both(const struct plot_writer *writer, const struct plot_spot *spot, double x)
{
    const struct plot_point *iterations = &spot->spent[PLOT_ITERATIONS];
    const struct plot_point floor = {x, spot->at.y, spot->at.low, spot->at.high};
    plot_write_numbers(writer, &floor);
    fprintf(writer->file, " %d ", spot->falling);
    plot_level_write(writer, iterations);
    fprintf(writer->file, "%d ", isfinite(iterations->y));
    plot_write_text(writer, spot->one->value[writer->figure->axis]);
}

/* A reference spans the whole axis. */
static int write_parameters(const struct plot_writer *writer, const struct plot_series *series,
                            struct err *err)
{
    double end[2];
    int known = 0;
    plot_axis_extent(&writer->results->sweep.axis[writer->figure->axis], &end[0], &end[1]);
    for (size_t i = 0; i < series->spots; i++) {
        const struct plot_spot *spot = &series->spot[i];
        if (!isfinite(spot->at.y))
            continue;
        if (!known++ &&
            (series->reference ? plot_write_reference(writer, series->title, series->title, err)
                               : plot_write_block(writer, series->title, series->title, err)))
            return -1;
        for (int at = 0; at <= series->reference; at++)
            write_both(writer, spot, series->reference ? end[at] : spot->at.x);
        if (series->reference)
            break;
    }
    return 0;
}

static int write_series(const struct plot_writer *writer, struct err *err)
{
    for (size_t i = 0; i < writer->figure->count; i++) {
        plot_count_unusual(writer, &writer->figure->series[i]);
        if (write_parameters(writer, &writer->figure->series[i], err))
            return -1;
    }
    return 0;
}

static void widen_for_panels(const struct plot_writer *writer, struct plot_room *room)
{
    room->height = PLOT_PANELS_HEIGHT;
    plot_abscissa_widen(&writer->results->sweep.axis[writer->figure->axis], room);
}

static int define_panels(const struct plot_writer *writer, const struct plot_frame *frame,
                         struct err *err)
{
    const struct plot_axis *axis = &writer->results->sweep.axis[writer->figure->axis];
    char level[PLOT_LEVEL_TEXT];
    (void)err;
    plot_define_decibels(writer);
    plot_level_define_spots(writer, plot_panel_length(frame->height));
    plot_define_title(writer, "x_title", axis);
    plot_define_abscissa(writer, axis, frame->width);
    plot_level_text(writer->results->level, level);
    fprintf(writer->file, "floor_title='floor, %s (dB)'; ",
            plot_quantity_name(writer->results->quantity));
    plot_define(writer, "level", level);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    char level[PLOT_LEVEL_TEXT];
    plot_level_text(writer->results->level, level);
    fprintf(writer->file,
            "%s in the steady state, and iterations until it stays below %s, against %s",
            plot_quantity_words(writer->results->quantity), level, writer->figure->subject);
}

static void caption_remarks(const struct plot_writer *writer)
{
    plot_remark_trials(writer, "Points", "Bars");
    fputs(" Bars of iterations show the 95 % confidence interval, too; an open end lies beyond the "
          "run. Hollow triangles at the upper edge: the level was not reached.",
          writer->file);
    if (writer->data->references)
        fputs(" Dashed lines without points do not depend on the parameter.", writer->file);
    plot_remark_unusual(writer);
}

const struct plot_kind plot_kind_sensitivity = {
    .name = "sensitivity",
    .summary =
        "the steady state and the iterations to a level against each parameter of algorithms",
    .least_spots = 2,
    .most_series = PLOT_MOST_CURVES,
    .sample = 0.75,
    .columns = "position db low_db high_db falling iterations low high reached value",
    .group = group_parameters,
    .read = read_both,
    .write = write_series,
    .widen = widen_for_panels,
    .define = define_panels,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
