/* Gaussian noise, independent from node to node. */
#include "data/noise.h"

#include "base/option_rows.h"

struct gaussian_noise {
    struct noise noise;
};

#define OPTION_STRUCT struct gaussian_noise
/* clang-format off */
static const struct option options[] = {
    NOISE_ROWS,
};
/* clang-format on */

static void gaussian_draw(const struct input_request *request, double *v)
{
    noise_normals(request, RANDOM_NOISE, request->node, v);
}

const struct noise_kind noise_gaussian = {
    .variant = {"gaussian", "Gaussian, independent from node to node",
                OPTIONS(options, struct gaussian_noise)},
    .draw = gaussian_draw,
};
