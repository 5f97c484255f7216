/* Result folders made by hand, in r/ of the working directory, and the figures that come of them.
 */
#ifndef SUPPORT_FIGURES_H
#define SUPPORT_FIGURES_H

#include "bench/plot/plot_figures.h"

/* 100 GB/s from L1d, 40 from L2, 10 from memory, 50 GFLOP/s; two threads have twice of all but
 * memory. */
const struct ceilings *figures_machine(void);

/* axes: "run.threads threads run.sync sync", path and name in turn. ceilings: NULL: none. */
void figures_write(const char *axes, const struct ceilings *, const char *summary);

/* Gives r/run.json a resolved scenario, a JSON text. */
void figures_resolve(const char *scenario);

/* Reads r/ and sorts its cases into figures, at all values of all axes. */
extern struct figures {
    struct plot_results results;
    struct plot_figures figures;
} drawn;
void figures_read(void);
void figures_drop(void);

/* The figures other than learning curves and floors: "roofline-threads=1 phases". */
void figures_expect(const char *names);
const struct plot_figure *figures_find(const char *name);

/* The kind of this name. */
const struct plot_kind *figures_kind(const char *name);

/* Writes a figure's data and compares what stands below the comments, unless NULL is wanted;
 * returns the caption, heap. */
char *figures_expect_data(const char *name, const char *wanted);

/* Whether the caption says so; releases it. */
void figures_expect_said(char *caption, const char *sentence);

/* What `slabmark plot r -o OUTPUT` does, in all formats. */
void figures_plot_into(const char *output);

#endif
