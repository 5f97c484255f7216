/* Rows of the tables of results as JSON: a key for each column, null for what is unknown. */
#ifndef BENCH_RESULTS_JSON_H
#define BENCH_RESULTS_JSON_H

#include "bench/results/result_columns.h"

#include <jansson.h>

/* Returns a new object, NULL when out of memory or where a text is not UTF-8. Swept parameters are
 * left out: their values have types (axes_json). */
json_t *result_row_json(const struct result_table *, const struct case_result *, size_t at);

/* {"system.taps": 16, ...}: the swept parameters that concern the case. New, or NULL. */
json_t *axes_json(const struct case_result *);

#endif
