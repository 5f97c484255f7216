/* The true system as an algorithm's oracle settings may know it. */
#ifndef DATA_TRUTH_H
#define DATA_TRUTH_H

#include <assert.h>
#include <math.h>

struct truth {
    const double *h; /* (taps,) padded with zeros */
    int taps;
    int nonzeros; /* ||h||_0; 0 for a compressible system, which has many tiny taps */
};

/* The oracle's sparsity: ||h||_0, or for a compressible system sum |h_i| / (|h_i| + epsilon), which
 * tends to it as epsilon goes to 0. */
static inline double truth_sparsity(const struct truth *truth, double epsilon)
{
    assert(truth && epsilon > 0);
    if (truth->nonzeros)
        return truth->nonzeros;
    double sum = 0;
    for (int i = 0; i < truth->taps; i++)
        sum += fabs(truth->h[i]) / (fabs(truth->h[i]) + epsilon);
    return sum;
}

#endif
