/* A network in plain C: dense weights, one node after the other, no kernels and no engine. A test
 * writes an algorithm's update from its paper; the engine's estimates must be the same.
 *
 * Data: white rows, a sparse system, noise; weights of one direction. */
#ifndef SUPPORT_SLOW_NETWORK_H
#define SUPPORT_SLOW_NETWORK_H

#include "tests/support/fixture.h"

enum { SLOW_NODES = 5, SLOW_TAPS = 19, SLOW_LENGTH = 120, SLOW_MEMORY = 1024, SLOW_SUPPORT = 4 };
#define SLOW_NOISE 0.1 /* standard deviation */

struct slow_node {
    int instant;
    const double *phi, *d; /* (taps,); d[-a * SLOW_NODES] = d_k(n - a) */
    const double *u;       /* (taps,); slow_past(u, a) = u_k(n - a) */
    double *memory;        /* (SLOW_MEMORY,) the node's own, zero at first */
    double *next;          /* (taps,) out */
};
typedef void slow_update_fn(const struct slow_node *);

static inline const double *slow_past(const double *u, int a)
{
    return u - a * SLOW_NODES * SLOW_TAPS;
}

static inline double slow_dot(const double *x, const double *y)
{
    double sum = 0;
    for (int i = 0; i < SLOW_TAPS; i++)
        sum += x[i] * y[i];
    return sum;
}

static inline double slow_sign(double x)
{
    return (x > 0) - (x < 0);
}

extern const double slow_system[SLOW_TAPS];

/* Sets the data, the system and the weights. Then choose an algorithm. */
void slow_network_begin(struct fixture *);

/* Runs the fixture's algorithm in all modes, and `update` beside it. */
void slow_network_compare(struct fixture *, slow_update_fn *update);

#endif
