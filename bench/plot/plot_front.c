#include "bench/plot/plot_front.h"

#include "bench/plot/plot_levels.h"

#include <math.h>

/* Spots are by ascending floor. */
static int is_on_front(const struct plot_series *series, size_t i, enum plot_spent spent)
{
    double mine = series->spot[i].spent[spent].y;
    int best = isfinite(mine);
    for (size_t j = 0; j < i; j++)
        best = best && !(series->spot[j].spent[spent].y <= mine);
    for (size_t j = i + 1; j < series->spots && series->spot[j].at.x == series->spot[i].at.x; j++)
        best = best && !(series->spot[j].spent[spent].y < mine);
    return best;
}

static int write_points(const struct plot_writer *writer, const struct plot_series *series,
                        struct err *err)
{
    if (plot_write_block(writer, series->title, series->title, err))
        return -1;
    for (size_t i = 0; i < series->spots; i++) {
        const struct plot_spot *spot = &series->spot[i];
        const struct plot_point floor = {spot->at.x, spot->at.x, spot->x_low, spot->x_high};
        plot_write_numbers(writer, &floor);
        putc(' ', writer->file);
        for (int spent = 0; spent < PLOT_SPENT; spent++)
            plot_level_write(writer, &spot->spent[spent]);
        plot_write_text(writer, spot->one->name);
    }
    return 0;
}

static int write_line(const struct plot_writer *writer, const struct plot_series *series,
                      enum plot_spent spent, struct err *err)
{
    if (plot_write_reference(writer, series->title, NULL, err))
        return -1;
    for (size_t i = 0; i < series->spots; i++) {
        if (!is_on_front(series, i, spent))
            continue;
        plot_write_number(writer, series->spot[i].at.x, " ");
        plot_write_number(writer, series->spot[i].spent[spent].y, "\n");
    }
    return 0;
}

int plot_front_write(const struct plot_writer *writer, struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    for (size_t i = 0; i < figure->count; i++)
        if (write_points(writer, &figure->series[i], err))
            return -1;
    for (int spent = 0; spent < PLOT_SPENT; spent++)
        for (size_t i = 0; i < figure->count; i++)
            if (write_line(writer, &figure->series[i], (enum plot_spent)spent, err))
                return -1;
    return 0;
}
