/* What a figure of speed against the working set has beside its points: the ends of the caches, and
 * its extent. */
#ifndef BENCH_PLOT_WORKING_SET_H
#define BENCH_PLOT_WORKING_SET_H

#include "bench/plot/plot_bytes.h"
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_labels.h"
#include "bench/plot/plot_scale.h"
#include "bench/plot/plot_writer.h"

struct working_set {
    struct plot_mark mark[CEILING_LEVELS]; /* (marks,) that lie in the figure  */
    int marks;
    struct plot_extent extent; /* of the figure, logarithmic both ways */
};

struct working_set working_set_of(const struct plot_results *, const struct plot_figure *);

/* Writes the ceilings of the series that have one, then the marks: references. */
int working_set_write(const struct working_set *, const struct plot_writer *, struct err *);

/* ceilings, and which series each belongs to: ceiling_of[]; marks, mark[]. */
void working_set_define(const struct working_set *, const struct plot_writer *);

/* Places each mark's text upright beside it. -1 and err without memory. */
int working_set_label(const struct working_set *, const struct plot_figure *,
                      const struct plot_frame *, struct plot_label label[CEILING_LEVELS],
                      struct err *);

/* Caption: what the thin lines and the vertical lines are, and how many points are above their
 * ceilings. */
void working_set_remark(const struct plot_writer *);

#endif
