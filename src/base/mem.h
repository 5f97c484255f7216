/* Memory: the only file of the library that allocates. Functions that return a pointer return NULL
 * and err on overflow or out of memory; the caller frees the pointer with free(). Thread-safe. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include "base/err.h"

#include <assert.h>
#include <stddef.h>

#define CACHE_LINE 64 /* bytes; no two nodes share one */
/* Every row is padded to a multiple of this many bytes: hardware fetches lines in pairs, and sums
 * run in this many lanes (kernels/kernels.h), so a row is a whole number of blocks. */
#define ROW_GRAIN (2 * CACHE_LINE)
#define PAD       (ROW_GRAIN / sizeof(double)) /* doubles in a grain */
static_assert((PAD & (PAD - 1)) == 0, "sums over lanes fold in halves");

/* `taps` rounded up to a multiple of PAD. */
static inline size_t padded(size_t taps)
{
    return (taps + PAD - 1) / PAD * PAD;
}

/* `doubles` rounded up to whole cache lines, so that no two nodes share a line. */
static inline size_t whole_lines(size_t doubles)
{
    size_t line = CACHE_LINE / sizeof(double);
    return (doubles + line - 1) / line * line;
}

/* count * size bytes of zeros. With count 0 the pointer is not NULL either. */
void *mem_zeroed(size_t count, size_t size, struct err *err);

/* count * size bytes, aligned to ROW_GRAIN and not yet touched: the first thread that writes a page
 * places it on its own NUMA node. The contents are indeterminate. */
void *mem_untouched(size_t count, size_t size, struct err *err);

/* The same for arrays that every iteration sweeps, divided into contiguous parts for `sharers`
 * threads. Uses huge pages if the system has them and each part fills at least one: fewer TLB
 * misses and contiguous cache sets save 2 to 4 % of an update with data in L2, 5 to 20 % with data
 * in memory (scenarios/scale-nodes.yaml). A page across two parts belongs to the thread that
 * touches it first. */
void *mem_swept(size_t count, size_t size, int sharers, struct err *err);

/* Makes room for one more element of `size` bytes in the heap list whose address is list_pointer
 * and which holds `count`. Grows by doubling. Returns 0, or -1 and err; the list is then unchanged.
 */
int mem_grow(void *list_pointer, size_t count, size_t size, struct err *err);

/* Returns freed memory to the system, where the C library keeps it for later. */
void mem_give_back(void);

char *mem_text(const char *text, struct err *err); /* a copy */

char *mem_format(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
