/* Whether two runs may share a result directory. */
#ifndef BENCH_RESULTS_RESUME_CHECK_H
#define BENCH_RESULTS_RESUME_CHECK_H

#include "bench/results/results.h"

/* Compares run.json with what would be run now: schema, scenario, inputs, machine, build. */
int resume_check(const struct results *, const struct scenario *, struct err *);

#endif
