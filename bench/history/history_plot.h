/* Draws the figures of a history, one for each series. */
#ifndef BENCH_HISTORY_PLOT_H
#define BENCH_HISTORY_PLOT_H

#include "bench/history/history.h"
#include "bench/plot/plot_picture.h"

/* Into job->output, which is made where it is not there. command: what was typed. */
int history_plot(const struct plot_job *, const struct history *, const struct history_options *,
                 const char *command, struct err *);

#endif
