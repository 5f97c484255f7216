/* Rows of the result tables as JSON: a key for each column, null for an unknown value. */
#ifndef BENCH_RESULTS_JSON_H
#define BENCH_RESULTS_JSON_H

#include "bench/results/result_columns.h"

#include <jansson.h>

/* Returns a new object, NULL when out of memory or a text is not UTF-8. Swept parameters are
 * omitted: axes_json has their values with types. */
json_t *result_row_json(const struct result_table *, const struct case_result *, size_t at);

/* {"system.taps": 16, ...}: the swept parameters that concern the case. A new reference; NULL when
 * out of memory. */
json_t *axes_json(const struct case_result *);

#endif
