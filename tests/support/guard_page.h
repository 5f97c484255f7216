/* Memory that ends at a protected page: a read or write beyond it crashes. */
#ifndef SUPPORT_GUARD_PAGE_H
#define SUPPORT_GUARD_PAGE_H

#include <stddef.h>

struct guard_page {
    void *map;
    size_t bytes;
    char *end; /* page-aligned; the next page is protected */
};

/* Room for `bytes` before the end, filled with NAN in every precision. */
void guard_page_begin(struct guard_page *, size_t bytes);
void guard_page_end(struct guard_page *);

/* The array that begins `bytes` before the protected page. */
static inline void *guard_page_array(const struct guard_page *guarded, size_t bytes)
{
    return guarded->end - bytes;
}

#endif
