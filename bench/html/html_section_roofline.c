/* Rooflines: one chart for each number of threads, one series for each label. */
#include "bench/html/html_page.h"
#include "bench/html/html_roofs.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* y: NAN unless the case was timed and its work is known. */
static struct plot_point point_of(const struct html_page *page, size_t row)
{
    double flops = html_number(page, row, &summary_flops_per_update, 0),
           bytes = html_number(page, row, &summary_bytes_per_update, 0);
    if (!plot_results_timed(&page->results, &page->results.sweep.cases[row]) || !(flops > 0) ||
        !(bytes > 0))
        return (struct plot_point){NAN, NAN, NAN, NAN};
    return (struct plot_point){flops / bytes,
                               flops / html_number(page, row, &summary_ns_per_update, 0),
                               flops / html_number(page, row, &summary_ns_high, 0),
                               flops / html_number(page, row, &summary_ns_low, 0)};
}

static int threads_of(const struct html_page *page, size_t row)
{
    double threads = html_number(page, row, &summary_threads, 0);
    return threads >= 1 ? (int)threads : 1;
}

/* 1 when the row is the first with a point of its number of threads. */
static int begins_chart(const struct html_page *page, size_t row)
{
    for (size_t before = 0; before < row; before++)
        if (threads_of(page, before) == threads_of(page, row) && isfinite(point_of(page, before).y))
            return 0;
    return isfinite(point_of(page, row).y);
}

static int has_rooflines(const struct html_page *page)
{
    for (size_t row = 0; page->results.ceilings && row < html_rows(page); row++)
        if (begins_chart(page, row))
            return 1;
    return 0;
}

static struct html_series *find_series(struct html_chart *chart, const char *label)
{
    for (size_t i = 0; i < chart->count; i++)
        if (!strcmp(chart->series[i].name, label))
            return &chart->series[i];
    return NULL;
}

static int add_case(const struct html_page *page, struct html_chart *chart, size_t row,
                    struct err *err)
{
    const char *label = page->results.sweep.cases[row].label;
    struct html_series *series = find_series(chart, label);
    if (!series) {
        series = &chart->series[chart->count];
        *series =
            (struct html_series){.form = HTML_DOTS,
                                 .colour = (int)chart->count,
                                 .name = label,
                                 .point = mem_zeroed(html_rows(page), sizeof *series->point, err)};
        if (!series->point)
            return -1;
        chart->count++;
    }
    series->point[series->count++] = point_of(page, row);
    return 0;
}

static int fill_chart(const struct html_page *page, size_t first, struct html_chart *chart,
                      struct err *err)
{
    int threads = threads_of(page, first);
    const struct html_roofs roofs = {.ceilings = page->results.ceilings,
                                     .kernels = html_word(page, first, &summary_kernels),
                                     .threads = threads,
                                     .colour = 4, /* ink */
                                     .name = {"L1d", "memory"}};
    chart->series = mem_zeroed(html_rows(page) + HTML_ROOFS, sizeof *chart->series, err);
    for (size_t row = first; chart->series && row < html_rows(page); row++)
        if (threads_of(page, row) == threads && isfinite(point_of(page, row).y) &&
            add_case(page, chart, row, err))
            return -1;
    return chart->series ? html_roofs_add(chart, &roofs, err) : -1;
}

static int write_chart(const struct html_page *page, size_t first, struct err *err)
{
    char id[32], caption[400];
    int threads = threads_of(page, first);
    snprintf(id, sizeof id, "roofline-%d", threads);
    snprintf(
        caption, sizeof caption,
        "Speed with %d thread%s against operations per byte of the kernels, by the work model, "
        "under the machine's measured peak of multiply-adds (f64) and its bandwidths of L1d and "
        "memory. Bar: 95\u00a0%% interval.",
        threads, threads == 1 ? "" : "s");
    struct html_chart chart = html_roofs_chart(id);
    int failed = fill_chart(page, first, &chart, err) ||
                 html_chart_write(page->file, page->charts, &chart, caption, err);
    html_chart_free(&chart);
    return failed ? -1 : 0;
}

static int write_rooflines(const struct html_page *page, struct err *err)
{
    enum { MOST = 6 };
    int written = 0;
    for (size_t row = 0; written < MOST && row < html_rows(page); row++) {
        int begins = begins_chart(page, row);
        if (begins && write_chart(page, row, err))
            return -1;
        written += begins;
    }
    return 0;
}

const struct html_section html_section_roofline = {
    .id = "roofline",
    .title = "Roofline",
    .applies = has_rooflines,
    .write = write_rooflines,
};
