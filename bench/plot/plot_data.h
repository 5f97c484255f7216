/* A figure's numbers in a plain file, NAME.dat, for gnuplot and for people who draw with other
 * tools. There is one block per series, its title on the first line. Two blank lines part blocks.
 * "?" is an unknown value, "-inf" an interval that reaches down to no power. Texts are in double
 * quotes, a quote within is doubled. A comment at the top names the columns. */
#ifndef BENCH_PLOT_DATA_H
#define BENCH_PLOT_DATA_H

#include "base/err.h"
#include "bench/plot/plot_curve.h"
#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_results.h"

/* One series in the file. */
struct plot_block {
    char *key; /* what the figure's key calls it; NULL: it is not there */
    int points;
};

/* What is in the file. */
struct plot_data {
    struct plot_block *block;           /* (series,)                                      */
    int series;                         /* 0: nothing is known, nothing to draw           */
    int references;                     /* how many of them, the last, are no cases'      */
    int intervals;                      /* 1: some point has one                          */
    int diverged;                       /* series cut short, or floors left out           */
    int endless;                        /* curves whose band is left out                  */
    int unsettled;                      /* floors of curves that still fell               */
    int left_out;                       /* series or bars for which there is no place     */
    double last;                        /* iteration of any curve                         */
    int mean_over;                      /* iterations of which a point is the mean; 1: one */
    double lowest, highest;             /* of y                                           */
    double lowest_bound, highest_bound; /* of the lower and the upper ends of intervals   */
};

/* Release with plot_data_free. */
int plot_data_write(const struct plot_results *, const struct plot_figure *, const char *path,
                    struct plot_data *, struct err *);
void plot_data_free(struct plot_data *);

#endif
