/* The member "shard" of a shard's run.json. It holds what slabmark merge needs to divide the
 * scenario as the shard did: the text of the scenario, the overrides, the filter. */
#ifndef BENCH_RESULTS_SHARD_JSON_H
#define BENCH_RESULTS_SHARD_JSON_H

#include "bench/scenario/scenario.h"

#include <jansson.h>

/* Shard `index` (from 1) of `of`. The filter may be NULL. A new reference: {"shard": {...}}; NULL
 * and err on failure. */
json_t *shard_json(const struct scenario *, int index, int of, const char *filter, struct err *);

/* The scenario of a shard, from its run.json. *filter is borrowed from the JSON; NULL: none.
 * Returns 0, or -1 and err; scenario_free after success and after failure. Overrides belong to the
 * pool. */
int shard_scenario(struct scenario *, const json_t *run, struct pool *, const char **filter,
                   struct err *);

#endif
