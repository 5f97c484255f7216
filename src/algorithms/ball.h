/* Projection onto the weighted l1 ball in a diagonal metric ([C12], [K11]). */
#ifndef ALGORITHMS_BALL_H
#define ALGORITHMS_BALL_H

#include "kernels/kernels.h"

/* Replaces psi (n, padded) by its projection onto {x : sum_i w_i |x_i| <= radius} in the norm
 * ||x||_G^2 = sum_i x_i^2 / ginv_i:
 *
 *     x_i = sgn(psi_i) max(|psi_i| - lambda w_i ginv_i, 0),   sum_i w_i |x_i| = radius.
 *
 * w: (n,) padded, not negative; `weighted` = sum_i w_i |psi_i|; radius >= 0. Returns lambda, 0 when
 * psi lies in the ball already.
 *
 * The excess sum_i w_i max(|psi_i| - lambda w_i ginv_i, 0) - radius is a decreasing, convex,
 * piecewise linear function of lambda: Newton's iteration from 0 meets its root from below, never
 * passes it, and ends when a step leaves no further tap at zero. */
double ball_project(const struct kernels *, size_t n, const double *w, const struct metric *,
                    double weighted, double radius, double *psi);

#endif
