/* The abscissa of an axis of the sweep: numbers, logarithmic over a wide range, or categories. */
#ifndef BENCH_PLOT_ABSCISSA_H
#define BENCH_PLOT_ABSCISSA_H

#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_writer.h"

/* Makes room for the tics' texts if they are tilted. */
void plot_abscissa_widen(const struct plot_axis *, struct plot_room *);

/* Defines x_low, x_high, logarithmic, categories, tilt and, if they are at the values, the tics;
 * for a frame of `width` cm. */
void plot_define_abscissa(const struct plot_writer *, const struct plot_axis *, double width);

#endif
