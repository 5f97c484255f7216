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
 * n: taps without padding. w, shift: (n,) padded, >= 0; radius >= 0; `start`: the first pass over
 * psi and w (kernels.h). Everything is borrowed; `out` is the caller's. Returns lambda, 0 when psi
 * is inside the ball. Thread-safe.
 *
 * The excess sum_i w_i max(|psi_i| - lambda shift_i, 0) - radius is a decreasing, convex, piecewise
 * linear function of lambda. A tangent of a convex function lies below it, so Newton's step from
 * any guess ends at or below the root. From there the iterates increase. The iteration ends when a
 * step sets no further tap to zero. The remaining taps determine the multiplier, so in doubles
 * every guess gives the same bits. In floats the last step may be lost in rounding for one guess
 * and not for another. A good guess, such as the last update's multiplier, saves most steps. */
double ball_project(const struct kernels *, size_t n, const reals *psi, const reals *w,
                    const reals *shift, const struct ball_start *start, double radius, reals *out);

#endif
