/* Writes captions: what a reader must know of a figure, in sentences. */
#ifndef BENCH_PLOT_CAPTION_H
#define BENCH_PLOT_CAPTION_H

#include "bench/plot/plot_writer.h"

/* "MSD" and "Mean-square deviation (MSD)" */
const char *plot_quantity_name(enum plot_quantity);
const char *plot_quantity_words(enum plot_quantity);

/* ", " or " and ": what is between the items of "2, 5 and 10". */
const char *plot_separator(size_t i, size_t count);

/* ", for nonzeros = 2, 5 and 10", unless the axis does not apply to the figure's series. */
void plot_print_values(const struct plot_writer *);

/* A fact of the resolved scenario, or NULL: unknown, or varied by the sweep. */
const char *plot_fact(const struct plot_writer *, const char *path, char text[32]);

/* The network, the system, the input and the noise. */
void plot_remark_problem(const struct plot_writer *);

/* When the system changes. */
void plot_remark_changes(const struct plot_writer *);

/* How many trials "Lines" are means of, and what their "Bands" are. */
void plot_remark_trials(const struct plot_writer *, const char *means, const char *intervals);

/* How many floors are of curves that had not settled, and that diverged cases are left out. */
void plot_remark_unusual(const struct plot_writer *);

/* That points are medians, what their bars are, and which cases are left out. */
void plot_remark_times(const struct plot_writer *);

#endif
