/* How a kind of figure sorts the cases of a run into figures and series. */
#ifndef BENCH_PLOT_GROUP_H
#define BENCH_PLOT_GROUP_H

#include "bench/plot/plot_figures.h"

enum plot_series_are {
    PLOT_LABELS,  /* a series is a label                                            */
    PLOT_VALUES,  /* a series is a value of `axis`, and every label has its figures */
    PLOT_CASES,   /* a series is a label with its values of the axes that differ    */
    PLOT_TOGETHER /* all cases of a figure are one series                           */
};

struct plot_grouping {
    const struct plot_kind *kind;
    enum plot_series_are series;
    const char *subject; /* the axis in the figure's name, or NULL                    */
    int axis;            /* what the abscissa or the series vary; -1: nothing         */
    uint64_t fixed;      /* every value of these axes has a figure of its own         */
    int policy;          /* labels differ by this axis too; -1: they do not           */
    int references;      /* 1: cases to which `axis` does not apply join every figure */
    int one_per_x;       /* 1: of a series' cases with the same x, the first counts   */
};

/* Appends the figures. Reads every case with the kind's `read`; one whose x is unknown is left
 * out. A case to which an axis does not apply joins the figures of all its values. */
int plot_group(const struct plot_results *, const struct plot_grouping *, struct plot_figures *,
               struct err *);

#endif
