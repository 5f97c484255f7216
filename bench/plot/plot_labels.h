/* Labels along the lines of a figure, placed so that none covers a label, a point or a line. */
#ifndef BENCH_PLOT_LABELS_H
#define BENCH_PLOT_LABELS_H

#include <stddef.h>

/* A rectangle around its centre, rotated by `angle` radians. Height 0: a line; length 0, too: a
 * point.
 */
struct plot_box {
    double x, y, length, height, angle;
};

int plot_boxes_overlap(const struct plot_box *, const struct plot_box *);

/* The line from one point to another. */
struct plot_box plot_box_between(const double x[2], const double y[2]);

enum { PLOT_LABEL_TEXT = 64 };
struct plot_label {
    char text[PLOT_LABEL_TEXT];
    struct plot_box line;  /* the labelled line, from left to right          */
    double length, height; /* of the text                                    */
    int at_right;          /* 1: positions near the right end are tried first */
    struct plot_box place; /* its position, set by plot_labels_place         */
};

/* Sets the text, its length and its height in small type, cm. */
void plot_label_set(struct plot_label *, const char *text);

/* The same length without the gaps at its ends. */
double plot_label_text_length(const struct plot_label *);

/* A point with its interval from low to high, all in the frame's units: an obstacle for labels. */
struct plot_box plot_box_of_point(double x, double low, double high);

/* Places all labels (labels,), one after the other, in a frame from (0, 0) to (width, height);
 * point (points,): the obstacles. If no position is free, a label rather covers lines than points,
 * and points than labels. */
void plot_labels_place(struct plot_label *, size_t labels, const struct plot_box *point,
                       size_t points, double width, double height);

#endif
