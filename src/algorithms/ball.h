/* Projection onto the weighted l1 ball in a diagonal metric ([C12], [K11]). */
#ifndef ALGORITHMS_BALL_H
#define ALGORITHMS_BALL_H

#include "kernels/kernels.h"

/* out = the projection of psi (n, padded) onto {x : sum_i w_i |x_i| <= radius} in the norm
 * ||x||_G^2 = sum_i x_i^2 / ginv_i:
 *
 *     out_i = sgn(psi_i) max(|psi_i| - lambda shift_i, 0),     shift_i = w_i ginv_i,
 *     sum_i w_i |out_i| = radius.
 *
 * w, shift: (n,) padded, not negative; radius >= 0; `start`: of psi and w (kernels.h). Returns
 * lambda, 0 when psi lies in the ball already.
 *
 * The excess sum_i w_i max(|psi_i| - lambda shift_i, 0) - radius is a decreasing, convex, piecewise
 * linear function of lambda. Newton's step from any guess, left or right of the root, does not pass
 * the root, since a tangent of a convex function lies below it; from there the iteration rises, and
 * ends when a step leaves no further tap at zero. The taps left decide the multiplier, so that in
 * doubles every guess gives the same bits; in floats the last step may lie below the rounding of
 * one guess and not of another. A good guess, such as the multiplier of the last update, saves most
 * of the steps. */
double ball_project(const struct kernels *, size_t n, const reals *psi, const reals *w,
                    const reals *shift, const struct ball_start *start, double radius, reals *out);

#endif
