/* Writes NAME.dat: blocks, numbers and texts. Functions return 0, or -1 and err; the FILE keeps
 * write errors. */
#ifndef BENCH_PLOT_WRITE_H
#define BENCH_PLOT_WRITE_H

#include "bench/plot/plot_writer.h"

/* Begins a block; `key` is its text in the figure's key, NULL: not in the key. */
int plot_write_block(const struct plot_writer *, const char *title, const char *key, struct err *);

/* Begins a block that is not a case, such as a ceiling. References come last. */
int plot_write_reference(const struct plot_writer *, const char *title, const char *key,
                         struct err *);

/* Writes a reference that is a line from one point to another. */
int plot_write_line(const struct plot_writer *, const char *title, const char *key,
                    const struct plot_point end[2], struct err *);

/* Writes a number, or "?" for NAN, and the text `after` it. */
void plot_write_number(const struct plot_writer *, double, const char *after);

/* A text in quotes, and what comes after it. */
void plot_write_quoted(const struct plot_writer *, const char *text, const char *after);

/* The same with the end of the line. */
void plot_write_text(const struct plot_writer *, const char *text);

/* Writes x, y, low, high to the current block, without the end of the line; widens the range of the
 * ordinate in `data`. */
void plot_write_numbers(const struct plot_writer *, const struct plot_point *);

/* Writes x, y, low, high and, unless NULL, a text to the current block; widens the range of the
 * ordinate in `data`. */
void plot_write_point(const struct plot_writer *, const struct plot_point *, const char *text);

/* Writes a block of the points with a known y, if any. After a point's numbers comes the case's
 * name or, for floors against `axis` (else -1), whether the curve has not settled, and the value.
 */
int plot_write_series(const struct plot_writer *, const struct plot_series *, int axis,
                      struct err *);

/* Counts the floors whose cases diverged or had not settled. */
void plot_count_unusual(const struct plot_writer *, const struct plot_series *);

/* Writes all series of the figure, with the cases' names. */
int plot_write_all(const struct plot_writer *, struct err *);

#endif
