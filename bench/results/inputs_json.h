/* The input files of a run and their digests: a recording may change between two runs. */
#ifndef BENCH_RESULTS_INPUTS_JSON_H
#define BENCH_RESULTS_INPUTS_JSON_H

#include "bench/scenario/scenario.h"

#include <jansson.h>

/* {"D.csv": "SHA-256"}, a new reference: the files of all cases, with the paths as written. NULL
 * and err when one cannot be read. */
json_t *inputs_json(const struct scenario *, struct err *);

#endif
