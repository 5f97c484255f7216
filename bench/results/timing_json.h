/* Measurements of a case's repetitions that are no columns of summary.csv, as JSON. */
#ifndef BENCH_RESULTS_TIMING_JSON_H
#define BENCH_RESULTS_TIMING_JSON_H

#include "bench/results/case_result.h"

#include <jansson.h>

/* null for a case that was not timed. */
json_t *timing_json(const struct case_result *);

#endif
