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
};

/* A summary of the file. */
struct plot_data {
    struct plot_block *block; /* (series,)                                      */
    int series;               /* 0: no known value, nothing to draw             */
    int references;           /* the number of them, the last ones, that are not cases */
    int intervals;            /* 1: some point has an interval                  */
    int diverged;             /* series cut short, or floors omitted            */
    int unsettled;            /* floors of curves that have not settled         */
    int left_out;             /* series or bars without space                   */
    double last;              /* last iteration of any curve                    */
    int mean_over;            /* iterations averaged in a point; 1: not averaged */
    double lowest, highest, lowest_bound; /* of y and the upper bounds; of the lower bounds */
};

/* Writes the file. Returns 0, or -1 and err; plot_data_free after success and after failure. */
int plot_data_write(const struct plot_results *, const struct plot_figure *, const char *path,
                    struct plot_data *, struct err *);
void plot_data_free(struct plot_data *);

#endif
