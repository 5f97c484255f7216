#include "tests/support/line_cache.h"

#include "base/mem.h"
#include "tests/support/fail.h"

#include <stdint.h>
#include <stdlib.h>

/* Lines in the order of their use, found by a table of chains. */
struct line {
    uintptr_t address;
    struct line *newer, *older, *chained;
};

enum { TABLE = 1 << 14 };
static struct cache {
    struct line *line, *table[TABLE];
    size_t size, used;
    struct line *newest, *oldest;
    size_t fetched;
} cache;

static struct line **place_of(uintptr_t address)
{
    struct line **place = &cache.table[address / CACHE_LINE % TABLE];
    while (*place && (*place)->address != address)
        place = &(*place)->chained;
    return place;
}

static void unlink_line(struct line *line)
{
    *(line->newer ? &line->newer->older : &cache.newest) = line->older;
    *(line->older ? &line->older->newer : &cache.oldest) = line->newer;
}

static void link_newest(struct line *line)
{
    line->newer = NULL;
    line->older = cache.newest;
    *(line->older ? &line->older->newer : &cache.oldest) = line;
    cache.newest = line;
}

static struct line *free_line(void)
{
    if (cache.used < cache.size)
        return &cache.line[cache.used++];
    struct line *line = cache.oldest, **place = place_of(line->address);
    *place = line->chained;
    unlink_line(line);
    return line;
}

static void use_line(uintptr_t address)
{
    struct line *line = *place_of(address);
    if (line) {
        unlink_line(line);
    } else {
        line = free_line();
        line->address = address;
        line->chained = NULL;
        *place_of(address) = line;
        cache.fetched++;
    }
    link_newest(line);
}

void line_cache_use(const void *first, size_t bytes)
{
    uintptr_t begin = (uintptr_t)first / CACHE_LINE * CACHE_LINE, end = (uintptr_t)first + bytes;
    for (uintptr_t at = begin; at < end; at += CACHE_LINE)
        use_line(at);
}

void line_cache_begin(size_t bytes)
{
    cache = (struct cache){.size = bytes / CACHE_LINE};
    cache.line = calloc(cache.size, sizeof *cache.line);
    if (!cache.line)
        fail_with("a cache of %zu bytes: out of memory", bytes);
}

size_t line_cache_fetched(void)
{
    return cache.fetched * CACHE_LINE;
}

void line_cache_end(void)
{
    free(cache.line);
}
