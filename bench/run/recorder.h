/* Writes measured cases to the results and shows them. Cases that finish within a second of one
 * batch are synced together; a case is shown when it is on disk. One thread. */
#ifndef BENCH_RUN_RECORDER_H
#define BENCH_RUN_RECORDER_H

#include "bench/results/results.h"
#include "bench/run/batch.h"
#include "bench/run/progress.h"
#include "bench/run/remarks.h"
#include "bench/run/report.h"

struct recorded {
    struct case_result result; /* refers to the batch */
    struct curve_point *curve;
    struct measured measured;
    double seconds; /* duration of the case */
};

struct recorder {
    const struct scenario *scenario;
    struct results *results;
    struct progress *progress;
    int quiet, diverged;
    int recorded; /* cases, on the disk once they are synced */
    struct report report;
    struct remarks remarks;
    struct recorded waiting[BATCH_CASES]; /* to be synced; must not move */
    int count;
    double since; /* clock_seconds() of the last sync; the caller sets it when the run begins */
};

/* Adds case i of the batch to the results, and takes ownership of what was measured. Returns 0, or
 * -1 and err. */
int recorder_add(struct recorder *, const struct batch *, int i, const struct measured *,
                 double seconds, struct err *);

/* Syncs the results and shows the waiting cases; call it before the batch is freed. Returns 0, or
 * -1 and err. */
int recorder_finish(struct recorder *, struct err *);

void recorder_free(struct recorder *);

#endif
