/* A batch: cases that make their curves together, on data made once for all of them. */
#ifndef BENCH_RUN_BATCH_H
#define BENCH_RUN_BATCH_H

#include "bench/run/run.h"
#include "bench/scenario/setup.h"

/* Limits: a block of data must stay in the caches while every case uses it, and all cases hold
 * their memory at once. */
enum { BATCH_CASES = 8, BATCH_BYTES = 256000000 };

struct batch {
    int count;
    const struct scenario_case *item[BATCH_CASES];
    struct setup setup[BATCH_CASES]; /* must not move */
    struct outcome outcome[BATCH_CASES];
    struct checked sum; /* of the work and bytes of all cases */
    double seconds;     /* that the curves took, divided by the number of cases */
};

/* Divides the chosen cases into batches. Returns (cases,): the batch of each case, -1 when it is
 * not chosen; *batches: the number of batches, in the order of their first cases. Results come in
 * this order. It depends neither on the machine nor on the cases already finished, so a resumed run
 * proceeds in the same order. Heap; NULL and err when out of memory. */
int *batch_share_out(const struct scenario *, const char *chosen, const struct checked *,
                     int *batches, struct err *);

/* 1 when the batch is full: another case would use too much memory, or a kill would lose many
 * minutes of work. The case then goes into the next batch. */
int batch_is_full(const struct batch *, const struct checked *next);

/* Builds another case into a batch. A new batch is {0}. */
int batch_add(struct batch *, const struct scenario_case *, const struct checked *, struct files *,
              struct err *);

/* Runs the engine: fills the outcomes. The files are for the setups of further trials. */
int batch_curves(struct batch *, struct files *, struct err *);
void batch_free(struct batch *);

#endif
