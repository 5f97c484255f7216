/* A history: results in time order, and the shifts of a metric of each case. */
#ifndef BENCH_HISTORY_H
#define BENCH_HISTORY_H

#include "bench/results/result_columns.h"

#include <jansson.h>
#include <stddef.h>

struct history_run {
    const char *directory;        /* borrowed from the caller */
    const char *started, *commit; /* in `run` */
    json_t *run, *cases;          /* run.json; the lines of cases.jsonl; owned */
    char left_out[200];           /* why it is not compared with the newest; "": it is */
};

struct shift {
    size_t at;            /* index in the series of the first point after it */
    double before, after; /* medians of the points on each side, up to the next shift */
    double change;        /* 0.031: 3.1 % more; for a metric in dB, change of the power */
    double p;             /* significance, from the permutation test */
    const char *reason;   /* why it is accepted, borrowed; NULL: it is not */
};

struct series {
    const char *name; /* of the case */
    const struct column *column;
    char metric[COLUMN_NAME];
    size_t *run;   /* (points,) index of each point's run */
    double *value; /* (points,) in the column's unit */
    size_t points;
    size_t other;        /* points left out: different work, kernels or counter */
    struct shift *shift; /* (shifts,) heap, ascending */
    size_t shifts;
};

struct history {
    struct history_run *run; /* (runs,) sorted by start time */
    size_t runs;
    struct series *series; /* (count,) one for each case of the newest run */
    size_t count;
};

struct history_options {
    const char *metric;  /* a column of summary.csv; NULL: instructions or time per update */
    double significance; /* above 1 / (PERMUTATIONS + 1) */
    double least;        /* smallest relative change that is a shift, 0.02: 2 % */
};

/* Reads the directories (count,), in any order, and finds the shifts. Returns 0, or -1 and err.
 * Call history_free after success and after failure. */
int history_read(struct history *, const char *const *directories, size_t count,
                 const struct history_options *, struct err *);
void history_free(struct history *);

/* 1: worse; -1: better; 0: neither direction of the metric is better. */
int shift_direction(const struct series *, const struct shift *);

/* The first run after a shift. */
static inline const struct history_run *
shift_run(const struct history *history, const struct series *series, const struct shift *shift)
{
    return &history->run[series->run[shift->at]];
}

/* The number of points since the shift. */
static inline size_t shift_age(const struct series *series, const struct shift *shift)
{
    return series->points - shift->at;
}

#endif
