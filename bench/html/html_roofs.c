#include "bench/html/html_roofs.h"

#include "base/mem.h"

#include <math.h>

static int add_roof(struct html_chart *chart, const struct html_roofs *roofs, int which,
                    double bandwidth, double peak, const double x[2], struct err *err)
{
    double ridge = peak / bandwidth;
    if (!(bandwidth > 0) || !(peak > 0) || !isfinite(ridge))
        return 0;
    struct html_series *series = &chart->series[chart->count];
    *series = (struct html_series){.form = HTML_PLAIN,
                                   .colour = roofs->colour,
                                   .name = roofs->name[which],
                                   .point = mem_zeroed(3, sizeof *series->point, err)};
    if (!series->point)
        return -1;
    const double at[] = {x[0], fmin(fmax(ridge, x[0]), x[1]), x[1]};
    for (int i = 0; i < 3; i++)
        series->point[series->count++] =
            (struct plot_point){at[i], fmin(bandwidth * at[i], peak), NAN, NAN};
    chart->count++;
    return 0;
}

/* Roofs added earlier do not widen the extent. */
static void find_extent(const struct html_chart *chart, double x[2])
{
    x[0] = INFINITY;
    x[1] = 0;
    for (size_t i = 0; i < chart->count; i++)
        for (size_t j = 0; chart->series[i].form == HTML_DOTS && j < chart->series[i].count; j++) {
            x[0] = fmin(x[0], chart->series[i].point[j].x / 2);
            x[1] = fmax(x[1], chart->series[i].point[j].x * 4);
        }
}

int html_roofs_add(struct html_chart *chart, const struct html_roofs *roofs, struct err *err)
{
    static const char *const level[HTML_ROOFS] = {"L1d", "memory"};
    double x[2];
    double peak = ceiling_flops(roofs->ceilings, roofs->kernels, PRECISION_F64, roofs->threads);
    find_extent(chart, x);
    for (int i = 0; x[1] > 0 && i < HTML_ROOFS; i++)
        if (add_roof(chart, roofs, i,
                     ceiling_level_bandwidth(roofs->ceilings, level[i], roofs->threads) / 1e9,
                     peak / 1e9, x, err))
            return -1;
    return 0;
}

struct html_chart html_roofs_chart(const char *id)
{
    return (struct html_chart){.id = id,
                               .x_title = "operations per byte",
                               .y_title = "10\u2079 operations/s",
                               .unit = "GFLOP/s",
                               .x_logarithmic = 1,
                               .y_logarithmic = 1};
}
