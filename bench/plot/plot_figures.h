/* The figures of a run: its cases, sorted into figures and series by each kind of figure
 * (plot_kind.h). */
#ifndef BENCH_PLOT_FIGURES_H
#define BENCH_PLOT_FIGURES_H

#include "base/err.h"
#include "bench/plot/plot_curve.h"
#include "bench/plot/plot_results.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct plot_kind;

enum plot_spent { PLOT_ITERATIONS, PLOT_SECONDS, PLOT_SPENT };

/* A case as a point of a figure. */
struct plot_spot {
    const struct plot_case *one;
    struct plot_point at; /* y: NAN when unknown                                    */
    double ceiling;       /* the upper bound on y by the machine's ceilings; 0: unknown */
    int falling;          /* 1: a floor whose curve has not settled                 */
    struct plot_point spent[PLOT_SPENT]; /* until a level: iterations, seconds (plot_levels.h) */
    double x_low, x_high; /* of at.x, where it is measured: NAN when unknown        */
};

struct plot_series {
    char *title;            /* a label, a value of the axis, ...                   */
    int reference;          /* 1: a case that does not depend on the figure's axis */
    struct plot_spot *spot; /* (spots,) by ascending x                             */
    size_t spots;
};

struct plot_figure {
    const struct plot_kind *kind;
    char *name;          /* "floor-nonzeros-topology=ring": the file's name, without extension */
    const char *subject; /* the label or the axis in its name; NULL: neither     */
    int axis;            /* axis of the sweep on the abscissa or of the series; -1: none */
    uint64_t fixed;      /* axes with a fixed value ...                          */
    const struct plot_case *example; /* ... which is that of this case           */
    int part, parts;                 /* of the curves of one figure, part from 1 */
    struct plot_series *series;      /* (count,) references last                 */
    size_t count;
    size_t left_out; /* cases of this figure without a point */
};

struct plot_figures {
    struct plot_figure *figure;
    size_t count;
};

/* Groups the cases; borrows from the results. Returns 0, or -1 and err; plot_figures_free after
 * success and after failure. */
int plot_figures_group(const struct plot_results *, struct plot_figures *, struct err *);
void plot_figures_free(struct plot_figures *);

/* Prints part of a file name: anything that a shell or TeX would stumble over becomes '-'. */
void plot_print_safely(FILE *name, const char *text);

/* All points of a figure, series after series. The caller frees them. NULL and err when out of
 * memory. */
struct plot_point *plot_figure_points(const struct plot_figure *, size_t *points, struct err *);

#endif
