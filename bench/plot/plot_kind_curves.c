/* Learning curves. One series per label; with axes one figure per label, whose series are the
 * values of the first axis; further axes multiply figures. */
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    PRINTED_POINTS = 600, /* a column of 8.9 cm shows no more        */
    AVERAGED_POINTS = 150 /* of an error whose noise hides the curve */
};
static const double diverged_rise = 10; /* dB above the start, where a diverging curve ends */

/* ---- which case is which curve of which figure ---- */

/* The figure that a case belongs to: made when the case is its first. */
static struct plot_figure *figure_of(struct plot_figures *figures, const struct plot_case *one,
                                     int axis, uint64_t others, struct err *err)
{
    for (size_t i = 0; i < figures->count; i++) {
        struct plot_figure *figure = &figures->figure[i];
        if (figure->kind == &plot_kind_curves &&
            (axis < 0 || (!strcmp(figure->subject, one->label) &&
                          plot_cases_agree(figure->example, one, others))))
            return figure;
    }
    return plot_figures_open(figures,
                             (struct plot_figure){.kind = &plot_kind_curves,
                                                  .subject = axis < 0 ? NULL : one->label,
                                                  .axis = axis,
                                                  .fixed = others,
                                                  .example = one},
                             err);
}

/* The first axis that matters, or -1. */
static int main_axis(const struct plot_sweep *sweep)
{
    for (int axis = 0; axis < sweep->axes; axis++)
        if (plot_axis_matters(&sweep->axis[axis]))
            return axis;
    return -1;
}

static int group(const struct plot_results *results, struct plot_figures *figures, struct err *err)
{
    const struct plot_sweep *sweep = &results->sweep;
    int axis = main_axis(sweep);
    uint64_t others = axis < 0 ? 0 : plot_axis_others(sweep, axis);
    for (size_t i = 0; i < sweep->count; i++) {
        const struct plot_case *one = &sweep->cases[i];
        const char *title = axis < 0 || !*one->value[axis] ? one->label : one->value[axis];
        struct plot_figure *figure = figure_of(figures, one, axis, others, err);
        struct plot_series *series = figure ? plot_figure_series(figure, title, err) : NULL;
        if (!series)
            return -1;
        if (series->points) /* the same bits: only run.* differs */
            continue;
        if (plot_series_add(series, one, err))
            return -1;
    }
    return 0;
}

/* ---- data ---- */

/* Reduces a curve to what can be printed. */
static void reduce(struct plot_curve *curve, struct plot_data *data)
{
    if (data->quantity == PLOT_MSD) {
        plot_curve_thin(curve, PRINTED_POINTS);
        return;
    }
    double step = curve->count > 1 ? curve->point[1].x - curve->point[0].x : 1;
    data->mean_over = (int)(step * (double)plot_curve_average(curve, AVERAGED_POINTS));
}

static int write_curve(const struct plot_writer *writer, const struct plot_series *series,
                       struct err *err)
{
    struct plot_curve curve;
    struct plot_data *data = writer->data;
    const struct plot_case *one = series->point[0];
    if (plot_curve_read(&writer->results->curves, one->name, data->quantity, &curve, err))
        return -1;
    int diverged = plot_results_diverged(writer->results, one);
    if (diverged)
        plot_curve_cut(&curve, diverged_rise);
    if (curve.count) {
        data->last = fmax(data->last, curve.point[curve.count - 1].x);
        plot_write_title(writer, series->title, diverged ? " (diverged)" : "");
    }
    reduce(&curve, data);
    for (size_t i = 0; i < curve.count; i++)
        plot_write_point(writer, &curve.point[i], NULL);
    data->diverged += diverged;
    free(curve.point);
    return 0;
}

static int write_curves(const struct plot_writer *writer, struct err *err)
{
    fprintf(writer->file, "# iteration %s_db low_db high_db\n",
            writer->data->quantity == PLOT_MSD ? "msd" : "mse");
    for (size_t i = 0; i < writer->figure->count; i++)
        if (write_curve(writer, &writer->figure->series[i], err))
            return -1;
    return 0;
}

/* ---- definitions ---- */

static int define(const struct plot_writer *writer, struct err *err)
{
    (void)err;
    const struct plot_data *data = writer->data;
    plot_define_decibels(writer);
    fprintf(writer->file, "y_title='%s (dB)", data->quantity == PLOT_MSD ? "MSD" : "MSE");
    if (data->mean_over > 1)
        fprintf(writer->file, ", means over %d iterations", data->mean_over);
    fprintf(writer->file, "'; last=%.10g; ", fmax(data->last, 1));
    if (writer->figure->axis < 0)
        plot_define(writer, "key_title", "");
    else
        plot_define_title(writer, "key_title", &writer->results->sweep.axis[writer->figure->axis]);
    return 0;
}

/* ---- captions ---- */

/* ", for nonzeros = 2, 5 and 10", unless the axis does not apply to these curves. */
static void print_series(const struct plot_writer *writer)
{
    const struct plot_figure *figure = writer->figure;
    if (figure->axis < 0 || !*figure->example->value[figure->axis])
        return;
    fprintf(writer->file, ", for %s = ", writer->results->sweep.axis[figure->axis].name);
    for (size_t i = 0; i < figure->count; i++)
        fprintf(writer->file, "%s%s", plot_separator(i, figure->count), figure->series[i].title);
}

static void subject(const struct plot_writer *writer)
{
    const char *label = writer->figure->subject;
    fprintf(writer->file, "%s%s%s against the iteration n",
            plot_quantity_words(writer->data->quantity), label ? " of " : "", label ? label : "");
    print_series(writer);
}

static void remarks(const struct plot_writer *writer)
{
    plot_remark_trials(writer, "Lines", "Bands");
    if (writer->data->diverged)
        fputs(" Curves that diverged are cut short.", writer->file);
}

const struct plot_kind plot_kind_curves = {
    .name = "learning-curves",
    .least_points = 1,
    .of_curves = 1,
    .group = group,
    .write = write_curves,
    .define = define,
    .subject = subject,
    .remarks = remarks,
};
