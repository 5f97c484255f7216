/* Parts of a figure of speed against the working set: the capacities of the caches and the extent.
 */
#ifndef BENCH_PLOT_WORKING_SET_H
#define BENCH_PLOT_WORKING_SET_H

#include "bench/plot/plot_bytes.h"
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_labels.h"
#include "bench/plot/plot_scale.h"
#include "bench/plot/plot_writer.h"

struct working_set {
    struct plot_mark mark[CEILING_LEVELS]; /* (marks,) inside the figure       */
    int marks;
    struct plot_extent extent; /* of the figure, both axes logarithmic */
};

struct working_set working_set_of(const struct plot_results *, const struct plot_figure *);

/* Writes the ceilings of the series that have one, then the marks, as references. Returns 0, or -1
 * and err. */
int working_set_write(const struct working_set *, const struct plot_writer *, struct err *);

/* Defines ceilings, the series of each, ceiling_of[], and marks, mark[]. */
void working_set_define(const struct working_set *, const struct plot_writer *);

/* Places each mark's text vertically next to it. Returns 0, or -1 and err when out of memory. */
int working_set_label(const struct working_set *, const struct plot_figure *,
                      const struct plot_frame *, struct plot_label label[CEILING_LEVELS],
                      struct err *);

/* Caption: the meaning of the thin and the vertical lines, and the number of points above their
 * ceilings. */
void working_set_remark(const struct plot_writer *);

#endif
