/* The results of a problem's cases, in memory. */
#ifndef BENCH_VALIDATE_STUDY_H
#define BENCH_VALIDATE_STUDY_H

#include "bench/results/summary.h"
#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

struct studied {
    const char *name; /* borrowed from the scenario */
    int nodes, taps, trials;
    struct outcome outcome;
    struct curve_point *curve; /* (outcome.points,) heap */
    struct summary summary;
};

struct study {
    int count;
    struct studied *item; /* (count,) heap */
};

/* Runs the cases whose byte in `chosen` (cases,) is not 0. Returns 0, or -1 and err; study_free
 * after success and after failure. The scenario must outlive the study. */
int study_run(struct study *, const struct scenario *, const char *chosen, struct files *,
              struct err *);
void study_free(struct study *);

/* The case of that name; NULL: it was not run. */
const struct studied *study_find(const struct study *, const char *name);

#endif
