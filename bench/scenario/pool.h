/* Memory that is freed all at once, with its pool: trees, names and parameters of a scenario. A
 * pool begins as {0} and serves one thread at a time. Allocations return NULL and err when out of
 * memory.
 */
#ifndef BENCH_SCENARIO_POOL_H
#define BENCH_SCENARIO_POOL_H

#include "base/err.h"

#include <stddef.h>

struct pool_block;
struct pool {
    struct pool_block *last;
    size_t bytes; /* allocated from it so far */
};

/* count * size bytes of zeros; a copy of `length` bytes of text, terminated; formatted text. */
void *pool_zeroed(struct pool *, size_t count, size_t size, struct err *);
const char *pool_text(struct pool *, const char *text, size_t length, struct err *);
const char *pool_format(struct pool *, struct err *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void pool_free(struct pool *); /* frees all allocations and empties the pool */

#endif
