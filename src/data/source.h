/* The origin of the data: system, input and noise. Immutable during a run, shared by all threads.
 */
#ifndef DATA_SOURCE_H
#define DATA_SOURCE_H

#include "data/input.h"
#include "data/noise.h"
#include "data/system.h"

/* Members are borrowed. */
struct source {
    uint64_t seed;
    int nodes, taps, iterations;
    const struct input *input;
    const void *input_params;
    const struct system *system; /* NULL: recorded data without a true system */
    const struct noise_kind *noise_kind;
    const struct noise *noise;     /* the kind's params */
    const struct network *network; /* by node, for noise that follows its links; may be NULL */
};

/* Rejects a source that cannot supply the iterations. Returns 0, or -1 and err. */
int source_check(const struct source *, struct err *);

/* 1 when d = u'h* exactly: neither noise nor a recorded d. */
int source_noiseless(const struct source *);

/* 1 when the noise power of every node is known. */
int source_noise_known(const struct source *);

/* sigma_k^2 of a node in a trial whose first system is h (taps,), NULL: none. Returns NAN when it
 * is unknown. */
double source_noise_variance(const struct source *, const struct kernels *, int trial, int node,
                             const double *h);

#endif
