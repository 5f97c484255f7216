/* Memory that ends where the program may not go: what reads or writes behind it crashes. */
#ifndef SUPPORT_GUARDED_H
#define SUPPORT_GUARDED_H

#include <stddef.h>

struct guarded {
    void *map;
    size_t bytes;
    char *end; /* page-aligned; the page behind it is closed */
};

/* Room for so many bytes before the end, filled with NAN in every precision. */
void guarded_begin(struct guarded *, size_t bytes);
void guarded_end(struct guarded *);

/* The array that begins so many bytes before the closed page. */
static inline void *guarded_array(const struct guarded *guarded, size_t bytes)
{
    return guarded->end - bytes;
}

#endif
