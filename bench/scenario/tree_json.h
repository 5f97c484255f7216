/* A scenario's tree as JSON. */
#ifndef BENCH_SCENARIO_TREE_JSON_H
#define BENCH_SCENARIO_TREE_JSON_H

#include "bench/scenario/tree.h"

#include <jansson.h>

/* Scalars that parse as numbers become numbers, the others strings. Returns a new reference; NULL
 * when out of memory. */
json_t *tree_json(const struct tree *);

#endif
