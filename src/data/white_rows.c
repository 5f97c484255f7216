#include "data/white_rows.h"

#include <assert.h>
#include <math.h>

double white_rows_power(const void *params, int node)
{
    return per_node_at(&((const struct white_rows *)params)->variance, node);
}

double white_rows_response_power(const struct input_request *request, const double *h)
{
    return white_rows_power(request->params, request->node) *
           kernels_ref.dot((size_t)request->taps, h, h);
}

static void draw_row(const struct input_request *request, enum law law,
                     const struct random_stream *stream, double deviation, reals *row)
{
    const struct kernels *kernels = request->kernels;
    if (law == LAW_GAUSSIAN && deviation == 1 && kernels->precision == PRECISION_F64) {
        kernels->normals((size_t)request->taps, stream, 0, row); /* no scaling */
        return;
    }
    enum { CHUNK = 256 };
    _Alignas(CACHE_LINE) double chunk[CHUNK];
    for (int start = 0; start < request->taps; start += CHUNK) {
        int left = request->taps - start, count = left < CHUNK ? left : CHUNK;
        white_numbers(kernels, law, stream, (uint32_t)start, (size_t)count, chunk);
        kernels->narrow((size_t)count, deviation, chunk, row_at(row, kernels->precision, start));
    }
}

void white_rows_fill(const struct input_request *request, enum law law, size_t stride, reals *out)
{
    double deviation = sqrt(white_rows_power(request->params, request->node));
    assert(stride >= (size_t)request->taps); /* rows without gaps */
    for (int i = 0; i < request->count; i++) {
        struct random_stream stream = random_stream(request->seed, RANDOM_REGRESSOR, request->trial,
                                                    request->node, (uint32_t)(request->first + i));
        draw_row(request, law, &stream, deviation,
                 row_at(out, request->kernels->precision, -i * (ptrdiff_t)stride));
    }
}
