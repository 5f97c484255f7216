/* What was counted in a case, as JSON. */
#ifndef BENCH_RESULTS_COUNTS_JSON_H
#define BENCH_RESULTS_COUNTS_JSON_H

#include "bench/measure/counts.h"

#include <jansson.h>

/* A list of quantities, each with value, source, status and reason. */
json_t *counts_json(const struct counts *);

/* Derived metrics that have a value, by name; simulated ones are marked. */
json_t *counts_metrics_json(const struct counts *);

/* What one thread counted in one repetition, by quantity; those of its pass only. */
json_t *counts_thread_json(const struct counts *, const struct repetition *, int thread);

#endif
