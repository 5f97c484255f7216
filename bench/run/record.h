/* Measured cases on their way to the disk and to the terminal. Cases that finish within a second of
 * one batch wait for the disk together, and no case is shown before it is there. */
#ifndef BENCH_RUN_RECORD_H
#define BENCH_RUN_RECORD_H

#include "bench/results/results.h"
#include "bench/run/batch.h"
#include "bench/run/progress.h"
#include "bench/run/remarks.h"
#include "bench/run/report.h"

struct recorded {
    struct case_result result; /* refers to the batch */
    struct curve_point *curve;
    struct measured measured;
    double seconds; /* that it took */
};

struct record {
    const struct scenario *scenario;
    struct results *results;
    struct progress *progress;
    int quiet, diverged;
    struct report report;
    struct remarks remarks;
    struct recorded waiting[BATCH_CASES]; /* for the disk; must not move */
    int count;
    double since; /* when the disk was last waited for; set it as the run begins */
};

/* Adds case i of the batch to the results. Takes what was measured, which it owns from then on. */
int record_add(struct record *, const struct batch *, int i, const struct measured *,
               double seconds, struct err *);

/* Finishes what waits. Before the batch is freed. */
int record_finish(struct record *, struct err *);

void record_free(struct record *);

#endif
