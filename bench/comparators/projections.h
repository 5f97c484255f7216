/* The projection onto the weighted l1 ball in plain C, written the usual ways. */
#ifndef BENCH_PROJECTIONS_H
#define BENCH_PROJECTIONS_H

#include <math.h>
#include <stddef.h>

struct breakpoint {
    double at;              /* the multiplier that takes this tap to zero, |psi_i| / (w_i ginv_i) */
    double weighted, slope; /* w_i |psi_i|, w_i^2 ginv_i */
};

/* psi (n,) lies outside the ball sum_i w_i |x_i| <= radius and is replaced by its projection onto
 * it in the metric ginv. point (n,): room. */
typedef void project_fn(size_t n, const double *w, const double *ginv, double radius, double *psi,
                        struct breakpoint *point);

project_fn project_by_sorting; /* the usual way: qsort */
project_fn project_by_newton;  /* slabmark's way, see algorithms/ball.h, left to the compiler */

/* psi_i = sgn(psi_i) max(|psi_i| - lambda w_i ginv_i, 0), where either ends. */
static inline void projection_shrink(size_t n, const double *w, const double *ginv, double lambda,
                                     double *restrict psi)
{
    for (size_t i = 0; i < n; i++) {
        double size = fabs(psi[i]) - lambda * w[i] * ginv[i];
        psi[i] = size > 0 ? copysign(size, psi[i]) : 0;
    }
}

#endif
