#include "data/delay_line.h"

#include <assert.h>

int delay_line_first(const struct input_request *request)
{
    return request->first == 0 ? -(request->taps - 1) : request->first;
}

void delay_line_normals(const struct input_request *request, int from, int count, double deviation,
                        reals *out)
{
    enum { CHUNK = 256 };
    static_assert(CHUNK % NORMALS_GROUP == 0, "every chunk begins a group");
    assert(from + request->taps - 1 >= 0 && count >= 1);
    _Alignas(CACHE_LINE) double chunk[CHUNK];
    struct random_stream stream =
        random_stream(request->seed, RANDOM_SIGNAL, request->trial, request->node, 0);
    ptrdiff_t place = 0;
    uint32_t number = (uint32_t)(from + request->taps - 1), end = number + (uint32_t)count;
    while (number < end) {
        uint32_t start = number / NORMALS_GROUP * NORMALS_GROUP, skip = number - start;
        uint32_t stop = end - start < CHUNK ? end - start : CHUNK;
        request->kernels->normals(stop, &stream, start, chunk);
        for (uint32_t i = skip; i < stop; i++)
            row_set(out, request->kernels->precision, place--, deviation * chunk[i]);
        number = start + stop;
    }
    assert(place == -(ptrdiff_t)count);
}
