/* What a case's repetitions say, as JSON. */
#ifndef BENCH_RESULTS_TIME_JSON_H
#define BENCH_RESULTS_TIME_JSON_H

#include "bench/results/case_result.h"

#include <jansson.h>

/* null for a case that was not timed. */
json_t *time_json(const struct case_result *);

#endif
