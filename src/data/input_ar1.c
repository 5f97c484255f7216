/* A first-order autoregressive signal in a delay line: x(n) = pole x(n-1) + sqrt(1 - pole^2) w(n),
 * scaled to its variance; stationary from its first sample, unless it starts in silence. */
#include "data/delay_line.h"

#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

struct ar1_params {
    double pole;
    struct per_node variance;
    int start;
};

#define OPTION_STRUCT struct ar1_params
/* clang-format off */
static const struct option options[] = {
    REAL    (pole,     OPEN(-1, 1), "0.8", "1",          "correlation of neighbouring samples"),
    PER_NODE(variance, FROM(0),     "1",   "power of u", "variance of the signal"),
    LINE_START_OPTION,
};
/* clang-format on */

static double ar1_power(const void *params, int node)
{
    return per_node_at(&((const struct ar1_params *)params)->variance, node);
}

/* h'Rh with R_ij = pole^|i-j|: each tap with itself, and twice with all taps before it. */
static double ar1_response_power(const struct input_request *request, const double *h)
{
    const struct ar1_params *params = request->params;
    double sum = 0, before = 0; /* sum over j < i of pole^(i-j) h_j */
    for (int i = 0; i < request->taps; i++) {
        sum = fma(h[i], fma(2, before, h[i]), sum);
        before = params->pole * (before + h[i]);
    }
    return ar1_power(params, request->node) * sum;
}

static void ar1_fill(const struct input_request *request, size_t stride, reals *out)
{
    (void)stride;
    assert(stride == 1);
    const struct ar1_params *params = request->params;
    double deviation = sqrt(ar1_power(params, request->node));
    double innovation = deviation * sqrt(fma(-params->pole, params->pole, 1));
    enum line_start start = (enum line_start)params->start;
    int from = delay_line_first(request, start), count = request->first + request->count - from;
    enum precision precision = request->kernels->precision;
    reals *x = row_at(out, precision, request->first - from); /* x[1] is the previous sample */
    delay_line_numbers(request, LAW_GAUSSIAN, from, count, 1, x);
    int i = 0;
    if (delay_line_fills(request, start)) /* the very first sample has the stationary variance */
        row_set(x, precision, i--, deviation * row_get(x, precision, 0));
    for (; i > -count; i--)
        row_set(
            x, precision, i,
            fma(params->pole, row_get(x, precision, i + 1), innovation * row_get(x, precision, i)));
}

const struct input input_ar1 = {
    .variant = {"ar1", "a first-order autoregressive signal in a delay line",
                OPTIONS(options, struct ar1_params)},
    .delay_line = 1,
    .fill = ar1_fill,
    .response_power = ar1_response_power,
    .power = ar1_power,
};
