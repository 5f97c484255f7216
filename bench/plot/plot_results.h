/* A result directory, as far as figures need it. */
#ifndef BENCH_PLOT_RESULTS_H
#define BENCH_PLOT_RESULTS_H

#include "base/err.h"
#include "bench/plot/plot_sweep.h"
#include "bench/plot/table.h"

#include <jansson.h>

struct plot_results {
    json_t *run;                  /* run.json                            */
    struct table summary, curves; /* summary.csv: one row per case; curves.csv */
    struct plot_sweep sweep;
    const char **value; /* (cases, axes) what the cases point into */
};

/* Failure to make sense of the directory is ERR_USAGE. Release with plot_results_free. */
int plot_results_read(const char *directory, struct plot_results *, struct err *);
void plot_results_free(struct plot_results *);

/* A fact of run.json by its path of keys, "resolved.system.taps", as text; NULL when it is not
 * there or no scalar. The text lies in `text` when the fact is a number. */
const char *plot_results_fact(const struct plot_results *, const char *path, char *text,
                              size_t size);

#endif
