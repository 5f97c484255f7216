#include "bench/scenario/pool.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pool_block {
    struct pool_block *before;
    _Alignas(max_align_t) char bytes[];
};

void *pool_zeroed(struct pool *pool, size_t count, size_t size, struct err *err)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) ||
        __builtin_add_overflow(bytes, sizeof(struct pool_block), &bytes)) {
        err_set(err, ERR_INTERNAL, "out of memory: %zu x %zu bytes wanted", count, size);
        return NULL;
    }
    struct pool_block *block = mem_zeroed(1, bytes, err);
    if (!block)
        return NULL;
    block->before = pool->last;
    pool->last = block;
    pool->bytes += bytes;
    return block->bytes;
}

const char *pool_text(struct pool *pool, const char *text, size_t length, struct err *err)
{
    char *copy = pool_zeroed(pool, length + 1, 1, err);
    if (copy)
        memcpy(copy, text, length);
    return copy;
}

const char *pool_format(struct pool *pool, struct err *err, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *text = length < 0 ? NULL : pool_zeroed(pool, (size_t)length + 1, 1, err);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}

void pool_free(struct pool *pool)
{
    while (pool->last) {
        struct pool_block *block = pool->last;
        pool->last = block->before;
        free(block);
    }
    pool->bytes = 0;
}
