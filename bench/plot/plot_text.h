/* The width of a text on paper, in Helvetica or a metric-compatible font such as Liberation Sans.
 */
#ifndef BENCH_PLOT_TEXT_H
#define BENCH_PLOT_TEXT_H

#include <stdio.h>

/* Sizes of type in the figures, in points of 1/72 inch. */
#define PLOT_TYPE       8.0
#define PLOT_SMALL_TYPE 6.5

/* Writes the character that a text begins with, and returns its bytes. One of control is written as
 * a blank, so that a text stays on its line; so is a byte that is no UTF-8. */
int plot_text_put(FILE *, const char *text);

/* The width in cm of a text of this size in points. */
double plot_text_width(const char *text, double points);

enum { PLOT_TEXT_LETTERS = 120 };

/* Copies a text to `fitted`, at most `width` cm wide and PLOT_TEXT_LETTERS bytes long. A longer
 * text is cut in its middle. */
void plot_text_fit(const char *text, double points, double width,
                   char fitted[PLOT_TEXT_LETTERS + 1]);

#endif
