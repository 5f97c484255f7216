#include "algorithms/ball.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Newton's step: the root of the tangent at the multiplier of these sums, at least 0. */
static double newton_step(const struct ball_sums *sums, double radius)
{
    double root = (sums->weighted - radius) / sums->slope;
    return root > 0 ? root : 0;
}

/* Returns lambda for a psi outside the ball. Each pass that tries a multiplier also shrinks psi
 * into `out`: it is probably the last pass. */
static double shrink_to(const struct kernels *kernels, size_t n, const reals *psi, const reals *w,
                        const reals *shift, const struct ball_start *start, double radius,
                        reals *out)
{
    struct ball_sums sums = start->sums;
    if (sums.active == 0) /* the guess is far above the root: start from 0 */
        sums = kernels->ball_sums(n, psi, w, shift, 0);
    size_t active = sums.active;
    double lambda = newton_step(&sums, radius);
    for (;;) {
        sums = kernels->ball_shrink(n, psi, w, shift, lambda, out);
        if (sums.active == active || sums.active == 0)
            return lambda;
        active = sums.active;
        double root = newton_step(&sums, radius);
        if (!(root > lambda)) /* at the root, up to rounding */
            return lambda;
        lambda = root;
    }
}

double ball_project(const struct kernels *kernels, size_t n, const reals *psi, const reals *w,
                    const reals *shift, const struct ball_start *start, double radius, reals *out)
{
    assert(radius >= 0 && start->lambda >= 0 && out != psi);
    if (start->weighted > radius && radius > 0)
        return shrink_to(kernels, n, psi, w, shift, start, radius, out);
    if (start->weighted > radius) /* the ball is the origin */
        memset(out, 0, row_bytes(kernels->precision, n));
    else
        memcpy(out, psi, row_bytes(kernels->precision, n));
    return 0;
}
