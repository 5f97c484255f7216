/* Progress of a run on stderr: one live line on a terminal, one line per case elsewhere. */
#ifndef BENCH_RUN_PROGRESS_H
#define BENCH_RUN_PROGRESS_H

#include "bench/results/case_result.h"

#include <signal.h>

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

#endif
