/* Runs gnuplot in a separate process. Functions return 0, or -1 and err, unless they say otherwise.
 */
#ifndef BENCH_PLOT_GNUPLOT_H
#define BENCH_PLOT_GNUPLOT_H

#include "base/err.h"
#include "bench/common/folder.h"

/* Checks that gnuplot can be run; ERR_ABSENT if not. Also sets the locale and time zone that it
 * inherits, so that figures are the same everywhere. */
int plot_gnuplot_check(struct err *);

/* The folder of slabmark's scripts (share.h). The caller frees it; NULL and err when there is none.
 */
char *plot_gnuplot_scripts(struct err *);

/* The temporary name of a figure's files, without extension, and of the link to the scripts next to
 * them: gnuplot reads no other names. */
#define PLOT_FILE     "figure"
#define PLOT_TEX_FILE PLOT_FILE "-tex" /* for TeX: its lines are in PLOT_TEX_FILE.pdf */
#define PLOT_SCRIPTS  "plots"

/* Runs gnuplot -e DEFINITIONS plots/KIND.gp in the folder that holds the data. Its output appears
 * only in the error. */
int plot_gnuplot_run(const struct folder *, const char *kind, const char *definitions,
                     struct err *);

/* Writes PLOT_FILE.tex, which gnuplot wrote as PLOT_TEX_FILE.tex, so that it includes NAME-tex.pdf.
 */
int plot_tex_finish(const struct folder *, const char *name, struct err *);

#endif
