/* Reads the results of `slabmark run`. Functions return 0, or -1 and err. */
#ifndef BENCH_RESULTS_READ_H
#define BENCH_RESULTS_READ_H

#include "bench/results/result_columns.h"

#include <jansson.h>

/* Sets *run to the run.json of a result directory, a new reference. ERR_USAGE: not a result
 * directory, or another schema. */
int results_read_run(const char *directory, json_t **run, struct err *);

/* Sets *cases to the lines of cases.jsonl, a new list. A last line that was cut off during writing
 * is ignored. A line without one of the needed columns (NULL-terminated, no families) is ERR_USAGE.
 */
int results_read_cases(const char *directory, const struct column *const *needed, json_t **cases,
                       struct err *);

#endif
