/* A logarithmic abscissa of bytes: tics at powers of two, and marks at the capacities of caches. */
#ifndef BENCH_PLOT_BYTES_H
#define BENCH_PLOT_BYTES_H

#include "bench/machine/ceilings.h"

/* "384 B", "64 KiB", "1.5 GiB" */
enum { PLOT_BYTES_TEXT = 24 };
void plot_bytes_text(double bytes, char text[PLOT_BYTES_TEXT]);

/* Tics between low and high in gnuplot's syntax, "64 KiB" 65536,"1 MiB" 1048576: as many as fit
 * side by side on `width` cm. None is cut at the right edge of the paper. */
enum { PLOT_BYTES_TICS = 512 };
void plot_bytes_tics(double low, double high, double width, char tics[PLOT_BYTES_TICS]);

/* The working set beyond which a level of caches is too small. */
struct plot_mark {
    char text[40]; /* "L2 1 MiB" */
    double bytes;  /* of a network whose parts fill every thread's share of the level */
};

/* The marks for a team that shares one network (one_network 1), or whose threads have a network
 * each. Returns their number: one per level except memory. */
int plot_bytes_marks(const struct ceilings *, int threads, int one_network,
                     struct plot_mark mark[CEILING_LEVELS]);

#endif
