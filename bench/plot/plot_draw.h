/* Draws a figure: its numbers, its pictures, its origin. All files are made in a private folder
 * under fixed names and moved to their destination when complete. gnuplot thus never reads a path
 * chosen by someone else (it runs files named "<..." and "|..." as commands), and no incomplete
 * picture is left. */
#ifndef BENCH_PLOT_DRAW_H
#define BENCH_PLOT_DRAW_H

#include "bench/plot/plot_figures.h"

struct plot_format {
    const char *name; /* "pdf": also the extension of its files */
    const char *end;  /* the last bytes of a complete file      */
    size_t end_length;
};
enum { PLOT_FORMATS = 3 };
extern const struct plot_format plot_formats[PLOT_FORMATS];

struct plot_job {
    unsigned wanted;     /* bit i: plot_formats[i] */
    const char *scripts; /* folder of the scripts  */
    const char *output;  /* folder of the figures  */
    char date[15];       /* YYYYMMDDhhmmss written into every PDF file; "": keeps gnuplot's */
};

/* Draws a figure and prints the path of each file on standard output. Returns 0, or -1 and err. */
int plot_draw(const struct plot_job *, const struct plot_results *, const struct plot_figure *,
              struct err *);

/* Returns 0 when the file ends like a complete file of its format, else -1 and err. */
int plot_check_whole(const char *path, const struct plot_format *, struct err *);

#endif
