/* What the kinds of figures sort cases with. */
#ifndef BENCH_PLOT_GROUP_H
#define BENCH_PLOT_GROUP_H

#include "bench/plot/plot_figures.h"

/* Whether two cases have the same values on a set of axes. */
int plot_cases_agree(const struct plot_case *, const struct plot_case *, uint64_t axes);

/* A new figure in the list, as given; NULL and err without memory. */
struct plot_figure *plot_figures_open(struct plot_figures *, struct plot_figure, struct err *);

/* The figure's series of that title, made when there is none; NULL and err without memory. */
struct plot_series *plot_figure_series(struct plot_figure *, const char *title, struct err *);

int plot_series_add(struct plot_series *, const struct plot_case *, struct err *);

#endif
