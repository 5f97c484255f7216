/* Floors: the steady state against an axis. One figure per axis, one series per label; further axes
 * multiply figures. */
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"

#include <math.h>
#include <string.h>

enum {
    LABELLED_VALUES = 8, /* on a logarithmic axis: of more, only the powers of ten */
    COLUMN_LETTERS = 39  /* fit side by side below the abscissa                    */
};
static const double room_beside = 0.06; /* of the span of the values, at either end */

/* ---- which case is which point of which line of which figure ---- */

/* Whether two cases have the same values on a set of axes, where an axis that does not apply to
 * one of them agrees with any value. */
static int compatible(const struct plot_case *a, const struct plot_case *b, uint64_t axes)
{
    for (int axis = 0; axis < PLOT_AXES; axis++)
        if (plot_axis_in(axes, axis) && *a->value[axis] && *b->value[axis] &&
            strcmp(a->value[axis], b->value[axis]))
            return 0;
    return 1;
}

/* How many of the axes apply to a case. */
static int applied(const struct plot_case *one, uint64_t axes)
{
    int count = 0;
    for (int axis = 0; axis < PLOT_AXES; axis++)
        count += plot_axis_in(axes, axis) && *one->value[axis];
    return count;
}

/* Whether case i begins a new figure: it depends on the axis, no earlier case has its values of
 * the other axes, and no case that agrees with it says more about them. */
static int begins_figure(const struct plot_sweep *sweep, size_t i, int axis, uint64_t others)
{
    const struct plot_case *one = &sweep->cases[i];
    int begins = *one->value[axis] != 0;
    for (size_t j = 0; begins && j < sweep->count; j++) {
        const struct plot_case *other = &sweep->cases[j];
        if (!*other->value[axis])
            continue;
        begins = !(j < i && plot_cases_agree(one, other, others)) &&
                 !(compatible(one, other, others) && applied(other, others) > applied(one, others));
    }
    return begins;
}

static int has_value(const struct plot_series *series, const char *value, int axis)
{
    for (size_t i = 0; i < series->points; i++)
        if (!strcmp(series->point[i]->value[axis], value))
            return 1;
    return 0;
}

/* Moves the last point to its place among the others, which ascend. */
static void sort_last(struct plot_series *series, const struct plot_axis *axis, int a)
{
    const struct plot_case **point = series->point, *last = point[series->points - 1];
    double position = plot_axis_position(axis, last->value[a]);
    size_t i = series->points - 1;
    for (; i > 0 && plot_axis_position(axis, point[i - 1]->value[a]) > position; i--)
        point[i] = point[i - 1];
    point[i] = last;
}

static int add(const struct plot_sweep *sweep, struct plot_figure *figure,
               const struct plot_case *one, struct err *err)
{
    int axis = figure->axis;
    struct plot_series *series = plot_figure_series(figure, one->label, err);
    if (!series)
        return -1;
    int depends = *one->value[axis] != 0;
    if (series->points && (!depends || has_value(series, one->value[axis], axis)))
        return 0; /* the same bits: only run.* differs */
    series->reference = !depends;
    if (plot_series_add(series, one, err))
        return -1;
    sort_last(series, &sweep->axis[axis], axis);
    return 0;
}

/* Adds what belongs to the figure: cases that depend on the axis first, then the references. */
static int fill(const struct plot_sweep *sweep, struct plot_figure *figure, struct err *err)
{
    for (int reference = 0; reference < 2; reference++)
        for (size_t i = 0; i < sweep->count; i++) {
            const struct plot_case *one = &sweep->cases[i];
            if ((*one->value[figure->axis] == 0) == reference &&
                compatible(one, figure->example, figure->fixed) && add(sweep, figure, one, err))
                return -1;
        }
    return 0;
}

static int group_axis(const struct plot_sweep *sweep, int axis, struct plot_figures *figures,
                      struct err *err)
{
    uint64_t others = plot_axis_others(sweep, axis);
    for (size_t i = 0; i < sweep->count; i++) {
        if (!begins_figure(sweep, i, axis, others))
            continue;
        struct plot_figure *figure =
            plot_figures_open(figures,
                              (struct plot_figure){.kind = &plot_kind_floor,
                                                   .subject = sweep->axis[axis].name,
                                                   .axis = axis,
                                                   .fixed = others,
                                                   .example = &sweep->cases[i]},
                              err);
        if (!figure || fill(sweep, figure, err))
            return -1;
    }
    return 0;
}

static int group(const struct plot_results *results, struct plot_figures *figures, struct err *err)
{
    for (int axis = 0; axis < results->sweep.axes; axis++)
        if (plot_axis_matters(&results->sweep.axis[axis]) &&
            group_axis(&results->sweep, axis, figures, err))
            return -1;
    return 0;
}

/* ---- data ---- */

/* The steady state of one case; y is NAN where none is known. */
static int read_floor(const struct plot_writer *writer, const struct plot_case *one,
                      struct plot_point *point, struct err *err)
{
    const struct plot_results *results = writer->results;
    int msd = writer->data->quantity == PLOT_MSD;
    *point = (struct plot_point){NAN, NAN, NAN, NAN};
    if (plot_results_diverged(results, one)) {
        writer->data->diverged++;
        return 0;
    }
    if (plot_results_number(results, one, msd ? &summary_msd_db : &summary_mse_db, &point->y,
                            err) ||
        (msd && (plot_results_number(results, one, &summary_msd_lo_db, &point->low, err) ||
                 plot_results_number(results, one, &summary_msd_hi_db, &point->high, err))))
        return -1;
    return 0;
}

/* A reference spans the axis from end to end. */
static void write_reference(const struct plot_writer *writer, struct plot_point point)
{
    const struct plot_axis *axis = &writer->results->sweep.axis[writer->figure->axis];
    const char *value[2] = {axis->value[0], axis->value[0]};
    for (size_t n = 1; n < axis->values; n++) {
        double x = plot_axis_position(axis, axis->value[n]);
        if (x < plot_axis_position(axis, value[0]))
            value[0] = axis->value[n];
        if (x > plot_axis_position(axis, value[1]))
            value[1] = axis->value[n];
    }
    for (int end = 0; end < 2; end++) {
        point.x = plot_axis_position(axis, value[end]);
        plot_write_point(writer, &point, value[end]);
    }
}

static int write_line(const struct plot_writer *writer, const struct plot_series *series,
                      struct err *err)
{
    int axis = writer->figure->axis, known = 0;
    for (size_t i = 0; i < series->points; i++) {
        const char *value = series->point[i]->value[axis];
        struct plot_point point;
        if (read_floor(writer, series->point[i], &point, err))
            return -1;
        if (!isfinite(point.y))
            continue;
        if (!known++)
            plot_write_title(writer, series->title, "");
        point.x = plot_axis_position(&writer->results->sweep.axis[axis], value);
        if (series->reference)
            write_reference(writer, point);
        else
            plot_write_point(writer, &point, value);
    }
    writer->data->references += series->reference && known;
    return 0;
}

static int write_lines(const struct plot_writer *writer, struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    fprintf(writer->file, "# %s %s_db low_db high_db value\n",
            writer->results->sweep.axis[figure->axis].name,
            writer->data->quantity == PLOT_MSD ? "msd" : "mse");
    for (size_t i = 0; i < figure->count; i++)
        if (write_line(writer, &figure->series[i], err))
            return -1;
    return 0;
}

/* ---- definitions ---- */

/* A value's place on the abscissa as it is drawn, up to scale. */
static double place(const struct plot_axis *axis, size_t n)
{
    double position = plot_axis_position(axis, axis->value[n]);
    return plot_axis_is_logarithmic(axis) ? log10(position) : position;
}

static void extent(const struct plot_axis *axis, double *low, double *high)
{
    *low = INFINITY, *high = -INFINITY;
    for (size_t n = 0; n < axis->values; n++) {
        *low = fmin(*low, place(axis, n));
        *high = fmax(*high, place(axis, n));
    }
}

static void define_abscissa(FILE *file, const struct plot_axis *axis)
{
    double low, high;
    extent(axis, &low, &high);
    double room = (high - low) * room_beside;
    const char *format = plot_axis_is_logarithmic(axis) ? "x_low=10**%.10g; x_high=10**%.10g; "
                                                        : "x_low=%.10g; x_high=%.10g; ";
    fprintf(file, format, low - room, high + room);
}

/* Whether the values, written side by side, would run into each other. */
static int is_crowded(const struct plot_axis *axis)
{
    double low, high;
    extent(axis, &low, &high);
    double letters = COLUMN_LETTERS / ((1 + 2 * room_beside) * (high - low));
    for (size_t i = 0; i < axis->values; i++)
        for (size_t j = 0; j < i; j++) {
            size_t both = strlen(axis->value[i]) + strlen(axis->value[j]);
            if (fabs(place(axis, i) - place(axis, j)) * letters < 0.5 * (double)both + 0.7)
                return 1;
        }
    return 0;
}

static int define(const struct plot_writer *writer, struct err *err)
{
    (void)err;
    const struct plot_axis *axis = &writer->results->sweep.axis[writer->figure->axis];
    int numeric = plot_axis_is_numeric(axis), logarithmic = plot_axis_is_logarithmic(axis);
    int labelled = !numeric || (logarithmic && axis->values <= LABELLED_VALUES);
    plot_define_decibels(writer);
    plot_define_title(writer, "x_title", axis);
    define_abscissa(writer->file, axis);
    fprintf(writer->file,
            "y_title='steady-state %s (dB)'; logarithmic=%d; label_values=%d; tilt=%d; ",
            writer->data->quantity == PLOT_MSD ? "MSD" : "MSE", logarithmic, labelled,
            labelled && is_crowded(axis));
    return 0;
}

/* ---- captions ---- */

static void subject(const struct plot_writer *writer)
{
    fprintf(writer->file, "%s in the steady state against %s",
            plot_quantity_words(writer->data->quantity), writer->figure->subject);
}

static void remarks(const struct plot_writer *writer)
{
    plot_remark_trials(writer, "Points", "Bars");
    if (writer->data->references)
        fputs(" Dashed lines without points do not depend on the parameter.", writer->file);
    if (writer->data->diverged)
        fputs(" Cases that diverged are left out.", writer->file);
}

const struct plot_kind plot_kind_floor = {
    .name = "floor",
    .least_points = 2,
    .group = group,
    .write = write_lines,
    .define = define,
    .subject = subject,
    .remarks = remarks,
};
