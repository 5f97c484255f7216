/* Speed-ups of a figure's series: times against the time with the fewest threads. */
#ifndef BENCH_PLOT_SPEED_UP_H
#define BENCH_PLOT_SPEED_UP_H

#include "bench/plot/plot_writer.h"

/* The fewest and the most threads of a figure. */
struct plot_span {
    double fewest, most;
};

struct plot_span plot_span_of(const struct plot_figure *);

/* Whether a series begins where the figure does, and goes on. */
int plot_speed_up_known(const struct plot_series *, const struct plot_span *);

/* Writes the quotients. A time of another source than the first's is not compared with it. */
int plot_speed_up_write(const struct plot_writer *, const struct plot_series *, struct err *);

/* The ranges of both axes, logarithmic over a wide one, and the tics of the abscissa. */
void plot_span_define(const struct plot_writer *, const struct plot_span *);

#endif
