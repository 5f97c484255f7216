/* A learning curve from curves.csv, prepared for print: thinned or averaged, as the caption states.
 */
#ifndef BENCH_PLOT_CURVE_H
#define BENCH_PLOT_CURVE_H

#include "base/err.h"
#include "bench/plot/plot_results.h"

#include <stddef.h>

/* A point of a curve, x is the iteration; or of a floor, x is the value of the axis. */
struct plot_point {
    double x, y, low, high; /* y in dB; low, high: NAN without an interval */
};

struct plot_curve {
    struct plot_point *point; /* (count,) by ascending iteration, every y known */
    size_t count;
};

/* Reads the known values of one case; their absence is not an error.
 * Returns 0, or -1 and err. The caller frees curve->point. */
int plot_curve_read(const struct csv_table *curves, const char *case_name, enum plot_quantity,
                    struct plot_curve *, struct err *);

/* The same for any column of curves.csv; without intervals, but for the MSD. */
int plot_curve_column(const struct csv_table *curves, const char *case_name, const struct column *,
                      struct plot_curve *, struct err *);

/* Keeps every stride-th point and the last one, so that at most `most` + 1 remain. Returns the
 * stride. */
size_t plot_curve_thin(struct plot_curve *, size_t most);

/* Replaces the points by the means, of powers, of at most `most` blocks, each at the middle of its
 * block and without an interval. An incomplete last block is omitted. Returns the points per block;
 * 1: nothing changed. */
size_t plot_curve_average(struct plot_curve *, size_t most);

/* Ends the curve before it first exceeds its beginning by `rise` dB. */
void plot_curve_cut(struct plot_curve *, double rise);

/* Prepares the curve of one case for print: cuts it where it diverges, and thins it or, for an
 * error, averages it. *mean_over is set to the iterations per averaged point. Returns 0, or -1 and
 * err. */
int plot_curve_print(const struct plot_results *, const struct plot_case *, struct plot_curve *,
                     int *mean_over, struct err *);

/* The same for the curve by theory; count 0: there is none. */
int plot_curve_theory(const struct plot_results *, const struct plot_case *, struct plot_curve *,
                      struct err *);

/* Takes away a band that reaches down to no power at all over half of the curve or more: it would
 * cover the frame. Returns 1 when it did. */
int plot_curve_drop_endless_band(struct plot_curve *);

#endif
