/* A logarithmic abscissa of bytes: tics at powers of two, and marks where the caches end. */
#ifndef BENCH_PLOT_BYTES_H
#define BENCH_PLOT_BYTES_H

#include "bench/machine/ceilings.h"

/* "384 B", "64 KiB", "1.5 GiB" */
enum { PLOT_BYTES_TEXT = 24 };
void plot_bytes_text(double bytes, char text[PLOT_BYTES_TEXT]);

/* Tics between low and high for gnuplot, "64 KiB" 65536,"1 MiB" 1048576: as many as fit side by
 * side on `width` cm. None is cut at the right edge of the paper. */
enum { PLOT_BYTES_TICS = 512 };
void plot_bytes_tics(double low, double high, double width, char tics[PLOT_BYTES_TICS]);

/* Where a working set no longer fits into a level of caches. */
struct plot_mark {
    char text[40]; /* "L2 1 MiB" */
    double bytes;  /* of a network, when every thread's share fills what it has of the level */
};

/* The marks of a team that shares the nodes of one network, or whose threads have a network each.
 * Returns their number: all levels except memory. */
int plot_bytes_marks(const struct ceilings *, int threads, int one_network,
                     struct plot_mark mark[CEILING_LEVELS]);

#endif
