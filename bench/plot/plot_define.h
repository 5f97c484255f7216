/* Writes the definitions of a figure's gnuplot script: texts, titles, tics, ranges, labels. */
#ifndef BENCH_PLOT_DEFINE_H
#define BENCH_PLOT_DEFINE_H

#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_labels.h"
#include "bench/plot/plot_scale.h"
#include "bench/plot/plot_style.h"
#include "bench/plot/plot_writer.h"

/* Defines a gnuplot variable, name="text", with the text taken literally. */
void plot_define(const struct plot_writer *, const char *name, const char *text);

/* The same with text that gnuplot or TeX interprets. */
void plot_define_markup(const struct plot_writer *, const char *name, const char *text);

/* The same as plot_define for element i, from 0, of a gnuplot array, whose indices begin at 1. */
void plot_define_element(const struct plot_writer *, const char *array, size_t i, const char *text);

/* Of every script: plots, data, output, format, and the style: font, type (points), scale. */
void plot_define_files(const struct plot_writer *, const struct plot_style *, const char *format);

/* The frame's place and the key: paper, frame_left, ..., keys, titles[], key_x[], key_y[]. */
void plot_define_layout(const struct plot_writer *, const struct plot_frame *,
                        const char *const *title, size_t titles);

/* Defines name, the title of an axis, and name_enhanced: 1 when the title is enhanced text. */
void plot_define_title(const struct plot_writer *, const char *name, const struct plot_axis *);

/* Defines tics with texts: first their number, then each of them, from 0. */
void plot_define_tics(const struct plot_writer *, size_t tics);
void plot_define_tic(const struct plot_writer *, size_t i, double at, const char *text);

/* The range of an ordinate in dB. */
struct plot_span_db {
    double low, high;
};
struct plot_span_db plot_decibel_span(const struct plot_data *);

/* Defines it: y_low, y_high, y_step. */
void plot_define_decibels(const struct plot_writer *);

/* The step of a linear ordinate: 1, 2 or 5 times a power of ten, about a fifth of the range. */
double plot_step(double range);

/* The iteration of the system's last change; 0: none. */
double plot_last_change(const struct plot_writer *);

/* Defines the changes of the system: changes, change_at[]. */
void plot_define_changes(const struct plot_writer *);

/* Defines the ranges of two logarithmic axes: x_low, x_high, y_low, y_high, y_step. */
void plot_define_extent(const struct plot_writer *, const struct plot_extent *);

/* Defines labels inside the frame: labels, label_text[], label_x[], label_y[] (shares of the frame,
 * 0 to 1), label_angle[] (degrees), label_end[] (what lies there: -1 the left end of the text, 0
 * its middle, 1 its right end). */
void plot_define_labels(const struct plot_writer *, const struct plot_frame *,
                        const struct plot_label *, size_t labels);

/* Defines name i, from 0, as a tic of the ordinate at i + 1, in small type; after plot_define_tics.
 * plot_name_width gives its width, cm. */
void plot_define_name(const struct plot_writer *, size_t i, const char *name);
double plot_name_width(const char *name);

#endif
