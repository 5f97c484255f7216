/* What a figure of a history shows: one series over the results in time order, the medians between
 * its shifts with their intervals, and the shifts. plots/history.gp draws it. */
#ifndef BENCH_HISTORY_FIGURE_H
#define BENCH_HISTORY_FIGURE_H

#include "bench/history/history.h"

#include <stdio.h>

struct history_figure {
    const struct history *history;
    const struct series *series;
    const struct history_options *options;
    char *name;          /* of its files, heap: "history-sapsm-ns_per_update" */
    const char *command; /* what was typed                                    */
};

/* How a shift is drawn; those that are accepted are one kind. */
enum shift_kind { SHIFT_REGRESSED, SHIFT_IMPROVED, SHIFT_OTHER, SHIFT_ACCEPTED, SHIFT_KINDS };
enum shift_kind shift_kind(const struct series *, const struct shift *);
extern const char *const shift_kind_words[SHIFT_KINDS];

/* NAME.dat: 0, PLOT_UNKNOWN when the series has no point, or -1 and err. */
int history_figure_data(const struct history_figure *, const char *path, struct err *);

/* gnuplot's definitions; heap. */
char *history_figure_definitions(const struct history_figure *, const char *format, struct err *);

/* NAME.json. */
int history_figure_origin(const struct history_figure *, const char *data, const char *path,
                          struct err *);

/* "ns per update", "bytes per update (B)", "msd (dB)" */
enum { SERIES_TITLE = 120 };
void series_title(const struct series *, char text[SERIES_TITLE]);

#endif
