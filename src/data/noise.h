/* Measurement noise v_k(n), white in time.
 *
 * A kind of noise draws standard numbers: of variance 1, or where the law has no variance, of scale
 * 1. The level, which may differ from node to node, scales them. Every number is a pure function of
 * seed, trial, node and instant. */
#ifndef DATA_NOISE_H
#define DATA_NOISE_H

#include "base/err.h"
#include "base/option.h"
#include "data/input.h"

/* The level: a variance, a ratio, or the scale of a law without variance. Unset: no noise. */
struct noise {
    struct per_node variance; /* power of d                                       */
    struct per_node snr_db;   /* alternatively, dB: 10 log10 E(u'h*)^2 / sigma_k^2 */
    struct per_node scale;    /* of a law without variance */
};

/* The option rows of a level with a variance, for a params struct whose first member is
 * `struct noise noise` (base/option_rows.h). */
#define NOISE_ROWS                                                                                 \
    OPTION_ROW("variance", noise.variance, PER_NODE, FROM(0), NULL, NULL, "power of d",            \
               "variance of the measurement noise"),                                               \
        OPTION_ROW("snr_db", noise.snr_db, PER_NODE, CLOSED(-300, 300), NULL, NULL, "dB",          \
                   "signal-to-noise ratio; excludes variance")

/* One kind. Its params begin with a struct noise. */
struct noise_kind {
    struct variant variant;
    int follows_links; /* 1: it reads the request's network */
    /* v[i] = the standard number of instant first + i, i < count. `params` are the noise's. */
    void (*draw)(const struct input_request *, double *v);
};
#define NOISE(id) extern const struct noise_kind noise_##id;
#include "data/noises.def"
#undef NOISE
/* Both NULL-terminated and in the same order. */
extern const struct noise_kind *const noise_kinds[];
extern const struct variant *const noise_variants[];

/* 1 when there is none. */
int noise_absent(const struct noise *);

/* 1 when sigma_k is known. */
int noise_known(const struct noise *);

/* Returns 0, or -1 and err when both variance and ratio are given. */
int noise_check(const struct noise *, struct err *);

/* sigma_k^2 of a node whose noiseless signal has power `signal`; 0 where it is unknown. Pure. */
double noise_variance(const struct noise *, int node, double signal);

/* The factor of a node's standard numbers. `deviation` is sigma_k; NAN: unknown. */
double noise_amplitude(const struct noise *, int node, double deviation);

/* v[i] = number first + i of a stream of white Gaussian numbers, i < count: those of a purpose and
 * a node. For members. */
void noise_normals(const struct input_request *, enum purpose, int node, double *v);

#endif
