/* samples.jsonl: a line of JSON per timed repetition, warm-up included. */
#ifndef BENCH_RESULTS_SAMPLES_H
#define BENCH_RESULTS_SAMPLES_H

#include "bench/results/case_result.h"

#include <stdio.h>

/* Returns 0, or -1 when out of memory or when the file cannot be written. */
int samples_add(FILE *, const struct case_result *);

#endif
