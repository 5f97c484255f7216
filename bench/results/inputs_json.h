/* Which files a run reads, by their digests: a recording may change between two runs. */
#ifndef BENCH_RESULTS_INPUTS_JSON_H
#define BENCH_RESULTS_INPUTS_JSON_H

#include "bench/scenario/scenario.h"

#include <jansson.h>

/* {"D.csv": "SHA-256"}, new: the files that any case names, as it names them. NULL and err when one
 * cannot be read. */
json_t *inputs_json(const struct scenario *, struct err *);

#endif
