/* A cache: fully associative, the least recently used line leaves. One in the whole program. */
#ifndef SUPPORT_LINE_CACHE_H
#define SUPPORT_LINE_CACHE_H

#include <stddef.h>

void line_cache_begin(size_t bytes);
void line_cache_end(void);

/* Reads or writes these bytes. */
void line_cache_use(const void *first, size_t bytes);

/* Bytes of the lines that it did not hold when they were used. */
size_t line_cache_fetched(void);

#endif
