/* Counter-based random streams (Philox 4x32-10, Salmon et al., SC 2011).
 *
 * Every random number is a pure function of (seed, purpose, trial, node, instant, index). It does
 * not depend on the thread or the order in which it is computed. All functions are pure. Normals in
 * bulk are a kernel (kernels/kernels.h); this file has the streams and the scalar draws that set up
 * a problem. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdint.h>

enum purpose { /* never renumber: recorded digests depend on the values */
               RANDOM_REGRESSOR = 1,
               RANDOM_NOISE = 2,
               RANDOM_SUPPORT = 3,
               RANDOM_VALUE = 4,
               RANDOM_PER_NODE = 5,
               RANDOM_SIGNAL = 6,
               RANDOM_TOPOLOGY = 7,
               RANDOM_REDRAW = 8,
               RANDOM_PERMUTATION = 9,
               RANDOM_DROP = 20,
               RANDOM_POLL = 21,
               RANDOM_ENTRIES = 22,
               RANDOM_IMPULSE = 23,
               RANDOM_STABLE = 24,
               RANDOM_COMMON = 25,
               RANDOM_WALK = 26,
               RANDOM_DRIFT = 27,
};

/* One sequence of random numbers. */
struct random_stream {
    uint32_t key[2];     /* the seed                                           */
    uint32_t counter[3]; /* instant or row; node; trial and purpose            */
};

/* 0 <= trial < 2^24; purpose < 2^8; node >= 0. row: the instant, or the number of a row. */
struct random_stream random_stream(uint64_t seed, enum purpose, int trial, int node, uint32_t row);

/* The 128 bits at position `index` of a stream. */
void random_block(const struct random_stream *, uint32_t index, uint32_t out[4]);

/* Uniform in [0, 1), 53 bits. */
double random_uniform(const struct random_stream *, uint32_t index);

/* Uniform in {0 .. bound-1}, with a bias below 2^-32; bound >= 1. */
uint32_t random_below(const struct random_stream *, uint32_t index, uint32_t bound);

#endif
