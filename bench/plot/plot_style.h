/* The style of figures that a user chooses: --style FILE. */
#ifndef BENCH_PLOT_STYLE_H
#define BENCH_PLOT_STYLE_H

#include "bench/plot/plot_results.h"
#include "bench/scenario/pool.h"

struct plot_style_curve { /* every text but the label may be NULL */
    const char *label;    /* of the run               */
    const char *title;    /* in figures               */
    const char *tex;      /* in TeX, with mathematics */
    const char *colour;   /* "#rrggbb"                */
};

struct plot_style {
    double width, size; /* of the paper in cm; of type in points */
    const char *font;
    const char **colour; /* (colours,) instead of the usual ones */
    int colours;
    struct plot_style_curve *curve; /* (curves,) in the order of figures */
    int curves;
    struct pool pool; /* owns the texts */
};

/* The style of figures without --style. */
extern const struct plot_style plot_style_usual;

/* Reads a style; NULL: the usual one. Returns 0, or -1 and err with the place in the file.
 * plot_style_free after success and after failure. */
int plot_style_read(const char *path, struct plot_style *, struct err *);
void plot_style_free(struct plot_style *);

/* Orders the cases and names their labels as the style says; the results then borrow from it.
 * Returns 0, or -1 and err when out of memory. */
int plot_style_apply(const struct plot_style *, struct plot_results *, struct err *);

/* The curve of that title; NULL: the style does not name it. */
const struct plot_style_curve *plot_style_find(const struct plot_style *, const char *title);

/* The layout of a figure is computed for type of PLOT_TYPE points, then scaled. */
double plot_style_scale(const struct plot_style *);

#endif
