#include "data/white.h"

#include <assert.h>
#include <string.h>

const char *const law_words[] = {"gaussian", "uniform", "signs", NULL};

/* In whole groups, of which out gets its part. */
static void fill_gaussian(const struct kernels *kernels, const struct random_stream *stream,
                          uint32_t first, size_t count, double *out)
{
    enum { CHUNK = 256 };
    static_assert(CHUNK % NORMALS_GROUP == 0, "every chunk begins a group");
    _Alignas(CACHE_LINE) double chunk[CHUNK];
    while (count > 0) {
        uint32_t start = first / NORMALS_GROUP * NORMALS_GROUP, skip = first - start;
        size_t stop = skip + count < CHUNK ? skip + count : CHUNK;
        kernels->normals(stop, stream, start, chunk);
        memcpy(out, chunk + skip, (stop - skip) * sizeof *out);
        out += stop - skip;
        count -= stop - skip;
        first = start + (uint32_t)stop;
    }
}

/* In [-sqrt 3, sqrt 3). */
static void fill_uniform(const struct random_stream *stream, uint32_t first, size_t count,
                         double *out)
{
    const double root3 = 0x1.bb67ae8584caap+0;
    for (size_t i = 0; i < count; i++)
        out[i] = root3 * (2 * random_uniform(stream, first + (uint32_t)i) - 1);
}

/* One bit of a block each. */
static void fill_signs(const struct random_stream *stream, uint32_t first, size_t count,
                       double *out)
{
    uint32_t block[4] = {0}, index = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t number = first + (uint32_t)i;
        if (i == 0 || number / 128 != index)
            random_block(stream, index = number / 128, block);
        out[i] = block[number / 32 % 4] >> number % 32 & 1 ? 1 : -1;
    }
}

void white_numbers(const struct kernels *kernels, enum law law, const struct random_stream *stream,
                   uint32_t first, size_t count, double *out)
{
    switch (law) {
    case LAW_GAUSSIAN:
        fill_gaussian(kernels, stream, first, count, out);
        return;
    case LAW_UNIFORM:
        fill_uniform(stream, first, count, out);
        return;
    case LAW_SIGNS:
        fill_signs(stream, first, count, out);
        return;
    }
}
