/* Logarithmic axes of positive numbers: iterations, and times in a unit that suits them. */
#ifndef BENCH_PLOT_DECADES_H
#define BENCH_PLOT_DECADES_H

#include "bench/plot/plot_writer.h"

struct plot_range {
    double low, high; /* 0 < low < high */
};

/* The same range with room at both ends, at least a factor of two wide. */
struct plot_range plot_range_with_room(struct plot_range);

/* Tics in gnuplot's syntax, "20" 0.02,"50" 0.05: at 1, 2 and 5 of each decade where they fit on an
 * axis of `length` cm, else at fewer. unit: of the numbers. upright: the axis is an ordinate. */
enum { PLOT_DECADES_TICS = 1024 };
void plot_decades_tics(const struct plot_range *, double unit, double length, int upright,
                       char tics[PLOT_DECADES_TICS]);

/* Defines NAME_low, NAME_high, NAME_tics and NAME_unit: "ms" of seconds whose range lies about
 * milliseconds, "" of iterations. */
void plot_define_decades(const struct plot_writer *, const char *name, const struct plot_range *,
                         enum plot_spent, double length, int upright);

#endif
