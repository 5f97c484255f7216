/* Draws a figure of a results directory. */
#ifndef BENCH_PLOT_DRAW_H
#define BENCH_PLOT_DRAW_H

#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_picture.h"

/* Draws a figure and prints the path of each file on standard output. Returns 0, or -1 and err. */
int plot_draw(const struct plot_job *, const struct plot_results *, const struct plot_figure *,
              struct err *);

#endif
