/* The numbers of a figure of time against the working set: points, ceilings, caches, extent. */
#ifndef BENCH_PLOT_WORKING_SET_H
#define BENCH_PLOT_WORKING_SET_H

#include "bench/plot/plot_bytes.h"
#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_scale.h"

struct working_set_spot {
    struct plot_point time; /* x: bytes; y, low, high: ns per tap-update            */
    double ceiling;         /* the bound that the run was held to, likewise; NAN: not known */
};

/* A case as a point; time.x is NAN when it was not timed by repetitions. */
int working_set_read(const struct plot_results *, const struct plot_case *,
                     struct working_set_spot *, struct err *);

struct working_set {
    struct working_set_spot *spot;         /* of all series, one after the other */
    size_t *first, series;                 /* (series + 1,) where each begins    */
    struct plot_mark mark[CEILING_LEVELS]; /* (marks,) that lie in the figure    */
    int marks;
    struct plot_extent extent; /* of the figure, logarithmic both ways */
};

/* Release with working_set_free. */
int working_set_init(struct working_set *, const struct plot_results *, const struct plot_figure *,
                     struct err *);
void working_set_free(struct working_set *);

/* Whether any of a series' points has one. */
int working_set_has_ceiling(const struct working_set *, size_t series);

/* Where each mark's text may stand, upright beside it, in a frame of width by height cm. -1 and err
 * without memory. */
int working_set_label(const struct working_set *, double width, double height,
                      struct plot_label label[CEILING_LEVELS], struct err *);

#endif
