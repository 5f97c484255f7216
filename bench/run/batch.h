/* A batch: cases that make their curves together, on data made once for all of them. */
#ifndef BENCH_RUN_BATCH_H
#define BENCH_RUN_BATCH_H

#include "bench/run/run.h"
#include "bench/scenario/setup.h"

/* Limits: a block of data must stay in the caches while every case uses it, and all cases hold
 * their memory at once. */
enum { BATCH_CASES = 8, BATCH_BYTES = 256000000 };

struct batch {
    int first_trial, trials; /* the trials to run; trials 0: all */
    int count;
    const struct scenario_case *item[BATCH_CASES];
    struct setup setup[BATCH_CASES]; /* must not move */
    struct outcome outcome[BATCH_CASES];
    const char *machine[BATCH_CASES]; /* that ran them; NULL: this one */
    struct checked sum;               /* work and bytes, summed over the cases */
    double seconds;                   /* duration of the curves / number of cases */
};

/* Divides the chosen cases into *batches batches. Returns the batch of each case (cases,), -1 when
 * it is not chosen; the caller frees it. NULL and err when out of memory. Batches are numbered by
 * their first cases, and results come in this order. The division depends neither on the machine
 * nor on the cases already finished, so a resumed run proceeds in the same order. */
int *batch_share_out(const struct scenario *, const char *chosen, const struct checked *,
                     int *batches, struct err *);

/* 1 when the batch is full: processes share the network of the next case; or with another case it
 * would use too much memory, or a kill would lose many minutes of work. The case then goes into the
 * next batch. */
int batch_is_full(const struct batch *, const struct checked *next);

/* Builds another case into a batch; a new batch is {0}. Returns 0, or -1 and err. The files must
 * outlive the batch. batch_free after success and after failure. */
int batch_add(struct batch *, const struct scenario_case *, const struct checked *, struct files *,
              struct err *);

/* The plan of a case for the trials of the batch. */
struct plan batch_plan(const struct batch *, int i);

/* Runs the engine and fills the outcomes. The files are for the setups of further trials. Returns
 * 0, or -1 and err. */
int batch_curves(struct batch *, struct files *, struct err *);
void batch_free(struct batch *);

#endif
