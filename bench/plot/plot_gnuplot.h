/* Drawing with gnuplot, in a process of its own. */
#ifndef BENCH_PLOT_GNUPLOT_H
#define BENCH_PLOT_GNUPLOT_H

#include "base/err.h"
#include "bench/common/folder.h"

/* 0 when gnuplot can be run; else ERR_ABSENT. Also fixes the locale and the time zone that it
 * inherits, so that figures are the same everywhere. */
int plot_gnuplot_check(struct err *);

/* The folder of our scripts (share.h). Heap; NULL and err when there is none. */
char *plot_gnuplot_scripts(struct err *);

/* What a figure's files are called while they are made, without their ending, and the link to the
 * scripts beside them: gnuplot reads no other names. */
#define PLOT_FILE    "figure"
#define PLOT_SCRIPTS "plots"

/* gnuplot -e DEFINITIONS plots/KIND.gp, in a folder that holds the data. Its output is shown
 * only when it fails. */
int plot_gnuplot_run(const struct folder *, const char *kind, const char *definitions,
                     struct err *);

/* Writes `date` (YYYYMMDDhhmmss) over the creation date in a PDF file, which is otherwise the only
 * thing that changes from one rendering to the next. A file without one is left as it is. */
int plot_pdf_set_date(const char *path, const char *date, struct err *);

/* That date: SOURCE_DATE_EPOCH, else when the run started; "" when neither is a date. */
void plot_date(const char *started, char date[15]);

#endif
