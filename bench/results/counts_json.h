/* The counts of a case as JSON. Functions return a new reference, or NULL when out of memory. */
#ifndef BENCH_RESULTS_COUNTS_JSON_H
#define BENCH_RESULTS_COUNTS_JSON_H

#include "bench/measure/counts.h"

#include <jansson.h>

/* A list of quantities, each with value, source, status and reason. */
json_t *counts_json(const struct counts *);

/* The derived metrics that have a value, keyed by name; simulated ones are marked. */
json_t *counts_metrics_json(const struct counts *);

/* The counts of one thread in one repetition, keyed by quantity; only those of its pass. */
json_t *counts_thread_json(const struct counts *, const struct repetition *, int thread);

#endif
