/* Learning curves: one chart for each figure of curves that `slabmark plot` would draw. */
#include "base/mem.h"
#include "bench/environment/facts.h"
#include "bench/html/html_chart.h"
#include "bench/html/html_charts.h"
#include "bench/html/html_page.h"
#include "bench/plot/plot_kind.h"

#include <math.h>
#include <stdlib.h>

enum {
    POINTS = 4000, /* of all curves together: they bound the size of a page */
    FEWEST = 40,   /* of one curve */
    MOST = 300,
};

static int has_curves(const struct html_page *page)
{
    return html_charts_exist(page, &plot_kind_curves);
}

static size_t points_of_curve(const struct html_page *page)
{
    size_t points = POINTS / html_rows(page);
    return points < FEWEST ? FEWEST : points > MOST ? MOST : points;
}

/* Keeps `most` points, close together at the beginning, where curves fall, and the last one. */
static void thin_series(struct html_series *series, size_t most)
{
    size_t kept = 0, count = series->count;
    for (size_t i = 0; count > most && i < most; i++) {
        double share = (double)i / (double)(most - 1);
        size_t at = (size_t)lround((double)(count - 1) * share * share);
        if (kept && at <= kept - 1)
            at = kept;
        series->point[kept++] = series->point[at];
    }
    if (count > most)
        series->count = kept;
}

static int read_series(const struct html_page *page, const struct plot_series *from, int colour,
                       struct html_series *series, struct err *err)
{
    struct plot_curve curve;
    int mean_over = 1;
    if (plot_curve_print(&page->results, from->spot[0].one, &curve, &mean_over, err))
        return -1;
    plot_curve_drop_endless_band(&curve);
    *series = (struct html_series){.form = HTML_BANDED,
                                   .colour = colour,
                                   .name = from->title,
                                   .point = curve.point,
                                   .count = curve.count};
    thin_series(series, points_of_curve(page));
    return 0;
}

/* Where the system changes. */
static int read_marks(const struct html_page *page, struct html_chart *chart, struct err *err)
{
    const json_t *changes = facts_at(page->results.run, "resolved.system.changes");
    chart->mark = mem_zeroed(json_array_size(changes), sizeof *chart->mark, err);
    for (size_t i = 0; chart->mark && i < json_array_size(changes); i++) {
        double at = json_number_value(json_object_get(json_array_get(changes, i), "at"));
        if (at > 0)
            chart->mark[chart->marks++] = at;
    }
    return chart->mark ? 0 : -1;
}

/* "sapsm, for nonzeros = 20" */
static void put_caption(FILE *file, const struct html_page *page, const struct plot_figure *figure)
{
    char text[32];
    const struct plot_sweep *sweep = &page->results.sweep;
    const char *between = "";
    if (figure->subject) {
        html_isolated(file, figure->subject);
        between = ", ";
    }
    between = html_charts_fixed(file, page, figure, between);
    fprintf(file, "%sean-square %s against iterations", *between ? ": m" : "M",
            page->results.quantity == PLOT_MSD ? "deviation" : "error");
    if (figure->axis >= 0) {
        fputs(", by ", file);
        html_text(file, sweep->axis[figure->axis].name);
    }
    const char *trials = html_fact(page, "resolved.trials", text);
    if (*trials) {
        fputs(". Mean of ", file);
        html_text(file, trials);
        fputs(" trials", file);
    }
    if (page->results.quantity == PLOT_MSD && figure->count <= HTML_BANDS)
        fputs("; band: 95\u00a0% interval of the mean", file);
    putc('.', file);
}

static int write_chart(const struct html_page *page, const struct plot_figure *figure,
                       const char *id, struct err *err)
{
    char *caption = NULL;
    size_t length;
    struct html_chart chart = {
        .id = id,
        .x_title = "iterations",
        .y_title = page->results.quantity == PLOT_MSD ? "MSD, dB" : "MSE, dB",
        .unit = "dB",
        .series = mem_zeroed(figure->count, sizeof *chart.series, err),
    };
    FILE *text = open_memstream(&caption, &length);
    int failed = !chart.series || !text || read_marks(page, &chart, err);
    for (size_t i = 0; !failed && i < figure->count; i++) {
        failed = read_series(page, &figure->series[i], (int)i, &chart.series[chart.count], err);
        chart.count += !failed && chart.series[chart.count].count;
    }
    if (text)
        put_caption(text, page, figure);
    if (text && fclose(text))
        failed = err_set(err, ERR_INTERNAL, "out of memory: a caption");
    if (!failed && chart.count)
        failed = html_chart_write(page->file, page->charts, &chart, caption, err);
    free(caption);
    html_chart_free(&chart);
    return failed ? -1 : 0;
}

static int write_curves(const struct html_page *page, struct err *err)
{
    return html_charts_write(page, &plot_kind_curves, write_chart, err);
}

const struct html_section html_section_curves = {
    .id = "curves",
    .title = "Learning curves",
    .applies = has_curves,
    .write = write_curves,
};
