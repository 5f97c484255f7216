/* The layout of a figure on paper: the frame, with the key above it. gnuplot's own layout differs
 * between formats. plots/frame.gp draws this one. */
#ifndef BENCH_PLOT_FRAME_H
#define BENCH_PLOT_FRAME_H

#include "base/err.h"

#include <stddef.h>

#define PLOT_BESIDE_FRAME 0.39 /* cm, right of every frame         */
#define PLOT_LINE         0.36 /* cm: the height of a line of type */

/* The space around a figure's frame and key, cm. */
struct plot_room {
    double across;       /* width of the paper                           */
    double left, bottom; /* for numbers and titles of the axes           */
    double height;       /* the minimum height of the frame              */
    double heading;      /* for the key's heading, above its entries     */
    double right;        /* more of it right of the frame, for labels    */
    int direct;          /* 1: labels beside the curves replace the key  */
};

struct plot_entry {
    double x, y; /* of its sample's left end, and of its middle; cm from the paper's lower left */
};

/* Everything in cm. */
struct plot_frame {
    double across;                   /* width of the paper                         */
    double paper;                    /* height; 6.5 unless the key or the frame needs more */
    double left, right, bottom, top; /* from the paper's lower left                        */
    double width, height;
    int direct;               /* 1: there is no key                      */
    double sample;            /* length of a sample in the key           */
    double type, title_width; /* of the key: size in points; longest title */
    struct plot_entry *entry; /* (titles,) of the key                    */
};

/* Two panels share the frame (plots/panels.gp): one above the other, or side by side. */
#define PLOT_PANELS_HEIGHT 6.2 /* cm, minimum, of panels one above the other */
double plot_panel_length(double frame_length);

/* title: (titles,), titles > 0; sample: length of a sample, cm. The key has as many columns as fit;
 * a key of more than three rows is in small type. A title that is wider than the paper is
 * shortened. Returns 0, or -1 and err. The caller frees frame->entry. */
int plot_frame_init(struct plot_frame *, const char *const *title, size_t titles, double sample,
                    const struct plot_room *, struct err *);

#endif
