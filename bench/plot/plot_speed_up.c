#include "bench/plot/plot_speed_up.h"

#include "bench/plot/plot_define.h"
#include "bench/plot/plot_write.h"

#include <math.h>
#include <string.h>

enum { LABELLED_VALUES = 8 };              /* with more numbers of threads, gnuplot labels some */
static const double logarithmic_from = 20; /* a factor, as on other logarithmic axes          */
static const double beyond = 1.06;         /* a factor on the ordinate's highest value        */

struct plot_span plot_span_of(const struct plot_figure *figure)
{
    struct plot_span span = {INFINITY, 0};
    for (size_t i = 0; i < figure->count; i++) {
        const struct plot_series *series = &figure->series[i];
        span.fewest = fmin(span.fewest, series->spot[0].at.x);
        span.most = fmax(span.most, series->spot[series->spots - 1].at.x);
    }
    return span;
}

int plot_speed_up_known(const struct plot_series *series, const struct plot_span *span)
{
    return series->spots > 1 && series->spot[0].at.x <= span->fewest;
}

/* The interval contains every ratio of times in both intervals. */
static struct plot_point quotient(const struct plot_point *base, const struct plot_point *time)
{
    struct plot_point point = {time->x, base->y / time->y, base->low / time->high,
                               base->high / time->low};
    if (time->x <= base->x)
        point.low = point.high = NAN;
    return point;
}

static const char *source_of(const struct plot_writer *writer, const struct plot_spot *spot)
{
    return plot_results_text(writer->results, spot->one, &summary_time_source);
}

int plot_speed_up_write(const struct plot_writer *writer, const struct plot_series *series,
                        struct err *err)
{
    const struct plot_spot *base = &series->spot[0];
    if (plot_write_block(writer, series->title, series->title, err))
        return -1;
    for (size_t i = 0; i < series->spots; i++) {
        const struct plot_spot *spot = &series->spot[i];
        if (strcmp(source_of(writer, spot), source_of(writer, base)))
            continue;
        struct plot_point point = quotient(&base->at, &spot->at);
        plot_write_point(writer, &point, spot->one->name);
    }
    return 0;
}

/* The numbers of threads in the figure, ascending. Returns their count, at most LABELLED_VALUES
 * + 1. */
static size_t values_of(const struct plot_figure *figure, const struct plot_span *span,
                        double value[LABELLED_VALUES + 1])
{
    size_t count = 0;
    for (double last = 0; last < span->most && count <= LABELLED_VALUES; count++) {
        double next = span->most;
        for (size_t i = 0; i < figure->count; i++)
            for (size_t j = 0; j < figure->series[i].spots; j++) {
                double threads = figure->series[i].spot[j].at.x;
                next = threads > last ? fmin(next, threads) : next;
            }
        value[count] = last = next;
    }
    return count;
}

static void define_tics(const struct plot_writer *writer, const struct plot_span *span)
{
    double value[LABELLED_VALUES + 1];
    size_t count = values_of(writer->figure, span, value);
    size_t tics = count <= LABELLED_VALUES ? count : 0;
    plot_define_tics(writer, tics);
    for (size_t i = 0; i < tics; i++) {
        char text[24];
        snprintf(text, sizeof text, "%g", value[i]);
        plot_define_tic(writer, i, value[i], text);
    }
}

void plot_span_define(const struct plot_writer *writer, const struct plot_span *span)
{
    const struct plot_data *data = writer->data;
    int logarithmic = span->most > logarithmic_from * span->fewest;
    double low = logarithmic ? fmin(data->lowest, data->lowest_bound) / beyond : 0;
    double high = fmax(data->highest, data->highest_bound);
    fprintf(writer->file,
            "logarithmic=%d; fewest=%g; most=%g; y_low=%.6g; y_high=%.6g; y_step=%g; ", logarithmic,
            span->fewest, span->most, low, high * beyond, logarithmic ? 2 : plot_step(high));
    define_tics(writer, span);
}
