#include "bench/plot/plot_kind.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* MSD where any is known: without a true system there is none, and the error stands in. */
static enum plot_quantity quantity_of(const struct plot_results *results)
{
    int msd = csv_table_column(&results->curves, curves_msd_db.name, NULL);
    for (size_t row = 0; msd >= 0 && row < results->curves.rows; row++)
        if (*csv_table_text(&results->curves, row, msd))
            return PLOT_MSD;
    return PLOT_MSE;
}

static void print_quoted(FILE *file, const char *text)
{
    putc('"', file);
    for (; *text; text++)
        putc(*text == '"' ? '\'' : (unsigned char)*text < ' ' ? ' ' : *text, file);
    putc('"', file);
}

void plot_write_text(const struct plot_writer *writer, const char *text)
{
    print_quoted(writer->file, text);
    putc('\n', writer->file);
}

void plot_write_title(const struct plot_writer *writer, const char *title, const char *remark)
{
    fputs(writer->data->series++ ? "\n\n" : "", writer->file);
    print_quoted(writer->file, title);
    fprintf(writer->file, "%s\n", remark);
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
    if (isfinite(point->high) && !isfinite(point->low)) /* down to no power at all */
        fputs("-inf ", writer->file);
    else
        plot_write_number(writer, point->low, " ");
    plot_write_number(writer, point->high, value ? " " : "\n");
    if (value)
        plot_write_text(writer, value);
    struct plot_data *data = writer->data;
    data->intervals |= isfinite(point->high);
    data->lowest = fmin(data->lowest, point->y);
    data->lowest_bound = fmin(data->lowest_bound, point->low);
    data->highest = fmax(data->highest, fmax(point->y, point->high));
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
    *data = (struct plot_data){.mean_over = 1,
                               .lowest = INFINITY,
                               .lowest_bound = INFINITY,
                               .highest = -INFINITY,
                               .quantity = quantity_of(results)};
    struct plot_writer writer = {fopen(path, "w"), results, figure, data};
    if (!writer.file)
        return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    print_header(&writer);
    int failed = figure->kind->write(&writer, err);
    int lost = ferror(writer.file);
    if ((fclose(writer.file) || lost) && !failed)
        failed =
            err_set(err, ERR_INTERNAL, "%s: it could not be written: %s", path, strerror(errno));
    return failed;
}
