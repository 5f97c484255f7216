/* Kinds of figures: learning curves, floors, ... Each is a file plot_kind_<name>.c that ends in its
 * descriptor, a line in plot_kinds.def and a script in plots/. */
#ifndef BENCH_PLOT_KIND_H
#define BENCH_PLOT_KIND_H

#include "bench/plot/plot_data.h"
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_group.h"

#include <stdio.h>

struct plot_extent; /* plot_scale.h  */
struct plot_label;  /* plot_labels.h */

/* One of a figure's texts while it is written: its data, its script's definitions, its caption. */
struct plot_writer {
    FILE *file; /* errors stay with it */
    const struct plot_results *results;
    const struct plot_figure *figure;
    struct plot_data *data; /* filled while the data are written, then read */
};

struct plot_kind {
    const char *name;    /* of its figures, and of its script without .gp */
    const char *summary; /* of `slabmark list figures`                    */
    size_t least_spots;  /* a figure without such a series says nothing   */
    int of_curves;       /* 1: drawn from curves.csv; 0: from summary.csv */
    double sample;       /* length of a sample in the key, cm             */
    /* 0, or -1 and err: what these results lack for such figures. NULL: nothing. */
    int (*check)(const struct plot_results *, struct err *);
    /* Adds the run's figures of this kind, by plot_group. */
    int (*group)(const struct plot_results *, struct plot_figures *, struct err *);
    /* Fills the place of spot->one, which is unknown (NAN) and stays so where the case has none. */
    int (*read)(const struct plot_results *, int axis, struct plot_spot *, struct err *);
    const char *columns; /* of NAME.dat, for its comment */
    /* Writes NAME.dat below its title. */
    int (*write)(const struct plot_writer *, struct err *);
    /* Widens the usual margins of the frame, which are given. NULL: they do. */
    void (*widen)(const struct plot_writer *, struct plot_room *);
    /* Defines the script's own variables. */
    int (*define)(const struct plot_writer *, const struct plot_frame *, struct err *);
    void (*subject)(const struct plot_writer *); /* caption: "MSD against the iteration n"  */
    void (*remarks)(const struct plot_writer *); /* caption: sentences at its end           */
};

#define PLOT_KIND(id, plural) extern const struct plot_kind plot_kind_##id;
#include "bench/plot/plot_kinds.def"
#undef PLOT_KIND

extern const struct plot_kind *const plot_kinds[]; /* NULL-terminated */

/* ---- data ---- */

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

/* A text in quotes, and the end of the line. */
void plot_write_text(const struct plot_writer *, const char *text);

/* x, y, low, high and a text, in the block that was begun last; widens what data says of the
 * ordinate. */
void plot_write_point(const struct plot_writer *, const struct plot_point *, const char *text);

/* A block of the points whose y is known; none where all are unknown. The text of a point is its
 * value on `axis`, or without one (-1) the case's name. */
int plot_write_series(const struct plot_writer *, const struct plot_series *, int axis,
                      struct err *);

/* Notes that a floor's case diverged or had not settled. */
void plot_count_unusual(const struct plot_writer *, const struct plot_case *);

/* All series of the figure, with the cases' names. */
int plot_write_all(const struct plot_writer *, struct err *);

/* ---- definitions ---- */

/* gnuplot: name="text", exactly as it is written. */
void plot_define(const struct plot_writer *, const char *name, const char *text);

/* The same for element i, from 0, of a gnuplot array, which counts from 1. */
void plot_define_element(const struct plot_writer *, const char *array, size_t i, const char *text);

/* name and name_enhanced: the title of an axis, which is enhanced text where the axis is known. */
void plot_define_title(const struct plot_writer *, const char *name, const struct plot_axis *);

/* Texts at places of an axis: how many, then each of them from 0. */
void plot_define_tics(const struct plot_writer *, size_t tics);
void plot_define_tic(const struct plot_writer *, size_t i, double at, const char *text);

/* The range of an ordinate in dB: y_low, y_high, y_step. */
void plot_define_decibels(const struct plot_writer *);

/* When the system changes: changes, change_at[]. */
void plot_define_changes(const struct plot_writer *);

/* The ranges of two logarithmic axes: x_low, x_high, y_low, y_high, y_step. */
void plot_define_extent(const struct plot_writer *, const struct plot_extent *);

/* Texts within the frame, at their places: labels, label_text[], label_x[], label_y[] (of the
 * frame, 0 to 1), label_angle[] (degrees). */
void plot_define_labels(const struct plot_writer *, const struct plot_frame *,
                        const struct plot_label *, size_t labels);

/* The names of a figure's first cases as tics of the ordinate, in small type, 1 at the top; and the
 * margin that they take. */
void plot_define_names(const struct plot_writer *, const struct plot_series *, size_t names);
double plot_names_width(const struct plot_series *, size_t names);

/* ---- captions ---- */

/* "MSD" and "Mean-square deviation (MSD)" */
const char *plot_quantity_name(enum plot_quantity);
const char *plot_quantity_words(enum plot_quantity);

/* ", " or " and ": what is between the items of "2, 5 and 10". */
const char *plot_separator(size_t i, size_t count);

/* ", for nonzeros = 2, 5 and 10", unless the axis does not apply to the figure's series. */
void plot_print_values(const struct plot_writer *);

/* A fact of the resolved scenario, or NULL: unknown, or varied by the sweep. */
const char *plot_fact(const struct plot_writer *, const char *path, char text[32]);

/* The network, the system, the input and the noise. */
void plot_remark_problem(const struct plot_writer *);

/* When the system changes, and how. */
void plot_remark_changes(const struct plot_writer *);

/* How many trials "Lines" are means of, and what their "Bands" are. */
void plot_remark_trials(const struct plot_writer *, const char *means, const char *intervals);

/* How many floors are of curves that had not settled, and that diverged cases are left out. */
void plot_remark_unusual(const struct plot_writer *);

/* That points are medians, what their bars are, and which cases are left out. */
void plot_remark_times(const struct plot_writer *);

#endif
