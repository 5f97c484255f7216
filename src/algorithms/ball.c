#include "algorithms/ball.h"

#include <math.h>
#include <string.h>

/* Where the tangent at a multiplier with these sums meets zero; not below 0. */
static double newton(const struct ball_sums *sums, double radius)
{
    double root = (sums->weighted - radius) / sums->slope;
    return root > 0 ? root : 0;
}

/* lambda for a psi outside the ball. */
static double multiplier(const struct kernels *kernels, size_t n, const reals *w,
                         const struct metric *metric, const struct ball_start *start, double radius,
                         const reals *psi)
{
    struct ball_sums sums = start->sums;
    if (sums.active == 0) /* far beyond the root: nothing to learn there */
        sums = kernels->ball_sums(n, psi, w, metric, 0);
    size_t active = sums.active;
    double lambda = newton(&sums, radius);
    for (;;) {
        sums = kernels->ball_sums(n, psi, w, metric, lambda);
        if (sums.active == active || sums.active == 0)
            return lambda;
        active = sums.active;
        double root = newton(&sums, radius);
        if (!(root > lambda)) /* rounding: at the root already */
            return lambda;
        lambda = root;
    }
}

double ball_project(const struct kernels *kernels, size_t n, const reals *w,
                    const struct metric *metric, const struct ball_start *start, double radius,
                    reals *psi)
{
    if (start->weighted <= radius)
        return 0;
    if (radius <= 0) { /* the ball is the origin */
        memset(psi, 0, row_bytes(kernels->precision, n));
        return 0;
    }
    double lambda = multiplier(kernels, n, w, metric, start, radius, psi);
    kernels->shrink(n, lambda, w, metric, psi);
    return lambda;
}
