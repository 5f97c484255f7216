/* What `slabmark run` wrote, read again. */
#ifndef BENCH_RESULTS_READ_H
#define BENCH_RESULTS_READ_H

#include "bench/results/result_columns.h"

#include <jansson.h>

/* run.json of a result directory, new. A folder that is none, and a schema that is not ours, are
 * ERR_USAGE. */
int results_read_run(const char *directory, json_t **run, struct err *);

/* cases.jsonl as a list, new. A last line that was cut off while it was written does not count. A
 * line without one of the needed columns (NULL-terminated, no families) is ERR_USAGE. */
int results_read_cases(const char *directory, const struct column *const *needed, json_t **cases,
                       struct err *);

#endif
