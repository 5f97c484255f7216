/* Decodes one value of a scenario by its option row. */
#ifndef BENCH_SCENARIO_DECODE_VALUE_H
#define BENCH_SCENARIO_DECODE_VALUE_H

#include "base/option.h"
#include "bench/scenario/tree.h"

/* Sets the row's field in params. A path is taken relative to the file that names it. */
int decode_value(const struct option *, const struct tree *value, void *params, struct pool *,
                 struct err *);

/* The file that a path in a scenario means: relative to the file that names it. NULL and err when
 * out of memory. */
const char *decode_path(const struct tree *value, struct pool *, struct err *);

#endif
