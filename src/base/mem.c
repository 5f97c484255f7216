#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int out_of_memory(size_t count, size_t size, struct err *err)
{
    return err_set(err, ERR_INTERNAL, "out of memory: %zu x %zu bytes wanted", count, size);
}

void *mem_zeroed(size_t count, size_t size, struct err *err)
{
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block)
        out_of_memory(count, size, err);
    return block;
}

void *mem_untouched(size_t count, size_t size, struct err *err)
{
    void *block = NULL;
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX - ROW_GRAIN ||
        posix_memalign(&block, ROW_GRAIN, bytes + ROW_GRAIN)) {
        out_of_memory(count, size, err);
        return NULL;
    }
    return block;
}

void *mem_swept(size_t count, size_t size, int sharers, struct err *err)
{
    static const size_t huge = (size_t)2
                               << 20; /* where huge pages are larger, the advice has no effect */
    assert(sharers >= 1);
    char *block = mem_untouched(count, size, err);
#if defined(MADV_HUGEPAGE)
    size_t page = (size_t)sysconf(_SC_PAGESIZE), bytes = count * size;
    if (block && bytes / huge >= (size_t)sharers) {
        char *first = block - (uintptr_t)block % page;
        madvise(first, (size_t)(block + bytes - first) / page * page, MADV_HUGEPAGE);
    }
#else
    (void)sharers, (void)huge;
#endif
    return block;
}

int mem_grow(void *list_pointer, size_t count, size_t size, struct err *err)
{
    if (count & (count - 1)) /* the capacity is the next power of two */
        return 0;
    size_t room = count ? 2 * count : 1, bytes;
    void *list;
    memcpy(&list, list_pointer, sizeof list);
    assert(size > 0 && (list || !count));
    if (__builtin_mul_overflow(room, size, &bytes) || !(list = realloc(list, bytes)))
        return out_of_memory(room, size, err);
    memcpy(list_pointer, &list, sizeof list);
    return 0;
}

void mem_give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

char *mem_text(const char *text, struct err *err)
{
    char *copy = strdup(text);
    if (!copy)
        out_of_memory(strlen(text) + 1, 1, err);
    return copy;
}

char *mem_format(struct err *err, const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    if (length >= 0)
        return text;
    out_of_memory(strlen(format), 1, err);
    return NULL;
}
