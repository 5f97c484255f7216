/* A figure whose frame has a fixed place on the paper, with a key above it: where gnuplot's own
 * layout differs from format to format, or labels are to lie along lines. Goes with
 * plots/frame.gp. */
#ifndef BENCH_PLOT_FRAME_H
#define BENCH_PLOT_FRAME_H

#include "bench/plot/plot_kind.h"

struct plot_frame {
    double left, right, bottom, top; /* of the paper: 0..1 */
    double width, height;            /* cm                 */
    int columns, letters, is_small;  /* of the key: how much of a title it shows, in small type? */
};

/* The key's samples are so many letters long. As many columns as certainly fit; where that takes
 * too many rows, more columns of smaller and then shorter titles. */
struct plot_frame plot_frame_of(const char *const *title, size_t titles, double samples,
                                double left);

/* frame_left, ..., columns, samples, titles[]: what plots/frame.gp is given. */
void plot_frame_define(const struct plot_writer *, const struct plot_frame *,
                       const char *const *title, size_t titles, double samples);

#endif
