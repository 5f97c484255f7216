/* Measurement noise: v_k(n) ~ N(0, sigma_k^2), white in time and space. */
#ifndef DATA_NOISE_H
#define DATA_NOISE_H

#include "base/err.h"
#include "base/option.h"

struct noise {
    struct per_node variance; /* power of d                                       */
    struct per_node snr_db;   /* alternatively, dB: 10 log10 E(u'h*)^2 / sigma_k^2 */
};
extern const struct options noise_options;

/* 1 when sigma_k is known. */
int noise_known(const struct noise *);

/* Returns 0, or -1 and err when both are given. */
int noise_check(const struct noise *, struct err *);

/* sigma_k^2 of a node whose noiseless signal has power `signal`. Pure; noise must be known. */
double noise_variance(const struct noise *, int node, double signal);

#endif
