/* Floors against each swept parameter: one chart for each such figure of `slabmark plot`. */
#include "base/mem.h"
#include "bench/html/html_chart.h"
#include "bench/html/html_charts.h"
#include "bench/plot/plot_kind.h"

#include <math.h>
#include <stdlib.h>

static int has_floors(const struct html_page *page)
{
    return html_charts_exist(page, &plot_kind_floor) ||
           html_charts_exist(page, &plot_kind_sensitivity);
}

/* A case that does not depend on the axis is a line across. */
static int add_reference(struct html_series *series, const struct plot_spot *spot,
                         const struct plot_axis *axis, struct err *err)
{
    if (!(series->point = mem_zeroed(2, sizeof *series->point, err)))
        return -1;
    series->form = HTML_PLAIN;
    series->count = 2;
    series->point[0] = series->point[1] = (struct plot_point){0, spot->at.y, NAN, NAN};
    plot_axis_extent(axis, &series->point[0].x, &series->point[1].x);
    return 0;
}

static int add_points(struct html_series *series, const struct plot_series *from, struct err *err)
{
    if (!(series->point = mem_zeroed(from->spots, sizeof *series->point, err)))
        return -1;
    for (size_t i = 0; i < from->spots; i++)
        if (isfinite(from->spot[i].at.y))
            series->point[series->count++] = from->spot[i].at;
    return 0;
}

static int fill_chart(const struct html_page *page, const struct plot_figure *figure,
                      struct html_chart *chart, struct err *err)
{
    const struct plot_axis *axis = &page->results.sweep.axis[figure->axis];
    if (!(chart->series = mem_zeroed(figure->count, sizeof *chart->series, err)))
        return -1;
    for (size_t i = 0; i < figure->count; i++) {
        const struct plot_series *from = &figure->series[i];
        struct html_series *series = &chart->series[chart->count++];
        *series = (struct html_series){.form = HTML_JOINED, .colour = (int)i, .name = from->title};
        if (from->reference && isfinite(from->spot[0].at.y)
                ? add_reference(series, &from->spot[0], axis, err)
                : add_points(series, from, err))
            return -1;
    }
    return 0;
}

static char *caption_of(const struct html_page *page, const struct plot_figure *figure)
{
    const struct plot_sweep *sweep = &page->results.sweep;
    char *caption = NULL;
    size_t length;
    FILE *file = open_memstream(&caption, &length);
    if (!file)
        return NULL;
    fputs("Floor against ", file);
    html_text(file, sweep->axis[figure->axis].name);
    html_charts_fixed(file, page, figure, ", ");
    fputs(". Bar: 95\u00a0% interval of the mean.", file);
    fclose(file);
    return caption;
}

static int write_chart(const struct html_page *page, const struct plot_figure *figure,
                       const char *id, struct err *err)
{
    const struct plot_axis *axis = &page->results.sweep.axis[figure->axis];
    int words = !plot_axis_is_numeric(axis);
    struct html_chart chart = {
        .id = id,
        .x_title = axis->name,
        .y_title =
            page->results.quantity == PLOT_MSD ? "floor of the MSD, dB" : "floor of the MSE, dB",
        .unit = "dB",
        .x_word = words ? axis->value : NULL,
        .x_words = words ? axis->values : 0,
        .x_logarithmic = plot_axis_is_logarithmic(axis),
    };
    char *caption = caption_of(page, figure);
    int failed = caption ? fill_chart(page, figure, &chart, err) ||
                               html_chart_write(page->file, page->charts, &chart, caption, err)
                         : err_set(err, ERR_INTERNAL, "out of memory: a caption");
    free(caption);
    html_chart_free(&chart);
    return failed ? -1 : 0;
}

static int write_floors(const struct html_page *page, struct err *err)
{
    return html_charts_write(page, &plot_kind_floor, write_chart, err) ||
           html_charts_write(page, &plot_kind_sensitivity, write_chart, err);
}

const struct html_section html_section_floors = {
    .id = "floors",
    .title = "Floors",
    .applies = has_floors,
    .write = write_floors,
};
