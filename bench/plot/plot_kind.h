/* Kinds of figures: learning curves, floors, ... Each is a file plot_kind_<name>.c that ends in its
 * descriptor, a line in plot_kinds.def and a script in plots/. */
#ifndef BENCH_PLOT_KIND_H
#define BENCH_PLOT_KIND_H

#include "bench/plot/plot_data.h"

#include <stdio.h>

struct plot_extent; /* plot_scale.h */

/* One of a figure's texts under way: its data, the definitions for its script, its caption. */
struct plot_writer {
    FILE *file; /* errors stay with it */
    const struct plot_results *results;
    const struct plot_figure *figure;
    struct plot_data *data; /* filled while the data are written, then read */
};

struct plot_kind {
    const char *name;    /* of its figures, and of its script without .gp     */
    size_t least_points; /* a figure without such a series says nothing       */
    int of_curves;       /* 1: drawn from curves.csv; 0: from summary.csv     */
    /* Adds the run's figures of this kind to the list. */
    int (*group)(const struct plot_results *, struct plot_figures *, struct err *);
    /* 0, or -1 and err: what these results lack for such figures. NULL: nothing. */
    int (*check)(const struct plot_results *, struct err *);
    int (*write)(const struct plot_writer *, struct err *);  /* NAME.dat, below its title   */
    int (*define)(const struct plot_writer *, struct err *); /* the script's own variables  */
    void (*subject)(const struct plot_writer *); /* caption: "MSD against the iteration n"  */
    void (*remarks)(const struct plot_writer *); /* caption: sentences at its end           */
};

#define PLOT_KIND(id) extern const struct plot_kind plot_kind_##id;
#include "bench/plot/plot_kinds.def"
#undef PLOT_KIND

extern const struct plot_kind *const plot_kinds[]; /* NULL-terminated */

/* ---- data ---- */

/* Begins a block: a text on a line of its own, in quotes that it cannot end, and a remark. */
void plot_write_title(const struct plot_writer *, const char *title, const char *remark);

/* A number, or "?", and what comes after it. */
void plot_write_number(const struct plot_writer *, double, const char *after);

/* A text in quotes that it cannot end, and the end of the line. */
void plot_write_text(const struct plot_writer *, const char *text);

/* x, y, low, high and, unless NULL, "value"; widens what data says of the ordinate. */
void plot_write_point(const struct plot_writer *, const struct plot_point *, const char *value);

/* ---- definitions ---- */

/* gnuplot: name='text'; a quote within is doubled. */
void plot_define(const struct plot_writer *, const char *name, const char *text);

/* The same for element i, from 0, of a gnuplot array, which counts from 1. */
void plot_define_element(const struct plot_writer *, const char *array, size_t i, const char *text);

/* The title of an axis: known, or its name. */
void plot_define_title(const struct plot_writer *, const char *name, const struct plot_axis *);

/* The range of an ordinate in dB: y_low, y_high, y_step. */
void plot_define_decibels(const struct plot_writer *);

/* The ranges of two logarithmic axes: x_low, x_high, y_low, y_high, y_step. */
void plot_define_extent(const struct plot_writer *, const struct plot_extent *);

/* ---- captions ---- */

/* "Mean-square deviation (MSD)" */
const char *plot_quantity_words(enum plot_quantity);

/* ", " or " and ": what is between the items of "2, 5 and 10". */
const char *plot_separator(size_t i, size_t count);

/* A fact of the resolved scenario, or NULL: unknown, or varied by the sweep. */
const char *plot_fact(const struct plot_writer *, const char *path, char text[32]);

/* How many trials stand behind "Lines" and their "Bands". */
void plot_remark_trials(const struct plot_writer *, const char *means, const char *intervals);

#endif
