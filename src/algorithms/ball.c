#include "algorithms/ball.h"

#include <string.h>

/* lambda for a psi outside the ball. */
static double multiplier(const struct kernels *kernels, size_t n, const double *w,
                         const struct metric *metric, double radius, const double *psi)
{
    double lambda = 0;
    size_t active = n + 1;
    for (;;) {
        struct ball_sums sums = kernels->ball_sums(n, psi, w, metric, lambda);
        if (sums.active == active || sums.active == 0)
            return lambda;
        active = sums.active;
        double root = (sums.weighted - radius) / sums.slope;
        if (!(root > lambda)) /* rounding: at the root already */
            return lambda;
        lambda = root;
    }
}

double ball_project(const struct kernels *kernels, size_t n, const double *w,
                    const struct metric *metric, double weighted, double radius, double *psi)
{
    if (weighted <= radius)
        return 0;
    if (radius <= 0) { /* the ball is the origin */
        memset(psi, 0, padded(n) * sizeof *psi);
        return 0;
    }
    double lambda = multiplier(kernels, n, w, metric, radius, psi);
    kernels->shrink(n, lambda, w, metric, psi);
    return lambda;
}
