#include "bench/history/history_figure.h"

#include "base/mem.h"
#include "bench/history/history_show.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const double label_line = 0.3; /* cm, of the labels above the points     */
static const double apart = 0.5;      /* cm, between the texts of two tics      */
static const double beyond_data = 0.06;
static const double least_left = 1.5;     /* cm, from the paper's edge to the frame */
static const double beside_numbers = 0.8; /* cm: the title of the ordinate and the gaps */

/* ---- titles ---- */

void series_title(const struct series *series, char text[SERIES_TITLE])
{
    char name[COLUMN_NAME];
    const char *unit = series->column->unit;
    size_t tail = strlen(unit), length = (size_t)snprintf(name, sizeof name, "%s", series->metric);
    for (char *c = name; *c; c++)
        *c = (char)(*c == '_' ? ' ' : *c);
    int begins = !strncmp(name, unit, tail) && name[tail] == ' ';
    if (tail && length > tail && !strcasecmp(name + length - tail, unit))
        name[length - tail - 1] = '\0';
    if (!*unit || !strcmp(unit, "1") || begins)
        snprintf(text, SERIES_TITLE, "%s", name);
    else
        snprintf(text, SERIES_TITLE, "%s (%s)", name, unit);
}

/* ---- labels: each shift's change, above the points ---- */

struct labels {
    struct plot_label *item; /* (count,) heap */
    size_t count, rows;
    size_t *row; /* (count,) heap */
};

static void extent_of(const struct series *series, double *low, double *high)
{
    double room = 0.02 * (double)series->points;
    *low = 0.5 - room;
    *high = (double)series->points + 0.5 + room;
}

/* cm from the frame's left end. */
static double across(const struct series *series, double place, double width)
{
    double low, high;
    extent_of(series, &low, &high);
    return (place - low) / (high - low) * width;
}

/* Centred over its shift, as far as the frame allows. */
static void set_label(struct plot_label *label, const struct series *series,
                      const struct shift *shift, double width)
{
    char change[SHIFT_CHANGE];
    shift_change(shift, change);
    plot_label_set(label, change);
    double half = label->length / 2, x = across(series, (double)shift->at + 0.5, width);
    label->place = (struct plot_box){.x = fmin(fmax(x, half), width - half)};
}

/* 1 when no earlier label of the row is in the way. */
static int is_free(const struct labels *labels, size_t before, size_t row)
{
    const struct plot_label *label = &labels->item[before];
    for (size_t i = 0; i < before; i++)
        if (labels->row[i] == row && fabs(labels->item[i].place.x - label->place.x) <
                                         (labels->item[i].length + label->length) / 2)
            return 0;
    return 1;
}

static int make_labels(struct labels *labels, const struct series *series, double width,
                       struct err *err)
{
    *labels = (struct labels){.count = series->shifts};
    labels->item = mem_zeroed(series->shifts, sizeof *labels->item, err);
    labels->row = mem_zeroed(series->shifts, sizeof *labels->row, err);
    if (!labels->item || !labels->row)
        return -1;
    for (size_t i = 0; i < labels->count; i++) {
        set_label(&labels->item[i], series, &series->shift[i], width);
        while (!is_free(labels, i, labels->row[i]))
            labels->row[i]++;
        labels->rows = labels->row[i] + 1 > labels->rows ? labels->row[i] + 1 : labels->rows;
    }
    return 0;
}

static void free_labels(struct labels *labels)
{
    free(labels->item);
    free(labels->row);
}

/* The first row is at the top. */
static void raise_labels(const struct labels *labels, const struct plot_frame *frame)
{
    for (size_t i = 0; i < labels->count; i++)
        labels->item[i].place.y = frame->height - label_line * ((double)labels->row[i] + 0.5);
}

/* ---- ranges and tics ---- */

/* 1, 2 or 5 times a power of ten: about five of them span the range. */
static double step_of(double span)
{
    double unit = pow(10, floor(log10(span / 5)));
    double steps = span / 5 / unit;
    return unit * (steps < 1.5 ? 1 : steps < 3.5 ? 2 : steps < 7.5 ? 5 : 10);
}

/* Noise below the least magnitude must not fill the frame. */
static double least_span(const struct series *series, double middle, double least)
{
    if (series->column->kind == COLUMN_DECIBEL)
        return 20 * log10(1 + least);
    return fmax(2 * least * fabs(middle), 1e-9);
}

/* From 100000 on numbers are shown as 120k or 4.15M, in steps of the last decimal; below, in full:
 * -1.
 */
static int decimals_of(double high, double step)
{
    if (high < 1e5)
        return -1;
    double unit = pow(1000, floor(log10(high) / 3));
    return (int)fmax(ceil(-log10(step / unit) - 1e-9), 0);
}

struct ordinate {
    double low, span, step;
    int decimals; /* of numbers such as 4.15M; -1: in full */
};

static struct ordinate ordinate_of(const struct history_figure *figure)
{
    const struct series *series = figure->series;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < series->points; i++) {
        low = fmin(low, series->value[i]);
        high = fmax(high, series->value[i]);
    }
    double middle = (low + high) / 2;
    double span = fmax(high - low, least_span(series, middle, figure->options->least));
    span *= 1 + 2 * beyond_data;
    double step = step_of(span);
    return (struct ordinate){middle - span / 2, span, step, decimals_of(high, step)};
}

/* Numbers in full have the decimals of their step; a minus sign is as wide as in print. */
static double width_of_number(double value, double step)
{
    char text[40];
    int decimals = (int)fmax(ceil(-log10(step) - 1e-9), 0);
    snprintf(text, sizeof text, "%s%.*f", value < 0 ? "\u2212" : "", decimals, fabs(value));
    return plot_text_width(text, PLOT_TYPE);
}

/* cm from the paper's edge to the frame: the title and the numbers of the ordinate. */
static double left_of_frame(const struct ordinate *ordinate)
{
    if (ordinate->decimals >= 0)
        return least_left;
    double widest = fmax(width_of_number(ordinate->low, ordinate->step),
                         width_of_number(ordinate->low + ordinate->span, ordinate->step));
    return fmax(least_left, beside_numbers + widest);
}

/* The labels take their part of the height, above the points. */
static void define_ordinate(const struct plot_writer *writer, const struct ordinate *ordinate,
                            double label_share)
{
    fprintf(writer->file, "y_low=%.10g; y_high=%.10g; y_step=%.10g; y_decimals=%d; ", ordinate->low,
            ordinate->low + ordinate->span / (1 - label_share), ordinate->step, ordinate->decimals);
}

static const char *start_of(const struct history_figure *figure, size_t point)
{
    return figure->history->run[figure->series->run[point]].started;
}

/* "2026-03-04"; "03-04 14:05" when all results are of one day. */
static void date_of(const struct history_figure *figure, size_t point, char date[16])
{
    const char *text = start_of(figure, point), *first = start_of(figure, 0);
    const char *last = start_of(figure, figure->series->points - 1);
    if (strlen(text) < sizeof "2026-03-04T14:05" - 1 || strncmp(first, last, 10))
        snprintf(date, 16, "%.10s", text);
    else
        snprintf(date, 16, "%.5s %.5s", text + 5, text + 11);
}

/* Dates of as many results as have room. */
static void define_dates(const struct plot_writer *writer, const struct history_figure *figure,
                         double width)
{
    const struct series *series = figure->series;
    double low, high;
    extent_of(series, &low, &high);
    size_t most = (size_t)(width / (plot_text_width("03-04 14:05", PLOT_TYPE) + apart));
    size_t tics = series->points < most ? series->points : most;
    fprintf(writer->file, "x_low=%.10g; x_high=%.10g; ", low, high);
    plot_define_tics(writer, tics);
    for (size_t i = 0; i < tics; i++) {
        char date[16];
        size_t at = (2 * i + 1) * series->points / (2 * tics);
        date_of(figure, at, date);
        plot_define_tic(writer, i, (double)at + 1, date);
    }
}

/* ---- shifts and key ---- */

static void define_shifts(const struct plot_writer *writer, const struct series *series)
{
    fprintf(writer->file, "shifts=%zu; array shift_at[%zu]; array shift_kind[%zu]; ",
            series->shifts, series->shifts + 1, series->shifts + 1);
    for (size_t s = 0; s < series->shifts; s++)
        fprintf(writer->file, "shift_at[%zu]=%.1f; shift_kind[%zu]=%d; ", s + 1,
                (double)series->shift[s].at + 0.5, s + 1,
                shift_kind(series, &series->shift[s]) + 1);
}

enum { KEYS = 2 + SHIFT_KINDS };

/* The results, the medians, and the kinds of shifts that occur: key_kind[] is 0 for the former. */
static size_t define_kinds(const struct plot_writer *writer, const struct series *series,
                           const char *title[KEYS])
{
    size_t titles = 0;
    title[titles++] = series->name;
    title[titles++] = "median";
    fprintf(writer->file, "array key_kind[%d]; key_kind[1]=key_kind[2]=0; ", KEYS);
    for (int kind = 0; kind < SHIFT_KINDS; kind++)
        for (size_t s = 0; s < series->shifts; s++)
            if ((int)shift_kind(series, &series->shift[s]) == kind) {
                title[titles++] = shift_kind_words[kind];
                fprintf(writer->file, "key_kind[%zu]=%d; ", titles, kind + 1);
                break;
            }
    return titles;
}

static int define_figure(const struct plot_writer *writer, const struct history_figure *figure,
                         struct err *err)
{
    const struct series *series = figure->series;
    const char *title[KEYS];
    char ordinate[SERIES_TITLE];
    struct ordinate axis = ordinate_of(figure);
    struct plot_room room = {.across = plot_style_usual.width,
                             .left = left_of_frame(&axis),
                             .bottom = 1.05,
                             .height = 3.6};
    struct plot_frame frame;
    struct labels labels;
    size_t titles = define_kinds(writer, series, title);
    if (make_labels(&labels, series, room.across - PLOT_BESIDE_FRAME - room.left, err)) {
        free_labels(&labels);
        return -1;
    }
    room.height += label_line * (double)labels.rows;
    int failed = plot_frame_init(&frame, title, titles, 0.55, &room, err);
    if (!failed) {
        raise_labels(&labels, &frame);
        series_title(series, ordinate);
        plot_define_layout(writer, &frame, title, titles);
        plot_define(writer, "y_title", ordinate);
        define_ordinate(writer, &axis, label_line * (double)labels.rows / frame.height);
        define_dates(writer, figure, frame.width);
        define_shifts(writer, series);
        plot_define_labels(writer, &frame, labels.item, labels.count);
        free(frame.entry);
    }
    free_labels(&labels);
    return failed;
}

char *history_figure_definitions(const struct history_figure *figure, const char *format,
                                 struct err *err)
{
    char *text = NULL;
    size_t length;
    struct plot_writer writer = {.file = open_memstream(&text, &length),
                                 .tex = !strcmp(format, "tex")};
    int failed = 0;
    if (writer.file) {
        plot_define_files(&writer, &plot_style_usual, format);
        failed = define_figure(&writer, figure, err);
        if (!fclose(writer.file) && !failed)
            return text;
    }
    free(text);
    if (!failed)
        err_set(err, ERR_INTERNAL, "out of memory for gnuplot's definitions");
    return NULL;
}
