/* Learning curves: which case is which curve of which figure. */
#include "bench/plot/plot_group.h"

#include <string.h>

/* The figure that a case belongs to: made when the case is its first. */
static struct plot_figure *figure_of(struct plot_figures *figures, const struct plot_case *one,
                                     int axis, uint64_t others, struct err *err)
{
    for (size_t i = 0; i < figures->count; i++)
        if (axis < 0 || (!strcmp(figures->figure[i].label, one->label) &&
                         plot_cases_agree(figures->figure[i].example, one, others)))
            return &figures->figure[i];
    return plot_figures_open(figures,
                             (struct plot_figure){.kind = PLOT_CURVES,
                                                  .label = axis < 0 ? NULL : one->label,
                                                  .axis = axis,
                                                  .fixed = others,
                                                  .example = one},
                             err);
}

/* The first axis that matters, or -1. */
static int main_axis(const struct plot_sweep *sweep)
{
    for (int axis = 0; axis < sweep->axes; axis++)
        if (plot_axis_matters(&sweep->axis[axis]))
            return axis;
    return -1;
}

int plot_group_curves(const struct plot_sweep *sweep, struct plot_figures *figures, struct err *err)
{
    int axis = main_axis(sweep);
    uint64_t others = axis < 0 ? 0 : plot_axis_others(sweep, axis);
    for (size_t i = 0; i < sweep->count; i++) {
        const struct plot_case *one = &sweep->cases[i];
        const char *title = axis < 0 || !*one->value[axis] ? one->label : one->value[axis];
        struct plot_figure *figure = figure_of(figures, one, axis, others, err);
        struct plot_series *series = figure ? plot_figure_series(figure, title, err) : NULL;
        if (!series)
            return -1;
        if (series->points) /* the same bits: only run.* differs */
            continue;
        if (plot_series_add(series, one, err))
            return -1;
    }
    return 0;
}
