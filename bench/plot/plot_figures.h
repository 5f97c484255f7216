/* Which figures a run gives: its cases, sorted into figures and series by each kind of figure
 * (plot_kind.h). Nothing is read or written here. */
#ifndef BENCH_PLOT_FIGURES_H
#define BENCH_PLOT_FIGURES_H

#include "base/err.h"
#include "bench/plot/plot_results.h"

#include <stddef.h>
#include <stdint.h>

struct plot_kind;

struct plot_series {
    char *title;                    /* a label, a value of the axis, ...         */
    int reference;                  /* a floor that does not depend on the axis  */
    const struct plot_case **point; /* (points,) in the order of the kind        */
    size_t points;
};

struct plot_figure {
    const struct plot_kind *kind;
    char *name;          /* "floor-nonzeros-topology=ring": the file's name, without ending */
    const char *subject; /* the label or the axis that its name tells; NULL: of all */
    int axis;            /* what the series of curves, or the abscissa, are; -1: none */
    uint64_t fixed;      /* axes held at a value ...                        */
    const struct plot_case *example; /* ... which is this case's            */
    struct plot_series *series;      /* (count,) references last            */
    size_t count;
};

struct plot_figures {
    struct plot_figure *figure;
    size_t count;
};

/* Borrows from the results. Release with plot_figures_free. */
int plot_figures_group(const struct plot_results *, struct plot_figures *, struct err *);
void plot_figures_free(struct plot_figures *);

#endif
