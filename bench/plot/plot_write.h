/* Writes NAME.dat: blocks, numbers and texts. */
#ifndef BENCH_PLOT_WRITE_H
#define BENCH_PLOT_WRITE_H

#include "bench/plot/plot_writer.h"

/* Begins a block, which the figure's key calls `key`; NULL: it does not name it. */
int plot_write_block(const struct plot_writer *, const char *title, const char *key, struct err *);

/* Begins a block that is no case's, such as a ceiling. References come last. */
int plot_write_reference(const struct plot_writer *, const char *title, const char *key,
                         struct err *);

/* A reference that is a line from one point to another. */
int plot_write_line(const struct plot_writer *, const char *title, const char *key,
                    const struct plot_point end[2], struct err *);

/* A number, or "?", and what comes after it. */
void plot_write_number(const struct plot_writer *, double, const char *after);

/* A text in quotes, and what comes after it. */
void plot_write_quoted(const struct plot_writer *, const char *text, const char *after);

/* The same with the end of the line. */
void plot_write_text(const struct plot_writer *, const char *text);

/* x, y, low, high and, unless NULL, a text, in the block that was begun last; widens the range of
 * the ordinate in `data`. */
void plot_write_point(const struct plot_writer *, const struct plot_point *, const char *text);

/* A block of the points whose y is known; none where all are unknown. After a point's numbers comes
 * the case's name or, of floors against `axis` (else -1), whether the curve still fell and the
 * value. */
int plot_write_series(const struct plot_writer *, const struct plot_series *, int axis,
                      struct err *);

/* Counts the floors whose cases diverged or had not settled. */
void plot_count_unusual(const struct plot_writer *, const struct plot_series *);

/* All series of the figure, with the cases' names. */
int plot_write_all(const struct plot_writer *, struct err *);

#endif
