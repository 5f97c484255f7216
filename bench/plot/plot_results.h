/* The parts of a result directory that figures need. */
#ifndef BENCH_PLOT_RESULTS_H
#define BENCH_PLOT_RESULTS_H

#include "base/err.h"
#include "bench/machine/ceilings.h"
#include "bench/plot/plot_sweep.h"
#include "bench/results/csv_table.h"
#include "bench/results/result_columns.h"

#include <jansson.h>

/* The quantity of curves and floors: the deviation, or the error if there is no true system. */
enum plot_quantity { PLOT_MSD, PLOT_MSE };

struct plot_style;

struct plot_results {
    json_t *run;                      /* run.json                            */
    json_t *cases;                    /* cases.jsonl; NULL: it is not there  */
    struct csv_table summary, curves; /* summary.csv: one row per case; curves.csv */
    enum plot_quantity quantity;
    int level; /* whose passage figures show, an index into target_db; -1: none */
    int all;   /* 1: figures at every value of further axes; 0: at the middle ones */
    struct plot_sweep sweep;
    const char **value;             /* (cases, axes) the cases point into it */
    char **label;                   /* (cases,) with precision, if it was swept; else NULL */
    const struct plot_style *style; /* borrowed */
    struct ceilings *ceilings;      /* NULL: run.json has no readable ones */
};

/* Reads a result directory. Returns 0, or -1 and err: ERR_USAGE for a directory that is not a
 * result or a file without a needed column. plot_results_free after success and after failure. */
int plot_results_read(const char *directory, struct plot_results *, struct err *);
void plot_results_free(struct plot_results *);

/* A field of a case's row in the summary; "" when the file lacks the column, which must be one that
 * figures use. */
const char *plot_results_text(const struct plot_results *, const struct plot_case *,
                              const struct column *);

/* The same as a number; NAN when empty or absent. item: index in a family. Returns 0, or -1 and err
 * when the field is not a number. */
int plot_results_number(const struct plot_results *, const struct plot_case *,
                        const struct column *, double *value, struct err *);
int plot_results_item(const struct plot_results *, const struct plot_case *, const struct column *,
                      int item, double *value, struct err *);

/* 1 when the case's times are from repetitions. */
int plot_results_timed(const struct plot_results *, const struct plot_case *);

/* 1 when the case's curve has not settled: its floor is not a steady state. */
int plot_results_falling(const struct plot_results *, const struct plot_case *);

/* 1 when plot_results_read refuses a file without the column; 1 when figures use it. */
int plot_results_need(const struct column *);
int plot_results_use(const struct column *);

/* The time of a node update and its interval, ns; NAN when unknown or not positive. */
struct plot_time {
    double ns, low, high;
};
int plot_results_time(const struct plot_results *, const struct plot_case *, struct plot_time *,
                      struct err *);

/* 1 when the case diverged. */
int plot_results_diverged(const struct plot_results *, const struct plot_case *);

/* The scenario of a case with every value that was used; without cases.jsonl, the scenario of
 * run.json as written. Borrowed; NULL: unknown. */
const json_t *plot_results_resolved(const struct plot_results *, const struct plot_case *);

/* A value of run.json by its path of keys, "resolved.system.taps", as text; NULL when it is missing
 * or not a scalar. A number is stored in text (size,). */
const char *plot_results_fact(const struct plot_results *, const char *path, char *text,
                              size_t size);

#endif
