#include "bench/history/shifts.h"

#include "base/mem.h"
#include "bench/common/order.h"
#include "bench/history/change_points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double median_between(const struct series *series, size_t begin, size_t end, double *space)
{
    return order_of(series->value + begin, end - begin, space).median;
}

static double relative_change(const struct column *column, double before, double after)
{
    if (column->kind == COLUMN_DECIBEL)
        return pow(10, (after - before) / 10) - 1;
    return before == after ? 0 : (after - before) / fabs(before);
}

static void measure_shifts(struct series *series, double *space)
{
    for (size_t i = 0; i < series->shifts; i++) {
        struct shift *shift = &series->shift[i];
        size_t begin = i ? shift[-1].at : 0;
        size_t end = i + 1 < series->shifts ? shift[1].at : series->points;
        shift->before = median_between(series, begin, shift->at, space);
        shift->after = median_between(series, shift->at, end, space);
        shift->change = relative_change(series->column, shift->before, shift->after);
    }
}

/* The smallest shift, if it is below `least`; otherwise `shifts`. */
static size_t find_negligible(const struct series *series, double least)
{
    size_t smallest = series->shifts;
    for (size_t i = 0; i < series->shifts; i++) {
        double size = fabs(series->shift[i].change);
        if (size < least &&
            (smallest == series->shifts || size < fabs(series->shift[smallest].change)))
            smallest = i;
    }
    return smallest;
}

static void drop_negligible(struct series *series, double least, double *space)
{
    size_t i;
    measure_shifts(series, space);
    while ((i = find_negligible(series, least)) < series->shifts) {
        memmove(series->shift + i, series->shift + i + 1,
                (series->shifts - i - 1) * sizeof *series->shift);
        series->shifts--;
        measure_shifts(series, space);
    }
}

int shifts_find(struct series *series, const struct history_options *options, struct err *err)
{
    enum { SEED = 1 }; /* the same results give the same shifts */
    struct change_points points;
    double *space = mem_zeroed(series->points, sizeof *space, err);
    int failed = !space || change_points_find(series->value, series->points, options->significance,
                                              SEED, &points, err);
    if (!failed) {
        series->shift = mem_zeroed(points.count, sizeof *series->shift, err);
        failed = !series->shift;
        for (; !failed && series->shifts < points.count; series->shifts++)
            series->shift[series->shifts] = (struct shift){.at = points.item[series->shifts].at,
                                                           .p = points.item[series->shifts].p};
        free(points.item);
    }
    if (!failed)
        drop_negligible(series, options->least, space);
    free(space);
    return failed ? -1 : 0;
}

int shift_direction(const struct series *series, const struct shift *shift)
{
    if (series->column->better == BETTER_NEITHER || shift->change == 0)
        return 0;
    return (shift->change > 0) == (series->column->better == BETTER_LOWER) ? 1 : -1;
}
