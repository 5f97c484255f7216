/* The steady state against an axis, for the figures that show it. */
#ifndef BENCH_PLOT_FLOOR_H
#define BENCH_PLOT_FLOOR_H

#include "bench/plot/plot_group.h"

/* 1 when a figure of both floor and speed shows the axis: a parameter of algorithms, where a level
 * is reached. */
int plot_floor_has_speed(const struct plot_results *, int axis);

/* Adds the figures of a kind against an axis: one series per label. Returns 0, or -1 and err. */
int plot_floor_group(const struct plot_results *, const struct plot_kind *, int axis,
                     struct plot_figures *, struct err *);

/* Reads the floor of the case spot->one; unknown if it diverged. Returns 0, or -1 and err. */
int plot_floor_read(const struct plot_results *, int axis, struct plot_spot *, struct err *);

#endif
