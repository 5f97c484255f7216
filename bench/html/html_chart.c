#include "bench/html/html_chart.h"

#include "bench/common/json.h"
#include "bench/html/html_frame.h"
#include "bench/html/html_words.h"

#include <math.h>
#include <stdlib.h>

/* ---- ranges ---- */

struct range {
    double low, high;
};

static void widen_range(struct range *range, double value)
{
    if (!isfinite(value))
        return;
    range->low = fmin(range->low, value);
    range->high = fmax(range->high, value);
}

/* Intervals may reach far: they widen the range of the values by a third at most. */
static struct range range_of_y(const struct html_chart *chart)
{
    struct range values = {INFINITY, -INFINITY}, all;
    for (size_t i = 0; i < chart->count; i++)
        for (size_t j = 0; j < chart->series[i].count; j++)
            widen_range(&values, chart->series[i].point[j].y);
    all = values;
    for (size_t i = 0; i < chart->count; i++)
        for (size_t j = 0; j < chart->series[i].count; j++) {
            widen_range(&all, chart->series[i].point[j].low);
            widen_range(&all, chart->series[i].point[j].high);
        }
    double more = (values.high - values.low) / 3 + 0.5;
    if (chart->y_logarithmic)
        return all;
    return (struct range){fmax(all.low, values.low - more), fmin(all.high, values.high + more)};
}

static struct range range_of_x(const struct html_chart *chart)
{
    struct range range = {INFINITY, -INFINITY};
    for (size_t i = 0; i < chart->count; i++)
        for (size_t j = 0; j < chart->series[i].count; j++)
            widen_range(&range, chart->series[i].point[j].x);
    return range;
}

static struct html_scale scale_of_y(const struct html_chart *chart)
{
    struct range y = range_of_y(chart);
    if (chart->y_logarithmic)
        return html_scale_logarithmic(y.low / 1.3, y.high * 1.3);
    double margin = 0.03 * (y.high - y.low);
    return html_scale_linear(y.low - margin, y.high + margin, 6);
}

/* Words have half a step of room on both sides. */
static struct html_scale scale_of_x(const struct html_chart *chart)
{
    struct range range = range_of_x(chart);
    double margin = chart->series[0].form == HTML_JOINED ? 0.04 * (range.high - range.low) : 0;
    if (chart->x_word)
        return (struct html_scale){.low = -0.5, .high = (double)chart->x_words - 0.5};
    if (chart->x_logarithmic)
        return html_scale_logarithmic(range.low / 1.08, range.high * 1.08);
    return html_scale_linear(range.low - margin, range.high + margin, 6);
}

/* ---- the key ---- */

static void put_value(FILE *file, const struct plot_point *point, const char *unit)
{
    html_put_number(file, point->y, 2);
    fprintf(file, "\u00a0%s", unit);
}

/* Each entry is a switch; its value is that of the last point until the script moves it. */
static void put_key(FILE *file, const struct html_chart *chart)
{
    fputs("<ul class=\"key\">\n", file);
    for (size_t i = 0; i < chart->count; i++) {
        const struct html_series *series = &chart->series[i];
        fprintf(file,
                "<li><button aria-pressed=\"true\" data-series=\"%zu\">"
                "<svg class=\"sample ",
                i);
        html_put_style(file, series->colour);
        fprintf(file, "\"><path class=\"%s\"/></svg> ",
                series->form == HTML_DOTS ? "dot\" d=\"M15 5h0" : "line\" d=\"M1 5h28");
        html_isolated(file, series->name);
        fputs("</button> <span class=\"reading\">", file);
        if (series->count)
            put_value(file, &series->point[series->count - 1], chart->unit);
        fputs("</span></li>\n", file);
    }
    fputs("</ul>\n", file);
}

/* ---- numbers ---- */

static json_t *short_number(double value)
{
    return json_number_or_null(round(100 * value) / 100);
}

static json_t *x_json(double x)
{
    return x == round(x) && fabs(x) < 1e9 ? json_integer((json_int_t)x) : json_real(x);
}

static json_t *series_json(const struct html_series *series)
{
    json_t *x = json_array(), *y = json_array(), *low = json_array(), *high = json_array();
    int band = html_series_has_band(series);
    for (size_t i = 0; i < series->count; i++) {
        json_array_append_new(x, x_json(series->point[i].x));
        json_array_append_new(y, short_number(series->point[i].y));
        if (band) {
            json_array_append_new(low, short_number(series->point[i].low));
            json_array_append_new(high, short_number(series->point[i].high));
        }
    }
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "name", series->name, "x", x, "y", y, "low", low,
                     "high", high);
}

/* Curves mostly share their x: a series without x has that of the series before it. */
static json_t *list_json(const struct html_chart *chart)
{
    json_t *list = json_array(), *before = NULL;
    for (size_t i = 0; i < chart->count; i++) {
        json_t *json = series_json(&chart->series[i]), *x = json_object_get(json, "x");
        if (before && json_equal(before, x))
            json_object_del(json, "x");
        else
            before = x;
        json_array_append_new(list, json);
    }
    return list;
}

static int add_numbers(const struct html_frame *frame, json_t *charts, struct err *err)
{
    const struct html_chart *chart = frame->chart;
    json_t *words = json_array();
    for (size_t i = 0; i < chart->x_words; i++)
        json_array_append_new(words, json_string(chart->x_word[i]));
    json_t *json =
        json_pack("{s:s, s:s, s:s, s:f, s:f, s:b, s:o, s:o}", "id", chart->id, "unit", chart->unit,
                  "x", chart->x_title, "low", frame->x.low, "high", frame->x.high, "logarithmic",
                  frame->x.logarithmic, "words", words, "series", list_json(chart));
    return json && !json_array_append_new(charts, json)
               ? 0
               : err_set(err, ERR_INTERNAL, "out of memory: the numbers of a chart");
}

int html_chart_write(FILE *file, json_t *charts, const struct html_chart *chart,
                     const char *caption, struct err *err)
{
    struct html_frame frame = {chart, file, scale_of_x(chart), scale_of_y(chart)};
    fprintf(file, "<figure class=\"chart%s\" id=\"%s\">\n<figcaption>%s</figcaption>\n",
            chart->count <= HTML_DIRECT ? " direct" : "", chart->id, caption);
    put_key(file, chart);
    fprintf(file, "<p class=\"axis\">%s</p>\n<svg class=\"frame\" role=\"img\" aria-label=\"",
            chart->y_title);
    html_text(file, chart->y_title);
    fputs(" against ", file);
    html_text(file, chart->x_title);
    fputs("; the tables below hold the values\">\n", file);
    html_frame_draw(&frame);
    fputs("</svg>\n<p class=\"axis x\">", file);
    html_text(file, chart->x_title);
    fputs("</p>\n</figure>\n", file);
    return add_numbers(&frame, charts, err);
}

void html_chart_free(struct html_chart *chart)
{
    for (size_t i = 0; i < chart->count; i++)
        free(chart->series[i].point);
    free(chart->series);
    free(chart->mark);
    *chart = (struct html_chart){0};
}
