/* Splits figures of more curves than a reader tells apart. */
#ifndef BENCH_PLOT_SPLIT_H
#define BENCH_PLOT_SPLIT_H

#include "bench/plot/plot_figures.h"

/* Replaces each figure of more series than its kind allows by parts of about as many series each,
 * in their order; references belong to every part. Returns 0, or -1 and err when out of memory. */
int plot_split(struct plot_figures *, struct err *);

#endif
