/* Memory that is freed with its pool: trees, names and parameters of a scenario. */
#ifndef BENCH_SCENARIO_POOL_H
#define BENCH_SCENARIO_POOL_H

#include "base/err.h"

#include <stddef.h>

struct pool_block;
struct pool {
    struct pool_block *last;
    size_t bytes; /* of all that it holds */
};

void *pool_zeroed(struct pool *, size_t count, size_t size, struct err *);
const char *pool_text(struct pool *, const char *text, size_t length, struct err *);
const char *pool_format(struct pool *, struct err *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void pool_free(struct pool *); /* everything; a zeroed pool is empty */

#endif
