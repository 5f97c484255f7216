/* Sorts the cases of a run into figures and series, as a kind of figure requires. */
#ifndef BENCH_PLOT_GROUP_H
#define BENCH_PLOT_GROUP_H

#include "bench/plot/plot_figures.h"

enum plot_series_are {
    PLOT_LABELS,  /* one series per label                                           */
    PLOT_VALUES,  /* one series per value of `axis`, and figures for each label     */
    PLOT_CASES,   /* one series per label and values of the axes that differ        */
    PLOT_TOGETHER /* one series for all cases of a figure                           */
};

struct plot_grouping {
    const struct plot_kind *kind;
    enum plot_series_are series;
    const char *subject; /* the axis in the figure's name, or NULL                    */
    int axis;            /* axis of the sweep on the abscissa or of the series; -1: none */
    uint64_t fixed;      /* bits of axes; each of their values has its own figure      */
    int policy;          /* axis that also distinguishes labels; -1: none              */
    int references;      /* 1: cases to which `axis` does not apply join every figure  */
    int one_per_x;       /* 1: of a series' cases with the same x, only the first is used */
};

/* Appends the figures. Reads every case with the kind's `read`; a case whose x is unknown is
 * omitted. A case to which an axis does not apply joins the figures of all its values. Returns 0,
 * or -1 and err. */
int plot_group(const struct plot_results *, const struct plot_grouping *, struct plot_figures *,
               struct err *);

#endif
