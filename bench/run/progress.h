/* Progress of a run on stderr: one live line on a terminal, one line per case elsewhere. */
#ifndef BENCH_RUN_PROGRESS_H
#define BENCH_RUN_PROGRESS_H

#include "bench/results/case_result.h"

#include <signal.h>

struct progress {
    int cases, done;        /* of this run */
    int whole;              /* cases that it runs for all of their trials */
    double work, work_done; /* tap updates * rows of the window; to estimate the time left */
    double updates;         /* node updates of the earlier batches */
    const char *case_name;  /* the case being timed, or the first of the running batch */
    int others;             /* number of cases that run with it, shown after its name */
    int batch_cases;
    double batch_work, batch_updates; /* of all its cases */
    int timed;                        /* 1: curves are half of the work, timing the other half */
    double begin, shown;              /* seconds */
    int live;
    const volatile sig_atomic_t *stop; /* set by a signal handler */
};

/* A batch begins; a case is added to it; its curves are complete. Texts are borrowed. */
void progress_begin(struct progress *);
void progress_add(struct progress *, const char *case_name, double work, double updates, int timed);
void progress_end(struct progress *);

/* One of its cases will be timed: shows its name. The line then stays unchanged. */
void progress_timing(struct progress *, const char *case_name);

/* The tick of a plan: redraws the line at most ten times per second. arg: struct progress. done: 0
 * to 1. Returns 1 when *stop is set. */
int progress_tick(void *arg, double done);

/* After a case: prints one line unless stderr is a terminal. */
void progress_case(struct progress *, const struct case_result *, double seconds);

/* The same after a block of trials of a case. */
void progress_trials(struct progress *, const char *case_name, int first, int trials,
                     double seconds);

/* Erases the live line. */
void progress_clear(const struct progress *);

#endif
