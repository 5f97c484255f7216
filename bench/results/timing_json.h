/* Measurements of a case's repetitions that are not columns of summary.csv, as JSON. */
#ifndef BENCH_RESULTS_TIMING_JSON_H
#define BENCH_RESULTS_TIMING_JSON_H

#include "bench/results/case_result.h"

#include <jansson.h>

/* JSON null for a case that was not timed. A new reference; NULL when out of memory. */
json_t *timing_json(const struct case_result *);

#endif
