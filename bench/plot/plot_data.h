/* A figure's numbers in a text file, NAME.dat, for gnuplot and other tools. Each series is a block
 * with its title on the first line. Two blank lines separate blocks. "?" is an unknown value,
 * "-inf" the lower end of an interval that reaches zero power. Texts are in double quotes; a quote
 * inside is doubled. A comment at the top names the columns. */
#ifndef BENCH_PLOT_DATA_H
#define BENCH_PLOT_DATA_H

#include "base/err.h"
#include "bench/plot/plot_curve.h"
#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_results.h"

/* One series in the file. */
struct plot_block {
    char *key; /* its text in the figure's key; NULL: not in the key */
    int points;
    double last; /* y of the last point */
};

/* A summary of the file. */
struct plot_data {
    struct plot_block *block;           /* (series,)                                      */
    int series;                         /* 0: nothing is known, nothing to draw           */
    int references;                     /* how many of them, the last, are no cases'      */
    int intervals;                      /* 1: some point has one                          */
    int diverged;                       /* series cut short, or floors left out           */
    int endless;                        /* curves whose band is left out                  */
    int unsettled;                      /* floors of curves that still fell               */
    int left_out;                       /* series or bars for which there is no place     */
    double first, last;                 /* iteration of any curve                         */
    int mean_over;                      /* iterations of which a point is the mean; 1: one */
    double lowest, highest;             /* of y                                           */
    double lowest_bound, highest_bound; /* of the lower and the upper ends of intervals   */
};

/* Writes the file. Returns 0, or -1 and err; plot_data_free after success and after failure. */
int plot_data_write(const struct plot_results *, const struct plot_figure *, const char *path,
                    struct plot_data *, struct err *);
void plot_data_free(struct plot_data *);

#endif
