/* Memory that ends at a protected page: a read or write beyond it crashes. */
#ifndef SUPPORT_GUARDED_H
#define SUPPORT_GUARDED_H

#include <stddef.h>

struct guarded {
    void *map;
    size_t bytes;
    char *end; /* page-aligned; the next page is protected */
};

/* Room for `bytes` before the end, filled with NAN in every precision. */
void guarded_begin(struct guarded *, size_t bytes);
void guarded_end(struct guarded *);

/* The array that begins `bytes` before the protected page. */
static inline void *guarded_array(const struct guarded *guarded, size_t bytes)
{
    return guarded->end - bytes;
}

#endif
