/* Runtimes to many targets: when the curves of a label pass every decibel, over several problems,
 * as in the runtime distributions of COCO (Hansen and others, COCO: a platform for comparing
 * continuous optimizers in a black-box setting, 2021). */
#ifndef BENCH_PLOT_RUNTIMES_H
#define BENCH_PLOT_RUNTIMES_H

#include "bench/plot/plot_decades.h"
#include "bench/plot/plot_figures.h"

#include <stddef.h>

struct plot_runtimes {         /* of one series */
    double *spent[PLOT_SPENT]; /* (count,) of solved pairs, ascending; seconds may be fewer */
    size_t count[PLOT_SPENT];
    size_t pairs;           /* of problem and target, solved or not */
    double end[PLOT_SPENT]; /* of the longest run                   */
};

/* The lowest target in dB, a whole number, that a curve of the figure passes; the first target if
 * none does. */
enum { PLOT_FIRST_TARGET = -10 };
int plot_runtimes_lowest(const struct plot_results *, const struct plot_figure *, int *lowest,
                         struct err *);

/* The runtimes of a series to every whole dB from PLOT_FIRST_TARGET down to `lowest`. Returns 0, or
 * -1 and err; plot_runtimes_free after success and after failure. */
int plot_runtimes_find(const struct plot_results *, const struct plot_series *, int lowest,
                       struct plot_runtimes *, struct err *);
void plot_runtimes_free(struct plot_runtimes *);

/* The ranges of a figure: from the first pair that is solved to the end of the longest run. Returns
 * 0, or -1 and err. */
int plot_runtimes_ranges(const struct plot_results *, const struct plot_figure *, int lowest,
                         struct plot_range range[PLOT_SPENT], struct err *);

#endif
