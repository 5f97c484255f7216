/* Cases that a run leaves out, because this machine lacks their cores. */
#ifndef BENCH_RUN_LEFT_OUT_H
#define BENCH_RUN_LEFT_OUT_H

#include "bench/run/division.h"

#include <jansson.h>

/* Prints why cases of a shard are left out, each reason once; of a run that is not divided,
 * run_leave_out has done so. Returns 0, or -1 and err. */
int left_out_print(const struct scenario *, const struct division *, const struct run_request *,
                   struct err *);

/* Adds them, if there are any, to the members of run.json: {"left_out": {CASE: WHY}}. *more may be
 * NULL. Returns 0, or -1 and err. */
int left_out_add(const struct scenario *, const struct division *, const struct run_request *,
                 json_t **more, struct err *);

#endif
