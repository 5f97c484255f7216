/* The projection onto the weighted l1 ball in plain C, by sorting and by Newton's iteration. Pure
 * functions of their arguments. */
#ifndef BENCH_PROJECTIONS_H
#define BENCH_PROJECTIONS_H

#include <math.h>
#include <stddef.h>

struct breakpoint {
    double at;              /* the multiplier that sets this tap to zero, |psi_i| / (w_i ginv_i) */
    double weighted, slope; /* w_i |psi_i|, w_i^2 ginv_i */
};

/* psi (n,) is outside the ball sum_i w_i |x_i| <= radius and is replaced by its projection onto it
 * in the metric ginv. w, ginv: (n,), > 0; point (n,): workspace. */
typedef void project_fn(size_t n, const double *w, const double *ginv, double radius, double *psi,
                        struct breakpoint *point);

project_fn project_by_sorting; /* the usual way: qsort */
project_fn project_by_newton;  /* slabmark's algorithm (algorithms/ball.h), in plain C */

/* psi_i = sgn(psi_i) max(|psi_i| - lambda w_i ginv_i, 0): the last step of both. */
static inline void projection_shrink(size_t n, const double *w, const double *ginv, double lambda,
                                     double *restrict psi)
{
    for (size_t i = 0; i < n; i++) {
        double size = fabs(psi[i]) - lambda * w[i] * ginv[i];
        psi[i] = size > 0 ? copysign(size, psi[i]) : 0;
    }
}

#endif
