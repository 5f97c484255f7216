#include "bench/plot/plot_kind.h"

#include "base/mem.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Control characters become blanks: a text stays on its line. */
static void print_quoted(FILE *file, const char *text)
{
    putc('"', file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc((unsigned char)*text < ' ' ? ' ' : *text, file);
    }
    putc('"', file);
}

void plot_write_text(const struct plot_writer *writer, const char *text)
{
    print_quoted(writer->file, text);
    putc('\n', writer->file);
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

void plot_write_point(const struct plot_writer *writer, const struct plot_point *point,
                      const char *value)
{
    plot_write_number(writer, point->x, " ");
    plot_write_number(writer, point->y, " ");
    int unbounded = isfinite(point->high) && !isfinite(point->low); /* down to no power at all */
    if (unbounded)
        fputs("-inf ", writer->file);
    else
        plot_write_number(writer, point->low, " ");
    plot_write_number(writer, point->high, value ? " " : "\n");
    if (value)
        plot_write_text(writer, value);
    struct plot_data *data = writer->data;
    data->block[data->series - 1].points++;
    data->intervals |= isfinite(point->high);
    data->lowest = fmin(data->lowest, point->y);
    data->lowest_bound = fmin(data->lowest_bound, unbounded ? -INFINITY : point->low);
    data->highest = fmax(data->highest, fmax(point->y, point->high));
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
        plot_write_point(writer, &spot->at, axis < 0 ? spot->one->name : spot->one->value[axis]);
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

void plot_count_unusual(const struct plot_writer *writer, const struct plot_case *one)
{
    int diverged = plot_results_diverged(writer->results, one);
    writer->data->diverged += diverged;
    writer->data->unsettled += !diverged && plot_results_falling(writer->results, one);
}

static void print_header(const struct plot_writer *writer)
{
    char text[32];
    const char *name = plot_results_fact(writer->results, "name", text, sizeof text);
    fprintf(writer->file, "# slabmark figure %s, scenario %s\n", writer->figure->name,
            name ? name : "?");
    fputs("# one block per series, its title first; ?: unknown\n", writer->file);
}

int plot_data_write(const struct plot_results *results, const struct plot_figure *figure,
                    const char *path, struct plot_data *data, struct err *err)
{
    *data = (struct plot_data){
        .mean_over = 1, .lowest = INFINITY, .lowest_bound = INFINITY, .highest = -INFINITY};
    struct plot_writer writer = {fopen(path, "w"), results, figure, data};
    if (!writer.file)
        return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    print_header(&writer);
    fprintf(writer.file, "# %s\n", figure->kind->columns);
    int failed = figure->kind->write(&writer, err);
    int lost = ferror(writer.file);
    if ((fclose(writer.file) || lost) && !failed)
        failed =
            err_set(err, ERR_INTERNAL, "%s: it could not be written: %s", path, strerror(errno));
    if (failed)
        plot_data_free(data);
    return failed;
}

void plot_data_free(struct plot_data *data)
{
    for (int i = 0; i < data->series; i++)
        free(data->block[i].key);
    free(data->block);
    data->block = NULL;
    data->series = 0;
}
