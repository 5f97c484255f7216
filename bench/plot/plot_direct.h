/* Labels at the ends of curves, which replace a key where curves are few and end apart. */
#ifndef BENCH_PLOT_DIRECT_H
#define BENCH_PLOT_DIRECT_H

#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_writer.h"

/* Makes room for them right of the frame, if they suit the figure. */
void plot_direct_widen(const struct plot_writer *, struct plot_room *);

/* Defines direct (1 or 0) and end_y[], where the curves end. */
void plot_direct_define(const struct plot_writer *, const struct plot_frame *);

#endif
