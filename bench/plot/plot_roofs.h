/* The roofs of a roofline: the highest possible speed by operations per byte. Slanted roofs are
 * bandwidths, horizontal ones are peaks of kernel sets. Each ends where another begins. Both axes
 * are logarithmic. */
#ifndef BENCH_PLOT_ROOFS_H
#define BENCH_PLOT_ROOFS_H

#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_labels.h"
#include "bench/plot/plot_scale.h"
#include "bench/plot/plot_writer.h"

enum { PLOT_ROOFS = 24 };

struct plot_roof {
    char of[16];       /* "L2", "avx512"                       */
    double bandwidth;  /* GB/s; NAN for a peak                 */
    double peak;       /* GFLOP/s; NAN for a bandwidth         */
    double x[2], y[2]; /* its visible part, from left to right */
};

struct plot_roofs {
    struct plot_roof roof[PLOT_ROOFS];
    size_t count;
    struct plot_extent extent; /* of the figure */
};

/* Add the roofs whose ceilings are known: of every level; of a kernel set, unless it exists
 * already. */
void plot_roofs_add_levels(struct plot_roofs *, const struct ceilings *, int threads);
void plot_roofs_add_peak(struct plot_roofs *, const struct ceilings *, const char *kernels,
                         enum precision, int threads);

/* Chooses the extent of the figure around the points (points,) and cuts the roofs to their visible
 * parts. A roof without a visible part is dropped. */
void plot_roofs_frame(struct plot_roofs *, const struct plot_point *, size_t points);

/* "L2 98.7 GB/s" */
enum { PLOT_ROOF_TEXT = 48 };
void plot_roof_text(const struct plot_roof *, char text[PLOT_ROOF_TEXT]);

/* All of these steps for a figure: the levels, the kernel sets of its cases, the extent. Returns 0,
 * or -1 and err. */
int plot_roofs_over(struct plot_roofs *, const struct plot_results *, const struct plot_figure *,
                    struct err *);

/* Places each roof's text in the frame. Returns 0, or -1 and err when out of memory. */
int plot_roofs_label(const struct plot_roofs *, const struct plot_point *, size_t points,
                     const struct plot_frame *, struct plot_label label[PLOT_ROOFS], struct err *);

/* Caption: the meaning of the roofs. */
void plot_roofs_remark(const struct plot_writer *);

#endif
