/* The roofs over the points of a roofline: what the machine lets code reach that does so many
 * operations on every byte. Slanted ones are bandwidths, level ones the peaks of kernel sets; both
 * end where the other begins. Logarithmic in both directions. */
#ifndef BENCH_PLOT_ROOFS_H
#define BENCH_PLOT_ROOFS_H

#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_scale.h"

enum { PLOT_ROOFS = 24 };

struct plot_roof {
    char of[16];       /* "L2", "avx512"                       */
    double bandwidth;  /* GB/s; NAN for a peak                 */
    double peak;       /* GFLOP/s; NAN for a bandwidth         */
    double x[2], y[2]; /* what is seen of it, from left to right */
};

struct plot_roofs {
    struct plot_roof roof[PLOT_ROOFS];
    size_t count;
    struct plot_extent extent; /* of the figure */
};

/* Add roofs whose ceilings are known: of every level; of a kernel set, unless it is there. */
void plot_roofs_add_levels(struct plot_roofs *, const struct ceilings *, int threads);
void plot_roofs_add_peak(struct plot_roofs *, const struct ceilings *, const char *kernels,
                         enum precision, int threads);

/* Chooses the extent of the figure about the points and cuts the roofs to what is seen of them; a
 * roof of which nothing is seen is dropped. */
void plot_roofs_frame(struct plot_roofs *, const struct plot_point *, size_t points);

/* "L2 98.7 GB/s" */
enum { PLOT_ROOF_TEXT = 48 };
void plot_roof_text(const struct plot_roof *, char text[PLOT_ROOF_TEXT]);

/* All of that over a figure's points: the levels, and the kernel sets of its cases. */
int plot_roofs_over(struct plot_roofs *, const struct plot_results *, const struct plot_figure *,
                    struct err *);

/* Places each roof's text in the frame. -1 and err without memory. */
int plot_roofs_label(const struct plot_roofs *, const struct plot_point *, size_t points,
                     const struct plot_frame *, struct plot_label label[PLOT_ROOFS], struct err *);

/* Caption: how the roofs were found. */
void plot_roofs_remark(const struct plot_writer *);

#endif
