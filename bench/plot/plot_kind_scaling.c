/* Speed-up against threads, of runs that sweep them. One series per label and sync policy; other
 * axes multiply figures. */
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LABELLED_VALUES = 8 }; /* of more numbers of threads, gnuplot labels some */
static const char ideal[] = "ideal";
static const double left = 0.16;           /* of the paper: the ordinate's numbers and title */
static const double samples = 2.3;         /* letters: a line with a point                    */
static const double logarithmic_from = 20; /* times the threads, as on other axes */

/* ---- which case is which point of which line of which figure ---- */

/* How fast a case was with how many threads; ns NAN: not known. */
struct speed {
    double threads, ns, low, high;
    const char *source; /* of the time */
};

static int read_speed(const struct plot_results *results, const struct plot_case *one,
                      struct speed *speed, struct err *err)
{
    speed->source = plot_results_text(results, one, &summary_time_source);
    if (plot_results_number(results, one, &summary_threads, &speed->threads, err) ||
        plot_results_number(results, one, &summary_ns_per_update, &speed->ns, err) ||
        plot_results_number(results, one, &summary_ns_low, &speed->low, err) ||
        plot_results_number(results, one, &summary_ns_high, &speed->high, err))
        return -1;
    if (!(speed->threads > 0) || !(speed->ns > 0))
        speed->ns = NAN;
    return 0;
}

static double threads_of(const struct plot_results *results, const struct plot_case *one)
{
    struct speed speed;
    return read_speed(results, one, &speed, NULL) ? NAN : speed.threads;
}

/* Axes held at a value: all but threads and sync policies. */
static uint64_t other_axes(const struct plot_sweep *sweep, int threads, int sync)
{
    uint64_t others = 0;
    for (int axis = 0; axis < sweep->axes; axis++)
        if (axis != threads && axis != sync && sweep->axis[axis].values > 1)
            others |= UINT64_C(1) << axis;
    return others;
}

static struct plot_figure *figure_of(struct plot_figures *figures, const struct plot_case *one,
                                     int axis, uint64_t others, struct err *err)
{
    for (size_t i = 0; i < figures->count; i++)
        if (figures->figure[i].kind == &plot_kind_scaling &&
            plot_cases_agree(figures->figure[i].example, one, others))
            return &figures->figure[i];
    return plot_figures_open(
        figures,
        (struct plot_figure){
            .kind = &plot_kind_scaling, .axis = axis, .fixed = others, .example = one},
        err);
}

/* "LMS", or "LMS, barrier" where policies are swept. */
static struct plot_series *series_of(struct plot_figure *figure, const struct plot_case *one,
                                     int sync, struct err *err)
{
    if (sync < 0)
        return plot_figure_series(figure, one->label, err);
    char *title = mem_format(err, "%s, %s", one->label, one->value[sync]);
    struct plot_series *series = title ? plot_figure_series(figure, title, err) : NULL;
    free(title);
    return series;
}

/* Moves the last point to its place among the others, whose threads ascend. */
static void sort_last(const struct plot_results *results, struct plot_series *series)
{
    const struct plot_case **point = series->point, *last = point[series->points - 1];
    size_t i = series->points - 1;
    for (; i > 0 && threads_of(results, point[i - 1]) > threads_of(results, last); i--)
        point[i] = point[i - 1];
    point[i] = last;
}

static int group(const struct plot_results *results, struct plot_figures *figures, struct err *err)
{
    const struct plot_sweep *sweep = &results->sweep;
    int axis = plot_axis_swept(sweep, "run.threads"), sync = plot_axis_swept(sweep, "run.sync");
    uint64_t others = other_axes(sweep, axis, sync);
    for (size_t i = 0; axis >= 0 && i < sweep->count; i++) {
        const struct plot_case *one = &sweep->cases[i];
        struct speed speed;
        if (read_speed(results, one, &speed, err))
            return -1;
        if (!isfinite(speed.ns))
            continue;
        struct plot_figure *figure = figure_of(figures, one, axis, others, err);
        struct plot_series *series = figure ? series_of(figure, one, sync, err) : NULL;
        if (!series || plot_series_add(series, one, err))
            return -1;
        sort_last(results, series);
    }
    return 0;
}

/* ---- data ---- */

/* The fewest and the most threads of a figure. */
struct span {
    double fewest, most;
};

static struct span span_of(const struct plot_writer *writer)
{
    struct span span = {INFINITY, 0};
    for (size_t i = 0; i < writer->figure->count; i++) {
        const struct plot_series *series = &writer->figure->series[i];
        span.fewest = fmin(span.fewest, threads_of(writer->results, series->point[0]));
        span.most = fmax(span.most, threads_of(writer->results, series->point[series->points - 1]));
    }
    return span;
}

/* The interval holds every quotient of times in both intervals. */
static struct plot_point speed_up(const struct speed *base, const struct speed *speed)
{
    struct plot_point point = {speed->threads, base->ns / speed->ns, base->low / speed->high,
                               base->high / speed->low};
    if (speed->threads == base->threads)
        point.low = point.high = NAN;
    return point;
}

/* Whether a line begins where the figure does, and goes on. */
static int is_drawn(const struct plot_writer *writer, const struct plot_series *series,
                    const struct span *span)
{
    return series->points > 1 && threads_of(writer->results, series->point[0]) == span->fewest;
}

/* Times of another source than the first's are not compared with it. */
static int write_line(const struct plot_writer *writer, const struct plot_series *series,
                      struct err *err)
{
    struct speed base, speed;
    if (read_speed(writer->results, series->point[0], &base, err))
        return -1;
    plot_write_title(writer, series->title, "");
    for (size_t i = 0; i < series->points; i++) {
        if (read_speed(writer->results, series->point[i], &speed, err))
            return -1;
        if (strcmp(speed.source, base.source))
            continue;
        struct plot_point point = speed_up(&base, &speed);
        plot_write_point(writer, &point, NULL);
    }
    return 0;
}

static void write_ideal(const struct plot_writer *writer, const struct span *span)
{
    plot_write_title(writer, ideal, "");
    plot_write_point(writer, &(struct plot_point){span->fewest, 1, NAN, NAN}, NULL);
    plot_write_point(writer, &(struct plot_point){span->most, span->most / span->fewest, NAN, NAN},
                     NULL);
    writer->data->references = 1;
}

static int write_lines(const struct plot_writer *writer, struct err *err)
{
    struct span span = span_of(writer);
    fputs("# threads speed_up low high\n", writer->file);
    for (size_t i = 0; i < writer->figure->count; i++) {
        const struct plot_series *series = &writer->figure->series[i];
        if (!is_drawn(writer, series, &span))
            writer->data->left_out++;
        else if (write_line(writer, series, err))
            return -1;
    }
    if (writer->data->series)
        write_ideal(writer, &span);
    return 0;
}

/* ---- definitions ---- */

/* The numbers of threads in the figure, ascending; returns how many, or LABELLED_VALUES + 1. */
static int values_of(const struct plot_writer *writer, const struct span *span,
                     double value[LABELLED_VALUES + 1])
{
    int count = 0;
    for (double last = 0; last < span->most && count <= LABELLED_VALUES; count++) {
        double next = span->most;
        for (size_t i = 0; i < writer->figure->count; i++)
            for (size_t j = 0; j < writer->figure->series[i].points; j++) {
                double threads = threads_of(writer->results, writer->figure->series[i].point[j]);
                next = threads > last ? fmin(next, threads) : next;
            }
        value[count] = last = next;
    }
    return count;
}

static void define_tics(const struct plot_writer *writer, const struct span *span)
{
    double value[LABELLED_VALUES + 1];
    int count = values_of(writer, span, value);
    fputs("x_tics='", writer->file);
    for (int i = 0; count <= LABELLED_VALUES && i < count; i++)
        fprintf(writer->file, "%s%g", i ? "," : "", value[i]);
    fputs("'; ", writer->file);
}

/* 1, 2 or 5 times a power of ten: about a fifth of the range. */
static double step_of(double range)
{
    double unit = pow(10, floor(log10(range / 5))), parts = range / 5 / unit;
    return unit * (parts < 1.5 ? 1 : parts < 3.5 ? 2 : parts < 7.5 ? 5 : 10);
}

static int define_frame(const struct plot_writer *writer, const struct span *span, struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    const char **title = mem_zeroed(figure->count + 1, sizeof *title, err);
    size_t titles = 0;
    if (!title)
        return -1;
    for (size_t i = 0; i < figure->count; i++)
        if (is_drawn(writer, &figure->series[i], span))
            title[titles++] = figure->series[i].title;
    title[titles++] = ideal;
    struct plot_frame frame = plot_frame_of(title, titles, samples, left);
    plot_frame_define(writer, &frame, title, titles, samples);
    free(title);
    return 0;
}

static int define(const struct plot_writer *writer, struct err *err)
{
    const struct plot_data *data = writer->data;
    struct span span = span_of(writer);
    int logarithmic = span.most > logarithmic_from * span.fewest;
    double step = logarithmic ? 2 : step_of(data->highest), low = 0;
    double high = step * ceil(data->highest / step - 0.02);
    if (logarithmic) {
        low = exp2(floor(log2(fmin(data->lowest, data->lowest_bound))));
        high = exp2(ceil(log2(data->highest) - 0.02));
    }
    fprintf(writer->file, "logarithmic=%d; fewest=%g; most=%g; y_low=%g; y_high=%g; y_step=%g; ",
            logarithmic, span.fewest, span.most, low, high, step);
    define_tics(writer, &span);
    return define_frame(writer, &span, err);
}

/* ---- captions ---- */

static void subject(const struct plot_writer *writer)
{
    struct span span = span_of(writer);
    fprintf(writer->file, "Node updates per second against threads, relative to %g thread%s",
            span.fewest, span.fewest > 1 ? "s" : "");
}

static void remarks(const struct plot_writer *writer)
{
    fputs(" The dashed line is the ideal: speed in proportion to threads.", writer->file);
    if (writer->data->intervals)
        fputs(" Bars span the quotients of both times' confidence intervals.", writer->file);
    if (writer->data->left_out)
        fprintf(writer->file, " %d series without such a pair of times left out.",
                writer->data->left_out);
}

const struct plot_kind plot_kind_scaling = {
    .name = "scaling",
    .least_points = 2,
    .group = group,
    .write = write_lines,
    .define = define,
    .subject = subject,
    .remarks = remarks,
};
