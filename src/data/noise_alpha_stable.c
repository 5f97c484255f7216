/* Symmetric alpha-stable noise: E exp(i t v) = exp(-|scale t|^alpha). Its variance is infinite
 * below alpha = 2, where it is Gaussian with variance 2 scale^2; alpha = 1 is Cauchy's law.
 *
 * Drawn by the method of Chambers, Mallows, Stuck (JASA 1976): with U uniform on (-pi/2, pi/2) and
 * W exponential of mean 1,
 *
 *     v = sin(alpha U) / cos(U)^(1/alpha) * (cos((1 - alpha) U) / W)^((1 - alpha) / alpha) */
#include "data/noise.h"

#include "base/option_rows.h"
#include "kernels/elementary.h"

struct alpha_stable_noise {
    struct noise noise;
    double alpha;
};

/* Below 0.1 numbers are beyond the range of doubles. */
#define OPTION_STRUCT struct alpha_stable_noise
/* clang-format off */
static const struct option options[] = {
    REAL(alpha, CLOSED(0.1, 2), "1.5", "1", "exponent of the law; the smaller, the more impulsive"),
    OPTION_ROW("scale", noise.scale, PER_NODE, FROM(0), NULL, NULL, "amplitude of d",
               "scale of the law, in place of the variance and the ratio, which do not exist"),
};
/* clang-format on */

/* In (0, 1), without its ends: an odd multiple of 2^-53. */
static double inner_uniform(const uint32_t word[2])
{
    uint64_t bits = word[0] | (uint64_t)word[1] << 32;
    return (double)(bits >> 12) * 0x1p-52 + 0x1p-53;
}

static double alpha_stable_number(double alpha, const uint32_t word[4])
{
    double w = -elementary_log(inner_uniform(word));
    double quarters = 2 * inner_uniform(word + 2) - 1; /* U in quarter turns */
    double sine, cosine, other, unused;
    elementary_turn(alpha * quarters, &unused, &sine);
    elementary_turn(quarters, &cosine, &unused);
    elementary_turn((1 - alpha) * quarters, &other, &unused);
    double power = (1 - alpha) / alpha * (elementary_log(other) - elementary_log(w));
    return sine * elementary_exp(power - elementary_log(cosine) / alpha);
}

static void alpha_stable_draw(const struct input_request *request, double *v)
{
    const struct alpha_stable_noise *params = request->params;
    struct random_stream stream =
        random_stream(request->seed, RANDOM_STABLE, request->trial, request->node, 0);
    for (int i = 0; i < request->count; i++) {
        uint32_t word[4];
        random_block(&stream, (uint32_t)(request->first + i), word);
        v[i] = alpha_stable_number(params->alpha, word);
    }
}

const struct noise_kind noise_alpha_stable = {
    .variant = {"alpha-stable", "impulsive: symmetric alpha-stable, without a variance",
                OPTIONS(options, struct alpha_stable_noise)},
    .draw = alpha_stable_draw,
};
