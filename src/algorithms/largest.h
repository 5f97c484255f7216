/* The largest elements of a row. */
#ifndef ALGORITHMS_LARGEST_H
#define ALGORITHMS_LARGEST_H

#include "kernels/kernels.h"

/* out = x with all but the `count` elements of largest magnitude set to 0; of equal ones the first
 * are kept. x, out: (n,) padded, different; 0 <= count <= n; space: (n,).
 *
 * `guess` is a threshold that may separate them, such as the result of the last call: then one pass
 * is enough. Returns a threshold that separates them now. The guess changes no bit of out. */
double keep_largest(const struct kernels *, size_t n, size_t count, double guess, const reals *x,
                    double *space, reals *out);

#endif
