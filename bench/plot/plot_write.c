#include "bench/plot/plot_write.h"

#include "base/mem.h"
#include "bench/plot/plot_text.h"

#include <math.h>
#include <stdlib.h>

static void print_quoted(FILE *file, const char *text)
{
    putc('"', file);
    while (*text) {
        if (*text == '"')
            putc('"', file);
        text += plot_text_put(file, text);
    }
    putc('"', file);
}

void plot_write_quoted(const struct plot_writer *writer, const char *text, const char *after)
{
    print_quoted(writer->file, text);
    fputs(after, writer->file);
}

void plot_write_text(const struct plot_writer *writer, const char *text)
{
    plot_write_quoted(writer, text, "\n");
}

int plot_write_block(const struct plot_writer *writer, const char *title, const char *key,
                     struct err *err)
{
    struct plot_data *data = writer->data;
    char *copy = key ? mem_text(key, err) : NULL;
    if ((key && !copy) || mem_grow(&data->block, (size_t)data->series, sizeof *data->block, err)) {
        free(copy);
        return -1;
    }
    fputs(data->series ? "\n\n" : "", writer->file);
    plot_write_text(writer, title);
    data->block[data->series++] = (struct plot_block){.key = copy};
    return 0;
}

int plot_write_reference(const struct plot_writer *writer, const char *title, const char *key,
                         struct err *err)
{
    writer->data->references++;
    return plot_write_block(writer, title, key, err);
}

void plot_write_number(const struct plot_writer *writer, double number, const char *after)
{
    if (isfinite(number))
        fprintf(writer->file, "%.8g%s", number, after);
    else
        fprintf(writer->file, "?%s", after);
}

/* Widens the range of the ordinate. */
static void note_point(struct plot_data *data, const struct plot_point *point, double low)
{
    data->block[data->series - 1].points++;
    data->block[data->series - 1].last = point->y;
    data->intervals |= isfinite(point->high);
    data->lowest = fmin(data->lowest, point->y);
    data->lowest_bound = fmin(data->lowest_bound, low);
    data->highest = fmax(data->highest, point->y);
    data->highest_bound = fmax(data->highest_bound, point->high);
}

void plot_write_numbers(const struct plot_writer *writer, const struct plot_point *point)
{
    int unbounded = isfinite(point->high) && !isfinite(point->low); /* down to zero power */
    plot_write_number(writer, point->x, " ");
    plot_write_number(writer, point->y, " ");
    if (unbounded)
        fputs("-inf ", writer->file);
    else
        plot_write_number(writer, point->low, " ");
    plot_write_number(writer, point->high, "");
    note_point(writer->data, point, unbounded ? -INFINITY : point->low);
}

void plot_write_point(const struct plot_writer *writer, const struct plot_point *point,
                      const char *text)
{
    plot_write_numbers(writer, point);
    putc(text ? ' ' : '\n', writer->file);
    if (text)
        plot_write_text(writer, text);
}

/* For a floor: whether its curve has not settled, and the value on the axis. */
static void write_floor(const struct plot_writer *writer, const struct plot_spot *spot, int axis)
{
    plot_write_numbers(writer, &spot->at);
    fprintf(writer->file, " %d ", spot->falling);
    plot_write_text(writer, spot->one->value[axis]);
}

int plot_write_series(const struct plot_writer *writer, const struct plot_series *series, int axis,
                      struct err *err)
{
    int known = 0;
    for (size_t i = 0; i < series->spots; i++) {
        const struct plot_spot *spot = &series->spot[i];
        if (!isfinite(spot->at.y))
            continue;
        if (!known++ && plot_write_block(writer, series->title, series->title, err))
            return -1;
        if (axis < 0)
            plot_write_point(writer, &spot->at, spot->one->name);
        else
            write_floor(writer, spot, axis);
    }
    return 0;
}

int plot_write_all(const struct plot_writer *writer, struct err *err)
{
    for (size_t i = 0; i < writer->figure->count; i++)
        if (plot_write_series(writer, &writer->figure->series[i], -1, err))
            return -1;
    return 0;
}

int plot_write_line(const struct plot_writer *writer, const char *title, const char *key,
                    const struct plot_point end[2], struct err *err)
{
    if (plot_write_reference(writer, title, key, err))
        return -1;
    plot_write_point(writer, &end[0], "");
    plot_write_point(writer, &end[1], "");
    return 0;
}

void plot_count_unusual(const struct plot_writer *writer, const struct plot_series *series)
{
    for (size_t i = 0; i < series->spots; i++) {
        int diverged = plot_results_diverged(writer->results, series->spot[i].one);
        writer->data->diverged += diverged;
        writer->data->unsettled += !diverged && series->spot[i].falling;
    }
}
