#include "bench/plot/plot_sweep.h"

#include "base/mem.h"
#include "base/option.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double log_span = 20; /* a factor; for smaller ranges a linear axis is clearer */

/* The index of a value of the axis; `values` when it is not one. */
static size_t index_of_value(const struct plot_axis *axis, const char *value)
{
    size_t n = 0;
    while (n < axis->values && strcmp(axis->value[n], value))
        n++;
    return n;
}

int plot_sweep_collect(struct plot_sweep *sweep, struct err *err)
{
    for (int a = 0; a < sweep->axes; a++) {
        struct plot_axis *axis = &sweep->axis[a];
        for (size_t i = 0; i < sweep->count; i++) {
            const char *value = sweep->cases[i].value[a];
            if (!*value || index_of_value(axis, value) < axis->values)
                continue;
            if (mem_grow(&axis->value, axis->values, sizeof *axis->value, err))
                return -1;
            axis->value[axis->values++] = value;
        }
    }
    return 0;
}

void plot_sweep_free(struct plot_sweep *sweep)
{
    for (int a = 0; a < sweep->axes; a++) {
        free(sweep->axis[a].value);
        sweep->axis[a].value = NULL;
        sweep->axis[a].values = 0;
    }
}

int plot_axis_swept(const struct plot_sweep *sweep, const char *path)
{
    for (int axis = 0; axis < sweep->axes; axis++)
        if (!strcmp(sweep->axis[axis].path, path) && sweep->axis[axis].values > 1)
            return axis;
    return -1;
}

/* 1 when a policy of the axis is not exact: then results depend on it. */
static int has_loose_policy(const struct plot_axis *axis)
{
    int loose = 0;
    for (size_t n = 0; !strcmp(axis->path, "run.sync") && n < axis->values; n++)
        loose |= !strncmp(axis->value[n], "stale:", 6);
    return loose;
}

int plot_axis_matters(const struct plot_axis *axis)
{
    return axis->values > 1 && (strncmp(axis->path, "run.", 4) || has_loose_policy(axis));
}

int plot_axis_is_parameter(const struct plot_axis *axis)
{
    static const char algorithms[] = "algorithms.";
    return !strncmp(axis->path, algorithms, sizeof algorithms - 1);
}

/* A policy that is not exact changes results, but not the problem. */
static int changes_problem(const struct plot_axis *axis)
{
    return !plot_axis_is_parameter(axis) && strncmp(axis->path, "run.", 4);
}

uint64_t plot_axes_of(const struct plot_sweep *sweep, int parameters)
{
    uint64_t set = 0;
    for (int a = 0; a < sweep->axes; a++) {
        const struct plot_axis *axis = &sweep->axis[a];
        if (plot_axis_matters(axis) &&
            (parameters ? plot_axis_is_parameter(axis) : changes_problem(axis)))
            set |= UINT64_C(1) << a;
    }
    return set;
}

int plot_axis_first(const struct plot_sweep *sweep)
{
    for (int axis = 0; axis < sweep->axes; axis++)
        if (plot_axis_matters(&sweep->axis[axis]))
            return axis;
    return -1;
}

/* 1 when the value of one axis determines the value of another. */
static int determines(const struct plot_sweep *sweep, int axis, int other)
{
    for (size_t i = 0; i < sweep->count; i++)
        for (size_t j = 0; j < i; j++) {
            const char **a = sweep->cases[i].value, **b = sweep->cases[j].value;
            if (!strcmp(a[axis], b[axis]) && *a[other] && *b[other] && strcmp(a[other], b[other]))
                return 0;
        }
    return 1;
}

static uint64_t others_of(const struct plot_sweep *sweep, int axis,
                          int (*counts)(const struct plot_axis *))
{
    uint64_t others = 0;
    for (int other = 0; other < sweep->axes; other++)
        if (other != axis && counts(&sweep->axis[other]) && !determines(sweep, axis, other))
            others |= UINT64_C(1) << other;
    return others;
}

uint64_t plot_axis_others(const struct plot_sweep *sweep, int axis)
{
    return others_of(sweep, axis, plot_axis_matters);
}

static int is_swept(const struct plot_axis *axis)
{
    return axis->values > 1;
}

uint64_t plot_axis_others_of_time(const struct plot_sweep *sweep, int axis)
{
    return others_of(sweep, axis, is_swept);
}

int plot_axis_is_numeric(const struct plot_axis *axis)
{
    double number;
    for (size_t n = 0; n < axis->values; n++)
        if (option_number(axis->value[n], &number))
            return 0;
    return 1;
}

int plot_axis_is_logarithmic(const struct plot_axis *axis)
{
    double low = INFINITY, high = 0, number;
    for (size_t n = 0; n < axis->values; n++) {
        if (option_number(axis->value[n], &number))
            return 0;
        low = fmin(low, number);
        high = fmax(high, number);
    }
    return low > 0 && high > log_span * low;
}

const char *plot_axis_middle(const struct plot_axis *axis)
{
    return axis->value[(axis->values - 1) / 2];
}

double plot_axis_position(const struct plot_axis *axis, const char *value)
{
    double number;
    if (plot_axis_is_numeric(axis) && !option_number(value, &number))
        return number;
    return (double)index_of_value(axis, value);
}

void plot_axis_extent(const struct plot_axis *axis, double *low, double *high)
{
    double least = INFINITY, greatest = -INFINITY;
    for (size_t n = 0; n < axis->values; n++) {
        least = fmin(least, plot_axis_position(axis, axis->value[n]));
        greatest = fmax(greatest, plot_axis_position(axis, axis->value[n]));
    }
    if (low)
        *low = least;
    if (high)
        *high = greatest;
}

/* The swept axis with the most values that is not in the set; -1: none. */
static int widest_axis(const struct plot_sweep *sweep, uint64_t set)
{
    int widest = -1;
    size_t most = 1;
    for (int axis = 0; axis < sweep->axes; axis++)
        if (!plot_axis_in(set, axis) && sweep->axis[axis].values > most) {
            most = sweep->axis[axis].values;
            widest = axis;
        }
    return widest;
}

uint64_t plot_axis_apart(const struct plot_sweep *sweep, size_t most_series)
{
    int threads = plot_axis_swept(sweep, "run.threads"), axis;
    uint64_t apart = threads < 0 ? 0 : UINT64_C(1) << threads;
    size_t series = threads < 0 ? sweep->count : sweep->count / sweep->axis[threads].values;
    while (series > most_series && (axis = widest_axis(sweep, apart)) >= 0) {
        apart |= UINT64_C(1) << axis;
        series /= sweep->axis[axis].values;
    }
    return apart;
}
