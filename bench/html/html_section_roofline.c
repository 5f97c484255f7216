/* Rooflines: one chart for each such figure of `slabmark plot`. */
#include "bench/html/html_charts.h"
#include "bench/html/html_roofs.h"
#include "bench/plot/plot_kind.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static int has_rooflines(const struct html_page *page)
{
    return page->results.ceilings && html_charts_exist(page, &plot_kind_roofline);
}

/* The cases of a series are points; the chart's colours go round. */
static int add_series(struct html_chart *chart, const struct plot_series *from, struct err *err)
{
    struct html_series *series = &chart->series[chart->count];
    *series = (struct html_series){.form = HTML_DOTS,
                                   .colour = (int)chart->count,
                                   .name = from->title,
                                   .point = mem_zeroed(from->spots, sizeof *series->point, err)};
    if (!series->point)
        return -1;
    chart->count++;
    for (size_t i = 0; i < from->spots; i++)
        if (from->spot[i].at.y > 0)
            series->point[series->count++] = from->spot[i].at;
    return 0;
}

static int fill_chart(const struct html_page *page, const struct plot_figure *figure,
                      struct html_chart *chart, struct err *err)
{
    const struct html_roofs roofs = {
        .ceilings = page->results.ceilings,
        .kernels = html_word(page, figure->example->row, &summary_kernels),
        .threads = (int)html_number(page, figure->example->row, &summary_threads, 0),
        .colour = 4, /* ink */
        .name = {"L1d", "memory"}};
    chart->series = mem_zeroed(figure->count + HTML_ROOFS, sizeof *chart->series, err);
    for (size_t i = 0; chart->series && i < figure->count; i++)
        if (add_series(chart, &figure->series[i], err))
            return -1;
    return chart->series ? html_roofs_add(chart, &roofs, err) : -1;
}

static int write_chart(const struct html_page *page, const struct plot_figure *figure,
                       const char *id, struct err *err)
{
    struct html_chart chart = html_roofs_chart(id);
    int failed = fill_chart(page, figure, &chart, err) ||
                 html_chart_write(
                     page->file, page->charts, &chart,
                     "Speed of the whole team against operations per byte of the kernels, by the "
                     "work model, under the machine's measured peak of multiply-adds (f64) and "
                     "its bandwidths of L1d and memory. Bar: 95\u00a0% interval.",
                     err);
    html_chart_free(&chart);
    return failed ? -1 : 0;
}

static int write_rooflines(const struct html_page *page, struct err *err)
{
    return html_charts_write(page, &plot_kind_roofline, write_chart, err);
}

const struct html_section html_section_roofline = {
    .id = "rooflines",
    .title = "Roofline",
    .applies = has_rooflines,
    .write = write_rooflines,
};
