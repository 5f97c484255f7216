/* run.json: what was run, where, by which build. */
#ifndef BENCH_RESULTS_RUN_JSON_H
#define BENCH_RESULTS_RUN_JSON_H

#include "bench/machine/ceilings.h"
#include "bench/scenario/scenario.h"

#include <jansson.h>

enum { RESULTS_SCHEMA = 4 };

/* environment: what environment_capture gave; NULL: none; likewise the inputs (inputs_json.h) and
 * the ceilings. NULL when out of memory. */
json_t *run_json(const struct scenario *, json_t *environment, json_t *inputs,
                 const struct ceilings *, const char *command, const char *status);

#endif
