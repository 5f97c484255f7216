#include "bench/history/shifts.h"

#include "base/mem.h"
#include "bench/common/order.h"
#include "bench/history/change_points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* NAN where one of them is unknown, or all are (NULL). */
static double median_between(const double *value, size_t begin, size_t end, double *space)
{
    for (size_t i = begin; value && i < end; i++)
        if (isnan(value[i]))
            return NAN;
    return value ? order_of(value + begin, end - begin, space).median : (double)NAN;
}

static double relative_change(const struct column *column, double before, double after)
{
    if (column->kind == COLUMN_DECIBEL)
        return pow(10, (after - before) / 10) - 1;
    return before == after ? 0 : (after - before) / fabs(before);
}

static int by_value(const void *one, const void *other)
{
    double left = *(const double *)one, right = *(const double *)other;
    return (left > right) - (left < right);
}

/* How many of all n m changes lie below the interval's lower end, by the normal approximation of
 * the rank sum, which is exact to one change from four points a side on. */
static size_t changes_below(size_t n, size_t m)
{
    double all = (double)n * (double)m;
    double below = floor(all / 2 - 1.96 * sqrt(all * (double)(n + m + 1) / 12));
    return below > 0 ? (size_t)below : 0;
}

/* Sets the shift's low and high; `space` (points^2 / 4,) is overwritten. */
static void measure_interval(const struct series *series, struct shift *shift, size_t begin,
                             size_t end, double *space)
{
    size_t count = 0, below = changes_below(shift->at - begin, end - shift->at);
    shift->low = shift->high = NAN;
    if (!below)
        return;
    for (size_t i = begin; i < shift->at; i++)
        for (size_t j = shift->at; j < end; j++)
            space[count++] = relative_change(series->column, series->value[i], series->value[j]);
    qsort(space, count, sizeof *space, by_value);
    shift->low = space[below - 1];
    shift->high = space[count - below];
}

static void measure_shifts(struct series *series, double *space)
{
    for (size_t i = 0; i < series->shifts; i++) {
        struct shift *shift = &series->shift[i];
        size_t begin = i ? shift[-1].at : 0;
        size_t end = i + 1 < series->shifts ? shift[1].at : series->points;
        shift->before = median_between(series->value, begin, shift->at, space);
        shift->after = median_between(series->value, shift->at, end, space);
        shift->change = relative_change(series->column, shift->before, shift->after);
        shift->cpu_before = median_between(series->cpu, begin, shift->at, space);
        shift->cpu_after = median_between(series->cpu, shift->at, end, space);
        measure_interval(series, shift, begin, end, space);
    }
}

/* A shift that began lately may be chance, and be gone with the next results. */
static void drop_young(struct series *series, size_t least_age)
{
    while (series->shifts && shift_age(series, &series->shift[series->shifts - 1]) < least_age)
        series->shifts--;
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
    size_t changes = series->points * series->points / 4; /* of half the points to the other half */
    double *space = mem_zeroed(changes + series->points, sizeof *space, err);
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
    if (!failed) {
        drop_young(series, options->least_age);
        drop_negligible(series, options->least, space);
    }
    free(space);
    return failed ? -1 : 0;
}

int shift_direction(const struct series *series, const struct shift *shift)
{
    if (series->column->better == BETTER_NEITHER || shift->change == 0)
        return 0;
    return (shift->change > 0) == (series->column->better == BETTER_LOWER) ? 1 : -1;
}
