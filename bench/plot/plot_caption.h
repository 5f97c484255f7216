/* Writes captions: sentences that explain a figure. */
#ifndef BENCH_PLOT_CAPTION_H
#define BENCH_PLOT_CAPTION_H

#include "bench/plot/plot_writer.h"

/* "MSD" and "Mean-square deviation (MSD)" */
const char *plot_quantity_name(enum plot_quantity);
const char *plot_quantity_words(enum plot_quantity);

/* The separator after item i of "2, 5 and 10": ", " or " and ". */
const char *plot_separator(size_t i, size_t count);

/* ", for nonzeros = 2, 5 and 10", unless the axis does not apply to the figure's series. */
void plot_print_values(const struct plot_writer *);

/* A value of the resolved scenario, stored in `text` if it is a number. NULL: unknown, or varied by
 * the sweep. */
const char *plot_fact(const struct plot_writer *, const char *path, char text[32]);

/* The network, the system, the input and the noise. */
void plot_remark_problem(const struct plot_writer *);

/* The iterations at which the system changes. */
void plot_remark_changes(const struct plot_writer *);

/* The number of trials averaged in the "Lines" (means), and the meaning of the "Bands" (intervals).
 */
void plot_remark_trials(const struct plot_writer *, const char *means, const char *intervals);

/* The curves whose band is left out, since it has no lower end, and those that diverged. */
void plot_remark_cuts(const struct plot_writer *);

/* The number of floors whose curves have not settled, and the omission of diverged cases. */
void plot_remark_unusual(const struct plot_writer *);

/* The cases without a point: "2 cases without a profile are left out." */
void plot_remark_left_out(const struct plot_writer *, const char *which);

/* Points are medians; the meaning of their bars; the omitted cases. */
void plot_remark_times(const struct plot_writer *);

#endif
