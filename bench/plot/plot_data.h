/* A figure's numbers in a plain file, NAME.dat, for gnuplot and for people who draw with other
 * tools: one block per series, its title first, blocks apart by two blank lines, "?" where a value
 * is unknown, "-inf" where an interval reaches down to no power. A comment above names the columns.
 */
#ifndef BENCH_PLOT_DATA_H
#define BENCH_PLOT_DATA_H

#include "base/err.h"
#include "bench/plot/plot_curve.h"
#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_results.h"

/* What the file came to hold. */
struct plot_data {
    int series;                           /* blocks; 0: nothing is known, nothing to draw */
    int references;                       /* how many of them, at the end, are no cases'  */
    int intervals;                        /* some point has one                           */
    int diverged;                         /* series cut short, or floors left out         */
    int left_out;                         /* series or cases that a figure has no place for */
    double last;                          /* iteration of any curve                      */
    int mean_over;                        /* iterations that a point is the mean of; 1: one */
    double lowest, highest, lowest_bound; /* of y and the upper bounds; of the lower bounds */
    enum plot_quantity quantity;
};

int plot_data_write(const struct plot_results *, const struct plot_figure *, const char *path,
                    struct plot_data *, struct err *);

#endif
