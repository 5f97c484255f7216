/* Impulsive noise: v = g + b w, where g and w are Gaussian and b is 1 with a small probability p,
 * else 0. With w of r times the variance of g, the variance of v is (1 + p r) that of g. */
#include "data/noise.h"

#include "base/option_rows.h"

struct bernoulli_gaussian_noise {
    struct noise noise;
    double probability, ratio;
};

#define OPTION_STRUCT struct bernoulli_gaussian_noise
/* clang-format off */
static const struct option options[] = {
    NOISE_ROWS,
    REAL(probability, CLOSED(0, 1), "0.01", "1", "share of the samples with an impulse"),
    REAL(ratio,       FROM(0),      "1000", "1",
         "variance of an impulse, divided by that of the noise between impulses; variance and "
         "snr_db are of both together"),
};
/* clang-format on */

/* Given b, v is Gaussian: one normal number suffices. */
static void bernoulli_gaussian_draw(const struct input_request *request, double *v)
{
    const struct bernoulli_gaussian_noise *params = request->params;
    struct random_stream impulses =
        random_stream(request->seed, RANDOM_IMPULSE, request->trial, request->node, 0);
    double background = 1 / sqrt(fma(params->probability, params->ratio, 1));
    double impulse = background * sqrt(1 + params->ratio);
    noise_normals(request, RANDOM_NOISE, request->node, v);
    for (int i = 0; i < request->count; i++) {
        double u = random_uniform(&impulses, (uint32_t)(request->first + i));
        v[i] *= u < params->probability ? impulse : background;
    }
}

const struct noise_kind noise_bernoulli_gaussian = {
    .variant = {"bernoulli-gaussian", "impulsive: Gaussian with rare impulses of higher variance",
                OPTIONS(options, struct bernoulli_gaussian_noise)},
    .draw = bernoulli_gaussian_draw,
};
