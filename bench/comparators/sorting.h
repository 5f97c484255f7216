/* The projection onto the weighted l1 ball by sorting its breakpoints: what is done elsewhere. */
#ifndef BENCH_SORTING_H
#define BENCH_SORTING_H

#include <stddef.h>

struct breakpoint {
    double at;              /* the multiplier that takes this tap to zero, |psi_i| / (w_i ginv_i) */
    double weighted, slope; /* w_i |psi_i|, w_i^2 ginv_i */
};

/* psi (n,) lies outside the ball sum_i w_i |x_i| <= radius and is replaced by its projection onto
 * it in the metric ginv. point (n,): room. */
typedef void sorting_project_fn(size_t n, const double *w, const double *ginv, double radius,
                                double *psi, struct breakpoint *point);
sorting_project_fn sorting_project;

#endif
