/* White Gaussian regressors: a new row at every instant. */
#include "data/input.h"

#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

struct white_params {
    struct per_node variance;
};

#define OPTION_STRUCT struct white_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(variance, FROM(0), "1", "power of u", "variance of every element of a regressor"),
};
/* clang-format on */

static double white_power(const void *params, int node)
{
    return per_node_at(&((const struct white_params *)params)->variance, node);
}

static double white_response_power(const struct input_request *request, const double *h)
{
    return white_power(request->params, request->node) *
           kernels_ref.dot((size_t)request->taps, h, h);
}

static void draw_row(const struct input_request *request, const struct random_stream *stream,
                     double deviation, reals *row)
{
    if (deviation == 1 && request->kernels->precision == PRECISION_F64) { /* no scaling */
        request->kernels->normals((size_t)request->taps, stream, 0, row);
        return;
    }
    enum { CHUNK = 256 };
    _Alignas(CACHE_LINE) double chunk[CHUNK];
    const struct kernels *kernels = request->kernels;
    for (int start = 0; start < request->taps; start += CHUNK) {
        int left = request->taps - start, count = left < CHUNK ? left : CHUNK;
        kernels->normals((size_t)count, stream, (uint32_t)start, chunk);
        kernels->narrow((size_t)count, deviation, chunk, row_at(row, kernels->precision, start));
    }
}

static void white_fill(const struct input_request *request, size_t stride, reals *out)
{
    double deviation = sqrt(white_power(request->params, request->node));
    assert(stride >= (size_t)request->taps); /* rows without gaps */
    for (int i = 0; i < request->count; i++) {
        struct random_stream stream = random_stream(request->seed, RANDOM_REGRESSOR, request->trial,
                                                    request->node, (uint32_t)(request->first + i));
        draw_row(request, &stream, deviation,
                 row_at(out, request->kernels->precision, -i * (ptrdiff_t)stride));
    }
}

const struct input input_white = {
    .variant = {"white", "white Gaussian rows, a new one at every instant",
                OPTIONS(options, struct white_params)},
    .fill = white_fill,
    .response_power = white_response_power,
    .power = white_power,
};
