/* A learning curve on its way from curves.csv to print: thinned, never smoothed in secret. */
#ifndef BENCH_PLOT_CURVE_H
#define BENCH_PLOT_CURVE_H

#include "base/err.h"
#include "bench/plot/plot_results.h"

#include <stddef.h>

/* Also a point of a floor, where x is the value of the axis. */
struct plot_point {
    double x, y, low, high; /* y in dB; low, high: NAN where no interval is known */
};

struct plot_curve {
    struct plot_point *point; /* (count,) by ascending iteration, every y known */
    size_t count;
};

/* The known values of one case; none is not an error. Release with free(curve->point). */
int plot_curve_read(const struct csv_table *curves, const char *case_name, enum plot_quantity,
                    struct plot_curve *, struct err *);

/* Keeps every stride-th point and the last, so that at most `most` + 1 remain. Returns the stride.
 */
size_t plot_curve_thin(struct plot_curve *, size_t most);

/* Replaces the points by the means (of powers) of blocks, at most `most` of them, each at the
 * middle of its block, and without intervals; what does not fill a block is left out. Returns the
 * points per block: 1 when nothing changed. */
size_t plot_curve_average(struct plot_curve *, size_t most);

/* Ends the curve before it first exceeds its beginning by `rise` dB. */
void plot_curve_cut(struct plot_curve *, double rise);

/* The curve of one case as it is printed: cut short where it diverged, thinned, or for the error
 * averaged. `mean_over` becomes the iterations per point where they are averaged. */
int plot_curve_print(const struct plot_results *, const struct plot_case *, struct plot_curve *,
                     int *mean_over, struct err *);

/* Takes away a band that reaches down to no power at all over half of the curve or more: it would
 * cover the frame. Returns 1 when it did. */
int plot_curve_drop_endless_band(struct plot_curve *);

#endif
