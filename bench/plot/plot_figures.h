/* Which figures a run gives: its cases, sorted into figures and series.
 *
 * Learning curves: one series per label; with axes one figure per label, whose series are the
 * values of the first axis. Floors: one figure per axis, one series per label. Further axes
 * multiply figures. Nothing is read or written here. */
#ifndef BENCH_PLOT_FIGURES_H
#define BENCH_PLOT_FIGURES_H

#include "base/err.h"
#include "bench/plot/plot_sweep.h"

#include <stddef.h>
#include <stdint.h>

enum plot_kind { PLOT_CURVES, PLOT_FLOOR };

struct plot_series {
    const char *title;              /* a label, or a value of the axis     */
    int reference;                  /* a floor that does not depend on the axis */
    const struct plot_case **point; /* (points,) curves: one case; floor: ascending */
    size_t points;
};

struct plot_figure {
    enum plot_kind kind;
    char *name;        /* "floor-nonzeros-topology=ring": the file's name, without ending */
    const char *label; /* whose learning curves; NULL: of every label       */
    int axis;          /* what the series of curves, or the abscissa, are; -1: none */
    uint64_t fixed;    /* axes held at a value ...                          */
    const struct plot_case *example; /* ... which is this case's            */
    struct plot_series *series;      /* (count,) references last            */
    size_t count;
};

struct plot_figures {
    struct plot_figure *figure;
    size_t count;
};

/* Borrows from the sweep, whose values have been collected. Release with plot_figures_free. */
int plot_figures_group(const struct plot_sweep *, struct plot_figures *, struct err *);
void plot_figures_free(struct plot_figures *);

#endif
