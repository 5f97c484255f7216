/* Decodes one value of a scenario by its option row. */
#ifndef BENCH_SCENARIO_DECODE_VALUE_H
#define BENCH_SCENARIO_DECODE_VALUE_H

#include "base/option.h"
#include "bench/scenario/tree.h"

/* Sets the row's field in params. A path is relative to the file that names it. Texts come from the
 * pool. Returns 0, or -1 and err with the place in the file. */
int decode_value(const struct option *, const struct tree *value, void *params, struct pool *,
                 struct err *);

/* The path of a file that a scenario names, relative to the scenario's file; from the pool. NULL
 * and err when out of memory. */
const char *decode_path(const struct tree *value, struct pool *, struct err *);

#endif
