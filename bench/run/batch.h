/* A batch: cases that make their curves together, on data made once for all of them. */
#ifndef BENCH_RUN_BATCH_H
#define BENCH_RUN_BATCH_H

#include "bench/run/run.h"
#include "bench/scenario/setup.h"

/* At most: a block of data is to stay in the caches for all their turns, and all keep their memory.
 */
enum { BATCH_CASES = 8, BATCH_BYTES = 256000000 };

struct batch {
    int count;
    const struct scenario_case *item[BATCH_CASES];
    struct setup setup[BATCH_CASES]; /* must not move */
    struct outcome outcome[BATCH_CASES];
    struct checked sum; /* of their work and bytes */
    double seconds;     /* that the curves took, in equal parts: of one case */
};

/* Shares out the chosen cases: (cases,) the batch of each, -1 of those not chosen; *batches: how
 * many there are, in the order of their first cases, which is the order of all results. The same on
 * every machine and whatever of it has been done before, so that a resumed run goes the same way.
 * Heap; NULL and err when memory is out. */
int *batch_share_out(const struct scenario *, const char *chosen, const struct checked *,
                     int *batches, struct err *);

/* 1 when the batch has no room for another case, whose turn then comes after it: their memory would
 * weigh, or a kill cost what has been made in many minutes. */
int batch_is_full(const struct batch *, const struct checked *next);

/* Builds another case into a batch, zeroed at first. */
int batch_add(struct batch *, const struct scenario_case *, const struct checked *, struct files *,
              struct err *);

/* Runs the engine: fills the outcomes. The files are for the setups of further trials. */
int batch_curves(struct batch *, struct files *, struct err *);
void batch_free(struct batch *);

#endif
