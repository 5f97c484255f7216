/* Memory that ends where the program may not go: what reads or writes behind it crashes. */
#ifndef SUPPORT_GUARDED_H
#define SUPPORT_GUARDED_H

#include <stddef.h>

struct guarded {
    void *map;
    size_t bytes;
    double *end; /* page-aligned; the page behind it is closed */
};

/* Room for `count` doubles before the end, filled with NAN. */
void guarded_begin(struct guarded *, size_t count);
void guarded_end(struct guarded *);

/* The array whose `count` doubles end `gap` doubles before the closed page. */
static inline double *guarded_array(const struct guarded *guarded, size_t count, size_t gap)
{
    return guarded->end - count - gap;
}

#endif
