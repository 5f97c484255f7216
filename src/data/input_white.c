/* White Gaussian regressors: a fresh row at every instant. */
#include "data/input.h"

#include <math.h>

struct white_params {
    struct per_node variance;
};

static const struct option options[] = {
    {"variance", OPTION_PER_NODE, offsetof(struct white_params, variance), 0, INFINITY, OPEN_HIGH,
     "1", NULL, "power of u", "variance of every element of a regressor"},
};

static double power(const void *params, int node)
{
    return per_node_at(&((const struct white_params *)params)->variance, node);
}

static double response_power(const struct input_request *request, const double *h)
{
    return power(request->params, request->node) * kernels_ref.dot((size_t)request->taps, h, h);
}

static void fill(const struct input_request *request, size_t stride, double *out)
{
    double deviation = sqrt(power(request->params, request->node));
    for (int i = 0; i < request->count; i++) {
        struct random_stream stream = random_stream(request->seed, RANDOM_REGRESSOR, request->trial,
                                                    request->node, (uint32_t)(request->first + i));
        double *row = out - (size_t)i * stride;
        request->kernels->normals((size_t)request->taps, &stream, 0, row);
        for (int j = 0; deviation != 1 && j < request->taps; j++)
            row[j] *= deviation;
    }
}

const struct input input_white = {
    .variant = {"white", "white Gaussian rows, fresh at every instant",
                OPTIONS(options, struct white_params)},
    .fill = fill,
    .response_power = response_power,
    .power = power,
};
