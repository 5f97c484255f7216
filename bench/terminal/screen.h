/* What people see: progress while it runs, and the table at the end. 80 columns; colour only on a
 * terminal that wants it (NO_COLOR, TERM=dumb). Data go to stdout, everything else to stderr. */
#ifndef BENCH_TERMINAL_SCREEN_H
#define BENCH_TERMINAL_SCREEN_H

#include "bench/results/case_result.h"

#include <signal.h>
#include <stdio.h>

/* 1 when the stream is a terminal on which lines may be rewritten. */
int screen_live(FILE *);

/* Escape codes, or "" where colour is not wanted. */
const char *screen_bold(FILE *);
const char *screen_red(FILE *);
const char *screen_plain(FILE *);

/* "0:07", "12:30", "2:03:00" */
void screen_duration(double seconds, char *text, size_t size);

/* "1.23e6" as people like to read it: 1.2M, 340k, 12 */
void screen_count(double value, char *text, size_t size);

/* Prints a paragraph behind `indent` blanks, broken between words before column 80. */
void screen_paragraph(FILE *, int indent, const char *text);

/* A name, padded to `width`, and what it means, broken likewise. */
void screen_item(FILE *, int width, const char *name, const char *text);

/* A name in at most `width` columns, text (width + 1,). A long one loses its middle: both its label
 * and its last axis tell. */
void screen_fit(const char *name, int width, char *text);

struct progress {
    int cases, done;        /* of this run */
    double work, work_done; /* tap updates by rows of the window: for the time left */
    double updates;         /* node updates of the batches before */
    const char *case_name;  /* the one that is timed, or the running batch's first */
    int others;             /* behind the name: how many run with it */
    int batch_cases;
    double batch_work, batch_updates; /* of all its cases */
    int timed;           /* 1: curves count for a half of the work, times for the other */
    double begin, shown; /* seconds */
    int live;
    const volatile sig_atomic_t *stop; /* set by a signal handler */
};

/* A batch begins, and takes in one case after the other; its curves are made. */
void progress_begin(struct progress *);
void progress_add(struct progress *, const char *case_name, double work, double updates, int timed);
void progress_end(struct progress *);

/* A case of it is timed: the line says which, and stays. */
void progress_timing(struct progress *, const char *case_name);

/* A plan's tick: redraws the line at most ten times a second. arg: struct progress. */
int progress_tick(void *arg, double done);

/* After a case: one line where there is no terminal. */
void progress_case(struct progress *, const struct case_result *, double seconds);

/* Wipes the live line. */
void progress_clear(const struct progress *);

/* A case's name in a column of SCREEN_NAME: a long one loses its middle. */
enum { SCREEN_NAME = 30 };
void screen_name(FILE *, const char *name);

/* The table of finished cases. */
void screen_table_head(FILE *);
void screen_table_row(FILE *, const struct case_result *);

#endif
