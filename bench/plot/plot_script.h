/* The definitions that a gnuplot script receives for a figure. */
#ifndef BENCH_PLOT_SCRIPT_H
#define BENCH_PLOT_SCRIPT_H

#include "bench/plot/plot_data.h"

/* gnuplot statements that define the script's variables. The caller frees them; NULL and err on
 * failure. */
char *plot_script_definitions(const struct plot_results *, const struct plot_figure *,
                              const struct plot_data *, const char *format, struct err *);

#endif
