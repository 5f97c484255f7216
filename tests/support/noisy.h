/* Curves of known shape and noise, the same on every machine that has a C library. */
#ifndef TESTS_SUPPORT_NOISY_H
#define TESTS_SUPPORT_NOISY_H

#include "base/random.h"

#include <math.h>

/* A standard normal: Box and Muller. */
static inline double noisy_normal(uint64_t seed, int i)
{
    struct random_stream stream = random_stream(seed, RANDOM_NOISE, 0, 0, (uint32_t)i);
    double radius = sqrt(-2 * log(1 - random_uniform(&stream, 0)));
    return radius * cos(2 * M_PI * random_uniform(&stream, 1));
}

/* floor + (1 - floor) exp(-rate i), times noise of mean 1: the exponential of an autoregression. */
static inline void noisy_curve(double *power, int points, double rate, double floor,
                               double deviation, double phi, uint64_t seed)
{
    double state = noisy_normal(seed, points);
    for (int i = 0; i < points; i++) {
        state = phi * state + sqrt(1 - phi * phi) * noisy_normal(seed, i);
        power[i] = (floor + (1 - floor) * exp(-rate * i)) *
                   exp(deviation * state - 0.5 * deviation * deviation);
    }
}

#endif
