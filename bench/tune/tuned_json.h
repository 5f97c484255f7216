/* A tuning as one JSON document. */
#ifndef BENCH_TUNE_TUNED_JSON_H
#define BENCH_TUNE_TUNED_JSON_H

#include "bench/tune/tuned_rows.h"

#include <jansson.h>

/* The question, the stages, and the rows of each algorithm. A new reference; NULL when out of
 * memory. */
json_t *tuned_json(const struct tuned *, const struct tuned_row *, size_t count);

/* The question alone. */
json_t *question_json(const struct question *);

#endif
