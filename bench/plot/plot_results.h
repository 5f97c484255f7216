/* A result directory, as far as figures need it. */
#ifndef BENCH_PLOT_RESULTS_H
#define BENCH_PLOT_RESULTS_H

#include "base/err.h"
#include "bench/machine/ceilings.h"
#include "bench/plot/plot_sweep.h"
#include "bench/results/csv_table.h"
#include "bench/results/result_columns.h"

#include <jansson.h>

/* What curves and floors show: the deviation, or the error where there is no true system. */
enum plot_quantity { PLOT_MSD, PLOT_MSE };

struct plot_results {
    json_t *run;                      /* run.json                            */
    json_t *cases;                    /* cases.jsonl; NULL: it is not there  */
    struct csv_table summary, curves; /* summary.csv: one row per case; curves.csv */
    enum plot_quantity quantity;
    struct plot_sweep sweep;
    const char **value;        /* (cases, axes) what the cases point into */
    char **label;              /* (cases,) with their precision, where it was swept; else NULL */
    struct ceilings *ceilings; /* NULL: run.json has none that can be read */
};

/* Failure to make sense of the directory is ERR_USAGE, such as a file without a column that figures
 * are drawn from. Release with plot_results_free. */
int plot_results_read(const char *directory, struct plot_results *, struct err *);
void plot_results_free(struct plot_results *);

/* A field of a case's row in the summary: of a column that plot_results_read found. */
const char *plot_results_text(const struct plot_results *, const struct plot_case *,
                              const struct column *);

/* The same as a number, NAN where it is empty; -1 and err where it is none. item: of a family. */
int plot_results_number(const struct plot_results *, const struct plot_case *,
                        const struct column *, double *value, struct err *);
int plot_results_item(const struct plot_results *, const struct plot_case *, const struct column *,
                      int item, double *value, struct err *);

/* 1 when its times are those of repetitions. */
int plot_results_timed(const struct plot_results *, const struct plot_case *);

/* 1 when its curve still fell at the end: its floor is no steady state. */
int plot_results_falling(const struct plot_results *, const struct plot_case *);

/* 1 when figures need the column. */
int plot_results_need(const struct column *);

/* The time of a node update and its interval, ns; NAN where it is unknown or not positive. */
struct plot_time {
    double ns, low, high;
};
int plot_results_time(const struct plot_results *, const struct plot_case *, struct plot_time *,
                      struct err *);

int plot_results_diverged(const struct plot_results *, const struct plot_case *);

/* The scenario of a case with every value that was used; where only run.json knows, as it was
 * given. NULL: unknown. */
const json_t *plot_results_resolved(const struct plot_results *, const struct plot_case *);

/* A fact of run.json by its path of keys, "resolved.system.taps", as text; NULL when it is not
 * there or no scalar. The text lies in `text` when the fact is a number. */
const char *plot_results_fact(const struct plot_results *, const char *path, char *text,
                              size_t size);

#endif
