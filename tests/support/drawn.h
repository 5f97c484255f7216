/* Result folders made by hand, in r/ of the working directory, and the figures that come of them.
 */
#ifndef SUPPORT_DRAWN_H
#define SUPPORT_DRAWN_H

#include "bench/plot/plot_figures.h"

/* 100 GB/s from L1d, 40 from L2, 10 from memory, 50 GFLOP/s; two threads have twice of all but
 * memory. */
const struct ceilings *drawn_machine(void);

/* axes: "run.threads threads run.sync sync", path and name in turn. ceilings: NULL: none. */
void drawn_write(const char *axes, const struct ceilings *, const char *summary);

/* Gives r/run.json a resolved scenario, a JSON text. */
void drawn_resolve(const char *scenario);

/* Reads r/ and sorts its cases into figures. */
extern struct drawn {
    struct plot_results results;
    struct plot_figures figures;
} drawn;
void drawn_read(void);
void drawn_drop(void);

/* The figures other than learning curves and floors: "roofline-threads=1 phases". */
void drawn_expect_figures(const char *names);
const struct plot_figure *drawn_figure(const char *name);

/* Writes a figure's data and compares what stands below the comments, unless NULL is wanted;
 * returns the caption, heap. */
char *drawn_expect_data(const char *name, const char *wanted);

/* Whether the caption says so; releases it. */
void drawn_expect_said(char *caption, const char *sentence);

/* What `slabmark plot r -o OUTPUT` does, in all formats. */
void drawn_plot_into(const char *output);

#endif
