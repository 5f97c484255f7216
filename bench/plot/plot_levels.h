/* Figures of time to accuracy: what each case spends until its curve passes a level. Functions
 * return 0, or -1 and err, unless they say otherwise. */
#ifndef BENCH_PLOT_LEVELS_H
#define BENCH_PLOT_LEVELS_H

#include "bench/plot/plot_decades.h"
#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_write.h"

/* Sets y, low and high to the iterations and the seconds until a case passes a level, an index into
 * target_db. y: NAN when it does not, or at once: 0 has no place on a logarithmic axis. low and
 * high: as in summary.csv; high is infinite when the upper end is beyond the run. */
int plot_level_read(const struct plot_results *, const struct plot_case *, int level,
                    struct plot_point spent[PLOT_SPENT], struct err *);

/* The lowest level that at least half of the cases that reach one reach; -1: no case reaches one.
 */
int plot_level_find(const struct plot_results *);

/* "-20 dB", with a true minus sign */
enum { PLOT_LEVEL_TEXT = 24 };
void plot_level_text(int level, char text[PLOT_LEVEL_TEXT]);

/* Writes y and its ends, and a blank: "inf" for an end beyond the run. */
void plot_level_write(const struct plot_writer *, const struct plot_point *);

/* Widens a range by a point and its ends, but not far beyond it: an interval may be much wider than
 * the points are apart. */
void plot_level_widen(struct plot_range *, const struct plot_point *);

/* Defines the ranges and tics of both quantities, whose axes are `length` cm long, as
 * plot_define_decades does: "iterations" and "seconds". */
void plot_level_define(const struct plot_writer *, const struct plot_range range[PLOT_SPENT],
                       double length, int upright);

/* The same for ordinates, with the ranges of the spots of the figure. */
void plot_level_define_spots(const struct plot_writer *, double length);

/* Caption: the meaning of the intervals, and where the seconds are from. */
void plot_level_remark(const struct plot_writer *);

#endif
