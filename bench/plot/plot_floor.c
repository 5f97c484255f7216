#include "bench/plot/plot_floor.h"

int plot_floor_has_speed(const struct plot_results *results, int axis)
{
    const struct plot_axis *of = &results->sweep.axis[axis];
    return results->level >= 0 && plot_axis_matters(of) && plot_axis_is_parameter(of);
}

int plot_floor_group(const struct plot_results *results, const struct plot_kind *kind, int axis,
                     struct plot_figures *figures, struct err *err)
{
    const struct plot_grouping by = {.kind = kind,
                                     .subject = results->sweep.axis[axis].name,
                                     .axis = axis,
                                     .fixed = plot_axis_others(&results->sweep, axis),
                                     .policy = -1,
                                     .references = 1,
                                     .one_per_x = 1};
    return plot_group(results, &by, figures, err);
}

int plot_floor_read(const struct plot_results *results, int axis, struct plot_spot *spot,
                    struct err *err)
{
    const char *value = axis < 0 ? "" : spot->one->value[axis];
    int msd = results->quantity == PLOT_MSD;
    spot->falling = plot_results_falling(results, spot->one);
    spot->at.x = *value ? plot_axis_position(&results->sweep.axis[axis], value) : 0;
    if (plot_results_diverged(results, spot->one))
        return 0;
    if (plot_results_number(results, spot->one, msd ? &summary_msd_db : &summary_mse_db,
                            &spot->at.y, err))
        return -1;
    if (msd && (plot_results_number(results, spot->one, &summary_msd_lo_db, &spot->at.low, err) ||
                plot_results_number(results, spot->one, &summary_msd_hi_db, &spot->at.high, err)))
        return -1;
    return 0;
}
