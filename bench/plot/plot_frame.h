/* The layout of a figure on paper: the frame, with the key above it. gnuplot's own layout differs
 * from format to format. Goes with plots/frame.gp, which draws it. */
#ifndef BENCH_PLOT_FRAME_H
#define BENCH_PLOT_FRAME_H

#include "base/err.h"

#include <stddef.h>

#define PLOT_PAPER_WIDTH 8.9  /* cm: a column of a two-column paper */
#define PLOT_FRAME_RIGHT 8.5  /* cm: where every frame ends           */
#define PLOT_LINE        0.36 /* cm: the height of a line of type     */

/* What the figure needs about its frame and key, cm. */
struct plot_room {
    double left, bottom; /* of the frame: numbers and titles of its axes */
    double height;       /* of the frame, at least                       */
    double heading;      /* of the key, above its entries                */
};

struct plot_entry {
    double x, y; /* where its sample begins, and its middle; cm from the paper's lower left */
};

/* Everything in cm. */
struct plot_frame {
    double paper;                    /* height; 6.5 unless the key or the frame needs more */
    double left, right, bottom, top; /* from the paper's lower left                        */
    double width, height;
    double sample;            /* length of a sample in the key           */
    double type, title_width; /* of the key: points; the longest title   */
    struct plot_entry *entry; /* (titles,) of the key                    */
};

/* titles > 0. The key has as many columns as fit. Where that takes more than three rows, it is in
 * small type. A title that is wider than the paper is drawn shortened. Release with
 * free(frame->entry). */
int plot_frame_init(struct plot_frame *, const char *const *title, size_t titles, double sample,
                    const struct plot_room *, struct err *);

#endif
