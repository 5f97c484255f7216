/* Draws a figure: its numbers, its pictures, its origin. All is made in a private folder, under
 * names of our own, and moves to its place when it is whole. So no path that a user or a stranger
 * chose is read by gnuplot, which runs files named "<..." and "|..." as commands, and no broken
 * picture is left. */
#ifndef BENCH_PLOT_DRAW_H
#define BENCH_PLOT_DRAW_H

#include "bench/plot/plot_figures.h"

struct plot_format {
    const char *name; /* "pdf": also the ending of its files */
    const char *end;  /* the last bytes of a whole file      */
    size_t end_length;
};
enum { PLOT_FORMATS = 3 };
extern const struct plot_format plot_formats[PLOT_FORMATS];

struct plot_job {
    unsigned wanted;     /* bit i: plot_formats[i] */
    const char *scripts; /* folder of the scripts  */
    const char *output;  /* folder of the figures  */
    char date[15];       /* YYYYMMDDhhmmss that goes into every PDF file; "": leave theirs */
};

/* Prints the path of each file on standard output. */
int plot_draw(const struct plot_job *, const struct plot_results *, const struct plot_figure *,
              struct err *);

/* 0 when the file ends as files of its format do. */
int plot_check_whole(const char *path, const struct plot_format *, struct err *);

#endif
