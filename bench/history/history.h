/* A history: results in time order, and the shifts of a metric of each case. */
#ifndef BENCH_HISTORY_H
#define BENCH_HISTORY_H

#include "bench/results/result_columns.h"

#include <jansson.h>
#include <regex.h>
#include <stddef.h>

struct history_run {
    const char *directory;        /* borrowed from the caller */
    const char *started, *commit; /* in `run` */
    json_t *run, *cases;          /* run.json; the lines of cases.jsonl; owned */
    char left_out[200];           /* why it is not compared with the newest; "": it is */
};

struct shift {
    size_t at;                    /* the first point after it, in its series */
    double before, after;         /* medians of the points between the shifts */
    double change;                /* 0.031: 3.1 % more; of a power in dB, of the power itself */
    double low, high;             /* its 95 % interval, given the place; NAN: too few points  */
    double cpu_before, cpu_after; /* medians of the CPU time; NAN: not known          */
    double p;
    const char *reason; /* why it is accepted, borrowed; NULL: it is not */
};

struct series {
    const char *name; /* of the case */
    const struct column *column;
    char metric[COLUMN_NAME];
    size_t *run;   /* (points,) which run each is of */
    double *value; /* (points,) */
    double
        *cpu; /* (points,) CPU ns per update beside wall ns, NAN: unknown; NULL: another metric */
    size_t points;
    size_t other;        /* points left out: different work, kernels or counter */
    size_t untimed;      /* likewise: the case was not timed                    */
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
    const char *metric;    /* a column of summary.csv; NULL: instructions or time per update */
    const regex_t *filter; /* names of cases; NULL: all */
    double significance;   /* above 1 / (PERMUTATIONS + 1) */
    double least;          /* 0.02: smaller shifts are none */
    size_t least_age;      /* points that a shift lasts at least */
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
