/* A scenario's tree as JSON. */
#ifndef BENCH_SCENARIO_TREE_JSON_H
#define BENCH_SCENARIO_TREE_JSON_H

#include "bench/scenario/tree.h"

#include <jansson.h>

/* Scalars that read as numbers become numbers, the others strings. The caller owns the result. */
json_t *tree_json(const struct tree *);

#endif
