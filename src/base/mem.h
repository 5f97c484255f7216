/* Memory: the only place that allocates. Everything is released with free(). */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include "base/err.h"

#include <assert.h>
#include <stddef.h>

#define CACHE_LINE 64 /* bytes; rows of different nodes never share one */
/* Bytes that every row is padded to a multiple of: lines are fetched in pairs, and sums run in as
 * many lanes (kernels/kernels.h), so that whole rows have no last part of a block. */
#define ROW_GRAIN (2 * CACHE_LINE)
#define PAD       (ROW_GRAIN / sizeof(double)) /* doubles in it */
static_assert((PAD & (PAD - 1)) == 0, "sums over lanes fold in halves");

/* `taps` rounded up to a multiple of PAD. */
static inline size_t padded(size_t taps)
{
    return (taps + PAD - 1) / PAD * PAD;
}

/* `doubles` rounded up to whole cache lines, so that what belongs to one node shares none. */
static inline size_t whole_lines(size_t doubles)
{
    size_t line = CACHE_LINE / sizeof(double);
    return (doubles + line - 1) / line * line;
}

/* count * size bytes of zeros; NULL and err on overflow or exhaustion. count 0 gives a valid
 * pointer. */
void *mem_zeroed(size_t count, size_t size, struct err *err);

/* Aligned to ROW_GRAIN and untouched, so that the first thread to write a page places it on its own
 * memory node. The contents are indeterminate. */
void *mem_untouched(size_t count, size_t size, struct err *err);

/* The same for what a run goes through again and again, shared out to `sharers` threads in
 * contiguous parts: in huge pages, if the system has them and every part is as large as one. Fewer
 * translations and whole stretches of cache: 2 to 4 % of an update where all lies in L2, 5 to 20 %
 * where it lies in memory (scenarios/scale-nodes.yaml). A page at the border of two parts is the
 * thread's that comes first. */
void *mem_swept(size_t count, size_t size, int sharers, struct err *err);

/* A growing list: makes room for one more element of `size` bytes in *list, which holds `count`.
 * Grows by doubling. Returns 0 or -1. */
int mem_grow(void *list_pointer, size_t count, size_t size, struct err *err);

char *mem_text(const char *text, struct err *err); /* a copy */

char *mem_format(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
