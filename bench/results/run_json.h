/* run.json: the scenario, the machine and the build of a run. */
#ifndef BENCH_RESULTS_RUN_JSON_H
#define BENCH_RESULTS_RUN_JSON_H

#include "bench/machine/ceilings.h"
#include "bench/scenario/scenario.h"

#include <jansson.h>

enum { RESULTS_SCHEMA = 4, RUN_DATE = 32 };

/* The current time, UTC, as "2026-03-04T05:06:07Z". */
void run_json_date(char date[RUN_DATE]);

/* environment: what environment_capture gave; NULL: none; likewise the inputs (inputs_json.h), the
 * ids of nodes (node_ids_json.h), the ceilings, and `more`: further members, of a shard or a merged
 * result. started: when the directory was opened; the file
 * also has the time when it is written. NULL when out of memory. */
json_t *run_json(const struct scenario *, json_t *environment, json_t *inputs, json_t *node_ids,
                 const struct ceilings *, json_t *more, const char *command, const char *started,
                 const char *status);

#endif
