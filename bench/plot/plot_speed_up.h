/* Speed-ups of a figure's series: time with the fewest threads / time. */
#ifndef BENCH_PLOT_SPEED_UP_H
#define BENCH_PLOT_SPEED_UP_H

#include "bench/plot/plot_writer.h"

/* The fewest and the most threads of a figure. */
struct plot_span {
    double fewest, most;
};

struct plot_span plot_span_of(const struct plot_figure *);

/* 1 when a series has a point at the figure's fewest threads, and another one. */
int plot_speed_up_known(const struct plot_series *, const struct plot_span *);

/* Writes the ratios, except for times from another source than the first one's. Returns 0, or -1
 * and err. */
int plot_speed_up_write(const struct plot_writer *, const struct plot_series *, struct err *);

/* Defines the ranges of both axes, logarithmic if wide, and the tics of the abscissa. */
void plot_span_define(const struct plot_writer *, const struct plot_span *);

#endif
