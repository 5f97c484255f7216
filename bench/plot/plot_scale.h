/* Converts numbers on two logarithmic axes to cm in the frame, in which labels are placed. Pure. */
#ifndef BENCH_PLOT_SCALE_H
#define BENCH_PLOT_SCALE_H

#include "bench/plot/plot_curve.h"
#include "bench/plot/plot_labels.h"

/* The ranges of both axes; 0 < low < high. */
struct plot_extent {
    double x_low, x_high, y_low, y_high;
};

struct plot_scale {
    double x_low, y_low; /* the frame's lower left corner */
    double across, up;   /* cm for a factor e             */
};

/* The scale of a frame of width by height cm. */
struct plot_scale plot_scale_of(const struct plot_extent *, double width, double height);

/* cm from the frame's left end; x > 0. */
double plot_scale_x(const struct plot_scale *, double x);

/* The box of a point with its interval, if known. */
struct plot_box plot_scale_point(const struct plot_scale *, const struct plot_point *);

/* The line from one point to another; x, y > 0. */
struct plot_box plot_scale_line(const struct plot_scale *, const double x[2], const double y[2]);

#endif
