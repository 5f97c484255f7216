/* A white Gaussian signal in a delay line: u_k(n) = [x(n), x(n-1), ..., x(n-L+1)]. */
#include "data/delay_line.h"

#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

struct delay_line_params {
    struct per_node variance;
    int start;
};

#define OPTION_STRUCT struct delay_line_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(variance, FROM(0), "1", "power of u", "variance of the signal"),
    LINE_START_OPTION,
};
/* clang-format on */

static double delayed_power(const void *params, int node)
{
    return per_node_at(&((const struct delay_line_params *)params)->variance, node);
}

static double delayed_response_power(const struct input_request *request, const double *h)
{
    return delayed_power(request->params, request->node) *
           kernels_ref.dot((size_t)request->taps, h, h);
}

static void delayed_fill(const struct input_request *request, size_t stride, reals *out)
{
    (void)stride;
    assert(stride == 1);
    const struct delay_line_params *params = request->params;
    double deviation = sqrt(delayed_power(params, request->node));
    int from = delay_line_first(request, (enum line_start)params->start);
    int count = request->first + request->count - from;
    reals *oldest = row_at(out, request->kernels->precision, request->first - from);
    delay_line_numbers(request, LAW_GAUSSIAN, from, count, deviation, oldest);
}

const struct input input_delayed = {
    .variant = {"delay-line", "a white Gaussian signal in a delay line",
                OPTIONS(options, struct delay_line_params)},
    .delay_line = 1,
    .fill = delayed_fill,
    .response_power = delayed_response_power,
    .power = delayed_power,
};
