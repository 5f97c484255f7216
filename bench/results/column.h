/* A column of the results: its name, unit and meaning, and the function that computes it for a
 * case. One row of summary.def, curves.def or samples.def (result_columns.h) defines it for the
 * files, the tables on the terminal, `slabmark help`, the manual page, plot and compare.
 *
 * A row may define a family of columns, one for each item of a list: "share_<phase>" stands for
 * share_combine, share_adapt, ... All functions are pure. */
#ifndef BENCH_RESULTS_COLUMN_H
#define BENCH_RESULTS_COLUMN_H

#include "bench/results/case_result.h"

enum column_kind {
    COLUMN_TEXT,    /* "" when unknown */
    COLUMN_COUNT,   /* an integer; NAN when unknown, here and below */
    COLUMN_NUMBER,  /* written with all its digits */
    COLUMN_DECIBEL, /* a power, written in dB */
    COLUMN_FLAG,    /* yes or no */
    COLUMN_DIGEST,  /* 64 bits, written as 16 hexadecimal digits */
};

enum column_better { BETTER_NEITHER, BETTER_LOWER, BETTER_HIGHER };

union column_value { /* which member: column_kind */
    double number;   /* COUNT, NUMBER, DECIBEL, FLAG */
    const char *text;
    uint64_t digest;
};

/* The items of a family of columns. */
enum { COLUMN_ITEM = 32 };
struct column_list {
    int (*count)(const struct scenario *);
    const char *(*item)(const struct scenario *, int i, char room[COLUMN_ITEM]);
};

struct column {
    const char *name; /* "msd_db"; for a family "share_<phase>" */
    enum column_kind kind;
    const char *unit; /* "" for a text, "1" for a pure number */
    enum column_better better;
    const struct column_list *list; /* NULL: not a family */
    /* at: index of the point of the curve or of the repetition; item: index in the list. */
    union column_value (*get)(const struct case_result *, size_t at, int item);
    const char *help; /* one line */
};

/* The number of columns that the row defines; 1 unless it is a family. */
int column_count(const struct column *, const struct scenario *);

/* The name of column `item` of the row; stored in `room` if it is composed. */
enum { COLUMN_NAME = 64 };
const char *column_name(const struct column *, const struct scenario *, int item,
                        char room[COLUMN_NAME]);

/* The value as a number, of a DECIBEL in dB; NAN when unknown. Not for a TEXT or DIGEST. */
double column_number(const struct column *, const struct case_result *, size_t at, int item);

/* The value of a TEXT column, borrowed; "" when unknown. */
const char *column_text(const struct column *, const struct case_result *);

const char *column_kind_name(enum column_kind);     /* "text", "whole number", ... */
const char *column_better_name(enum column_better); /* "lower", "higher", "neither" */

#endif
