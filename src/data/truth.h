/* The true system, for an algorithm's oracle settings. */
#ifndef DATA_TRUTH_H
#define DATA_TRUTH_H

#include <assert.h>
#include <math.h>

struct truth {
    const double *h; /* (taps,) padded with zeros */
    int taps;
    int nonzeros; /* ||h||_0; 0 for a compressible system, which has many small taps */
};

/* The sparsity of the true system: ||h||_0, or for a compressible one sum |h_i| / (|h_i| +
 * epsilon), which tends to ||h||_0 as epsilon goes to 0. */
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
