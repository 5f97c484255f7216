/* Floors against an axis: which case is which point of which line of which figure. */
#include "bench/plot/plot_group.h"

#include <string.h>

/* Whether two cases have the same values on a set of axes, where an axis that does not apply to
 * one of them agrees with any value. */
static int compatible(const struct plot_case *a, const struct plot_case *b, uint64_t axes)
{
    for (int axis = 0; axis < PLOT_AXES; axis++)
        if (plot_axis_in(axes, axis) && *a->value[axis] && *b->value[axis] &&
            strcmp(a->value[axis], b->value[axis]))
            return 0;
    return 1;
}

/* How many of the axes apply to a case. */
static int applied(const struct plot_case *one, uint64_t axes)
{
    int count = 0;
    for (int axis = 0; axis < PLOT_AXES; axis++)
        count += plot_axis_in(axes, axis) && *one->value[axis];
    return count;
}

/* Whether case i begins a new figure: it depends on the axis, no earlier case has its values of
 * the other axes, and no case that agrees with it says more about them. */
static int begins_figure(const struct plot_sweep *sweep, size_t i, int axis, uint64_t others)
{
    const struct plot_case *one = &sweep->cases[i];
    int begins = *one->value[axis] != 0;
    for (size_t j = 0; begins && j < sweep->count; j++) {
        const struct plot_case *other = &sweep->cases[j];
        if (!*other->value[axis])
            continue;
        begins = !(j < i && plot_cases_agree(one, other, others)) &&
                 !(compatible(one, other, others) && applied(other, others) > applied(one, others));
    }
    return begins;
}

static int has_value(const struct plot_series *series, const char *value, int axis)
{
    for (size_t i = 0; i < series->points; i++)
        if (!strcmp(series->point[i]->value[axis], value))
            return 1;
    return 0;
}

/* Moves the last point to its place among the others, which ascend. */
static void sort_last(struct plot_series *series, const struct plot_axis *axis, int a)
{
    const struct plot_case **point = series->point, *last = point[series->points - 1];
    double position = plot_axis_position(axis, last->value[a]);
    size_t i = series->points - 1;
    for (; i > 0 && plot_axis_position(axis, point[i - 1]->value[a]) > position; i--)
        point[i] = point[i - 1];
    point[i] = last;
}

static int add(const struct plot_sweep *sweep, struct plot_figure *figure,
               const struct plot_case *one, struct err *err)
{
    int axis = figure->axis;
    struct plot_series *series = plot_figure_series(figure, one->label, err);
    if (!series)
        return -1;
    int depends = *one->value[axis] != 0;
    if (series->points && (!depends || has_value(series, one->value[axis], axis)))
        return 0; /* the same bits: only run.* differs */
    series->reference = !depends;
    if (plot_series_add(series, one, err))
        return -1;
    sort_last(series, &sweep->axis[axis], axis);
    return 0;
}

/* Adds what belongs to the figure: cases that depend on the axis first, then the references. */
static int fill(const struct plot_sweep *sweep, struct plot_figure *figure, struct err *err)
{
    for (int reference = 0; reference < 2; reference++)
        for (size_t i = 0; i < sweep->count; i++) {
            const struct plot_case *one = &sweep->cases[i];
            if ((*one->value[figure->axis] == 0) == reference &&
                compatible(one, figure->example, figure->fixed) && add(sweep, figure, one, err))
                return -1;
        }
    return 0;
}

int plot_group_floor(const struct plot_sweep *sweep, int axis, struct plot_figures *figures,
                     struct err *err)
{
    uint64_t others = plot_axis_others(sweep, axis);
    for (size_t i = 0; i < sweep->count; i++) {
        if (!begins_figure(sweep, i, axis, others))
            continue;
        struct plot_figure *figure = plot_figures_open(
            figures,
            (struct plot_figure){
                .kind = PLOT_FLOOR, .axis = axis, .fixed = others, .example = &sweep->cases[i]},
            err);
        if (!figure || fill(sweep, figure, err))
            return -1;
    }
    return 0;
}
