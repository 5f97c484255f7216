/* The line of a block of trials in blocks.jsonl. */
#ifndef BENCH_RESULTS_BLOCK_JSON_H
#define BENCH_RESULTS_BLOCK_JSON_H

#include "bench/results/blocks.h"

#include <jansson.h>

/* A new object; NULL when out of memory. The plan is that of the block. */
json_t *block_json(const char *case_name, const struct plan *, const struct outcome *,
                   const struct block_origin *);

#endif
