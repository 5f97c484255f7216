/* The figures that a run gives: its cases, sorted into figures and series. Every kind of figure
 * (plot_kind.h) decides how. */
#ifndef BENCH_PLOT_FIGURES_H
#define BENCH_PLOT_FIGURES_H

#include "base/err.h"
#include "bench/plot/plot_curve.h"
#include "bench/plot/plot_results.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct plot_kind;

/* A case as a point of a figure. */
struct plot_spot {
    const struct plot_case *one;
    struct plot_point at; /* y: NAN where it is unknown                             */
    double ceiling;       /* the least y by the machine's ceilings; 0: it is unknown */
    int falling;          /* 1: a floor whose curve had not settled                 */
};

struct plot_series {
    char *title;            /* a label, a value of the axis, ...                   */
    int reference;          /* 1: a case that does not depend on the figure's axis */
    struct plot_spot *spot; /* (spots,) by ascending x                             */
    size_t spots;
};

struct plot_figure {
    const struct plot_kind *kind;
    char *name;          /* "floor-nonzeros-topology=ring": the file's name, without ending */
    const char *subject; /* the label or the axis in its name; NULL: neither     */
    int axis;            /* what the abscissa or the series vary; -1: nothing    */
    uint64_t fixed;      /* axes held at a value ...                             */
    const struct plot_case *example; /* ... which is this case's                 */
    struct plot_series *series;      /* (count,) references last                 */
    size_t count;
    size_t left_out; /* cases that belong here but have no point */
};

struct plot_figures {
    struct plot_figure *figure;
    size_t count;
};

/* Borrows from the results. Release with plot_figures_free. */
int plot_figures_group(const struct plot_results *, struct plot_figures *, struct err *);
void plot_figures_free(struct plot_figures *);

/* Prints part of a file name: anything that a shell or TeX would stumble over becomes '-'. */
void plot_print_safely(FILE *name, const char *text);

/* All points of a figure, series after series, heap; NULL and err without memory. */
struct plot_point *plot_figure_points(const struct plot_figure *, size_t *points, struct err *);

#endif
