/* Draws the frame, the lines and their names. */
#include "bench/html/html_frame.h"

#include "bench/html/html_words.h"
#include "bench/plot/plot_text.h"

#include <math.h>
#include <stdlib.h>

enum {
    ACROSS = 4000, /* units of the drawing, which is stretched to the frame */
    DOWN = 2000,
    COLOURS = 10, /* of page.css */
    DASHES = 5,
};
static const double apart = 0.055;    /* names, as a share of the frame's height */
static const double name_width = 3.6; /* cm, of the room for names in page.css   */

/* ---- axes ---- */

static double percent_x(const struct html_frame *frame, double x)
{
    return 100 * html_scale_place(&frame->x, x);
}

static double percent_y(const struct html_frame *frame, double y)
{
    return 100 - 100 * html_scale_place(&frame->y, y);
}

static void put_y_axis(const struct html_frame *frame)
{
    fputs("<g class=\"grid\">", frame->file);
    for (int i = 0; i < frame->y.ticks; i++)
        fprintf(frame->file, "<line x1=\"0\" x2=\"100%%\" y1=\"%.2f%%\" y2=\"%.2f%%\"/>",
                percent_y(frame, frame->y.tick[i]), percent_y(frame, frame->y.tick[i]));
    fputs("</g>\n<g class=\"ticks y\">", frame->file);
    for (int i = 0; i < frame->y.ticks; i++) {
        fprintf(frame->file, "<text x=\"-8\" y=\"%.2f%%\" dy=\".33em\">",
                percent_y(frame, frame->y.tick[i]));
        if (frame->y.logarithmic)
            fprintf(frame->file, "%.6g", frame->y.tick[i]);
        else
            html_put_number(frame->file, frame->y.tick[i], frame->y.decimals);
        fputs("</text>", frame->file);
    }
    fputs("</g>\n", frame->file);
}

static void put_x_tick(const struct html_frame *frame, double x)
{
    fprintf(frame->file, "<text x=\"%.2f%%\" y=\"100%%\" dy=\"1.5em\">", percent_x(frame, x));
}

static void put_x_axis(const struct html_frame *frame)
{
    const struct html_chart *chart = frame->chart;
    fputs("<g class=\"ticks x\">", frame->file);
    for (size_t i = 0; i < chart->x_words; i++) {
        put_x_tick(frame, (double)i);
        html_text(frame->file, chart->x_word[i]);
        fputs("</text>", frame->file);
    }
    for (int i = 0; i < frame->x.ticks; i++) {
        put_x_tick(frame, frame->x.tick[i]);
        if (frame->x.logarithmic)
            fprintf(frame->file, "%.6g</text>", frame->x.tick[i]);
        else
            fprintf(frame->file, "%.*f</text>", frame->x.decimals, frame->x.tick[i]);
    }
    fputs("</g>\n", frame->file);
}

/* The system changes here. */
static void put_marks(const struct html_frame *frame)
{
    for (size_t i = 0; i < frame->chart->marks; i++)
        fprintf(frame->file,
                "<line class=\"change\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"100%%\"/>",
                percent_x(frame, frame->chart->mark[i]), percent_x(frame, frame->chart->mark[i]));
}

/* ---- lines and bands ---- */

struct pen {
    FILE *file;
    int x, y, down;
};

static void move_pen(struct pen *pen, int x, int y)
{
    if (!pen->down)
        fprintf(pen->file, "M%d %dl", x, y);
    else
        fprintf(pen->file, "%d %d ", x - pen->x, y - pen->y);
    *pen = (struct pen){pen->file, x, y, 1};
}

/* Clamps points far outside the frame: where they lie does not show, and SVG has no infinity. */
static int place_y(const struct html_frame *frame, double y)
{
    int inside = frame->y.logarithmic ? y > 0 : isfinite(y);
    double place = inside ? html_scale_place(&frame->y, y) : -0.5;
    return (int)lround(DOWN * (1 - fmin(fmax(place, -0.5), 1.5)));
}

static int place_x(const struct html_frame *frame, double x)
{
    return (int)lround(ACROSS * html_scale_place(&frame->x, x));
}

static void put_line(const struct html_frame *frame, const struct html_series *series)
{
    struct pen pen = {.file = frame->file};
    fputs("<path class=\"line\" d=\"", frame->file);
    for (size_t i = 0; i < series->count; i++)
        move_pen(&pen, place_x(frame, series->point[i].x), place_y(frame, series->point[i].y));
    if (series->count == 1)
        fputs("0 0", frame->file);
    fputs("\"/>", frame->file);
}

int html_series_has_band(const struct html_series *series)
{
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->point[i].high))
            return 1;
    return 0;
}

/* The upper ends from left to right, then the lower ends back; where there is no interval, the
 * value.
 */
static void put_band(const struct html_frame *frame, const struct html_series *series)
{
    struct pen pen = {.file = frame->file};
    if (!html_series_has_band(series))
        return;
    fputs("<path class=\"band\" d=\"", frame->file);
    for (size_t i = 0; i < series->count; i++) {
        const struct plot_point *at = &series->point[i];
        move_pen(&pen, place_x(frame, at->x), place_y(frame, isnan(at->high) ? at->y : at->high));
    }
    for (size_t i = series->count; i-- > 0;) {
        const struct plot_point *at = &series->point[i];
        double low = isnan(at->low) ? (isnan(at->high) ? at->y : -INFINITY) : at->low;
        move_pen(&pen, place_x(frame, at->x), place_y(frame, low));
    }
    fputs("z\"/>", frame->file);
}

/* Bars from the lower to the upper end, and points, which keep their size: round ends of empty
 * lines.
 */
static void put_points(const struct html_frame *frame, const struct html_series *series)
{
    if (html_series_has_band(series)) {
        fputs("<path class=\"bar\" d=\"", frame->file);
        for (size_t i = 0; i < series->count; i++)
            if (isfinite(series->point[i].high))
                fprintf(
                    frame->file, "M%d %dV%d", place_x(frame, series->point[i].x),
                    place_y(frame, series->point[i].high),
                    place_y(frame, isnan(series->point[i].low) ? -INFINITY : series->point[i].low));
        fputs("\"/>", frame->file);
    }
    fputs("<path class=\"dot\" d=\"", frame->file);
    for (size_t i = 0; i < series->count; i++)
        fprintf(frame->file, "M%d %dh0", place_x(frame, series->point[i].x),
                place_y(frame, series->point[i].y));
    fputs("\"/>", frame->file);
}

void html_put_style(FILE *file, int i)
{
    fprintf(file, "c%d d%d", i % COLOURS, (i + i / COLOURS) % DASHES);
}

static void put_series(const struct html_frame *frame, size_t i)
{
    const struct html_series *series = &frame->chart->series[i];
    fprintf(frame->file, "<g data-series=\"%zu\" class=\"", i);
    html_put_style(frame->file, series->colour);
    fputs("\">", frame->file);
    if (series->form == HTML_BANDED && frame->chart->count <= HTML_BANDS)
        put_band(frame, series);
    if (series->form != HTML_DOTS)
        put_line(frame, series);
    if (series->form == HTML_JOINED || series->form == HTML_DOTS)
        put_points(frame, series);
    fputs("</g>\n", frame->file);
}

static void put_drawing(const struct html_frame *frame)
{
    fprintf(frame->file,
            "<svg width=\"100%%\" height=\"100%%\" viewBox=\"0 0 %d %d\" "
            "preserveAspectRatio=\"none\">\n",
            ACROSS, DOWN);
    for (size_t i = frame->chart->count; i-- > 0;) /* the first on top */
        put_series(frame, i);
    fputs("</svg>\n", frame->file);
}

/* ---- names at the ends of lines ---- */

struct end {
    size_t series;
    double place; /* from the top, as a share of the height */
};

static int by_place(const void *a, const void *b)
{
    double first = ((const struct end *)a)->place, second = ((const struct end *)b)->place;
    return (first > second) - (first < second);
}

/* Moves names apart, down and then up again where they leave the frame. */
static void spread_names(struct end *end, size_t count)
{
    for (size_t i = 1; i < count; i++)
        end[i].place = fmax(end[i].place, end[i - 1].place + apart);
    double limit = 1;
    for (size_t i = count; i-- > 0; limit = end[i].place - apart)
        end[i].place = fmin(end[i].place, limit);
}

static void put_name(FILE *file, const char *name)
{
    char fitted[PLOT_TEXT_LETTERS + 1];
    plot_text_fit(name, 9, name_width, fitted);
    html_text(file, fitted);
    fputs("</text>\n", file);
}

static void put_names(const struct html_frame *frame)
{
    struct end end[HTML_DIRECT];
    size_t count = 0;
    for (size_t i = 0; frame->chart->count <= HTML_DIRECT && i < frame->chart->count; i++) {
        const struct html_series *series = &frame->chart->series[i];
        if (series->count && series->form != HTML_DOTS)
            end[count++] =
                (struct end){i, percent_y(frame, series->point[series->count - 1].y) / 100};
    }
    qsort(end, count, sizeof *end, by_place);
    spread_names(end, count);
    for (size_t i = 0; i < count; i++) {
        fprintf(frame->file,
                "<text class=\"name c%d\" data-series=\"%zu\" x=\"100%%\" dx=\"8\" y=\"%.2f%%\" "
                "dy=\".33em\">",
                frame->chart->series[end[i].series].colour % COLOURS, end[i].series,
                100 * end[i].place);
        put_name(frame->file, frame->chart->series[end[i].series].name);
    }
}

void html_frame_draw(const struct html_frame *frame)
{
    put_y_axis(frame);
    put_x_axis(frame);
    put_marks(frame);
    put_drawing(frame);
    put_names(frame);
}
