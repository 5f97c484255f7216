/* One roofline with all machines: operations/s of each case of one thread against operations per
 * byte, under each machine's own roofs. */
#include "base/mem.h"
#include "bench/html/html_roofs.h"
#include "bench/html/html_sides.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int is_timed_alone(const json_t *line)
{
    return html_line_number(line, &summary_threads, 0) == 1;
}

/* y: NAN when unknown. */
static struct plot_point point_of(const json_t *line)
{
    double flops = html_line_number(line, &summary_flops_per_update, 0),
           bytes = html_line_number(line, &summary_bytes_per_update, 0);
    return (struct plot_point){flops / bytes,
                               flops / html_line_number(line, &summary_ns_per_update, 0),
                               flops / html_line_number(line, &summary_ns_high, 0),
                               flops / html_line_number(line, &summary_ns_low, 0)};
}

static int by_x(const void *a, const void *b)
{
    double first = ((const struct plot_point *)a)->x, second = ((const struct plot_point *)b)->x;
    return (first > second) - (first < second);
}

static int add_points(const struct html_sides *sides, int side, struct html_chart *chart,
                      struct err *err)
{
    struct html_series *series = &chart->series[chart->count];
    *series = (struct html_series){.form = HTML_DOTS,
                                   .colour = side,
                                   .name = sides->side[side].name,
                                   .point = mem_zeroed(sides->cases, sizeof *series->point, err)};
    for (size_t i = 0; series->point && i < sides->cases; i++) {
        const json_t *line = sides->shared[i].line[side];
        struct plot_point point = point_of(line);
        if (is_timed_alone(line) && point.x > 0 && point.y > 0 && isfinite(point.y))
            series->point[series->count++] = point;
    }
    if (!series->point)
        return -1;
    qsort(series->point, series->count, sizeof *series->point, by_x);
    if (series->count)
        chart->count++;
    else
        free(series->point);
    return 0;
}

/* What the roofs are drawn from; 0 where it is not known. */
static void read_roofs(const struct html_side *side, double number[3])
{
    const char *kernels = html_side_kernels(side);
    const struct ceilings *ceilings = side->ceilings;
    int known = kernels && ceilings;
    number[0] = known ? ceiling_level_bandwidth(ceilings, "L1d", 1) : 0;
    number[1] = known ? ceiling_level_bandwidth(ceilings, "memory", 1) : 0;
    number[2] = known ? ceiling_rate(ceilings, CEILING_F64, kernels, 1) : 0;
}

/* Sides of one machine and kernel set have the roofs of the first of them. */
static int has_roofs_of_earlier(const struct html_sides *sides, int side)
{
    double mine[3], theirs[3];
    read_roofs(&sides->side[side], mine);
    for (int i = 0; i < side; i++) {
        read_roofs(&sides->side[i], theirs);
        if (!memcmp(mine, theirs, sizeof mine))
            return 1;
    }
    return 0;
}

static int add_roofs(const struct html_sides *sides, int side, struct html_chart *chart,
                     struct err *err)
{
    static const char *const names[HTML_SIDES][HTML_ROOFS] = {
        {"A: L1d", "A: memory"}, {"B: L1d", "B: memory"}, {"C: L1d", "C: memory"},
        {"D: L1d", "D: memory"}, {"E: L1d", "E: memory"}, {"F: L1d", "F: memory"},
        {"G: L1d", "G: memory"}, {"H: L1d", "H: memory"}};
    const char *kernels = html_side_kernels(&sides->side[side]);
    const struct html_roofs roofs = {
        sides->side[side].ceilings, kernels, 1, side, {names[side][0], names[side][1]}};
    return roofs.ceilings && kernels && !has_roofs_of_earlier(sides, side)
               ? html_roofs_add(chart, &roofs, err)
               : 0;
}

static int has_roofs(const struct html_sides *sides)
{
    int roofs = 0, points = 0;
    for (int side = 0; side < sides->count; side++) {
        roofs += sides->side[side].ceilings != NULL;
        for (size_t i = 0; i < sides->cases; i++) {
            const json_t *line = sides->shared[i].line[side];
            points += is_timed_alone(line) && isfinite(point_of(line).y);
        }
    }
    return roofs && points;
}

static int fill_chart(const struct html_sides *sides, struct html_chart *chart, struct err *err)
{
    chart->series = mem_zeroed((1 + HTML_ROOFS) * (size_t)sides->count, sizeof *chart->series, err);
    for (int side = 0; chart->series && side < sides->count; side++)
        if (add_points(sides, side, chart, err))
            return -1;
    for (int side = 0; chart->series && side < sides->count; side++)
        if (add_roofs(sides, side, chart, err))
            return -1;
    return chart->series ? 0 : -1;
}

static int write_roofline(const struct html_sides *sides, struct err *err)
{
    struct html_chart chart = html_roofs_chart("roofline-1");
    int failed = fill_chart(sides, &chart, err) ||
                 html_chart_write(sides->file, sides->charts, &chart,
                                  "Speed of the cases of one thread against operations per byte of "
                                  "the kernels, by the work model, under each machine's measured "
                                  "peak of multiply-adds (f64) and its bandwidths of L1d and "
                                  "memory. Bar: 95\u00a0% interval.",
                                  err);
    html_chart_free(&chart);
    return failed ? -1 : 0;
}

const struct html_sides_section html_sides_roofline = {
    .id = "roofline",
    .title = "Roofline",
    .applies = has_roofs,
    .write = write_roofline,
};
