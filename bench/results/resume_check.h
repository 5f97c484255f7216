/* Checks whether a run may continue in a result directory. */
#ifndef BENCH_RESULTS_RESUME_CHECK_H
#define BENCH_RESULTS_RESUME_CHECK_H

#include "bench/results/results.h"

/* Compares run.json with the new run: schema, scenario, inputs, machine, build. Returns 0, or -1
 * and err with the difference. */
int resume_check(const struct results *, const struct scenario *, struct err *);

#endif
