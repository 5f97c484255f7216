/* Shared by the LMS family ([CS10], algorithm_lms.c): u'phi computed while combining, the a-priori
 * error e = d - u'phi, and the step psi = phi + mu e u, plain or normalised. Each function works on
 * one node and is thread-safe. */
#ifndef ALGORITHMS_LMS_H
#define ALGORITHMS_LMS_H

#include "algorithms/algorithm.h"

/* The family's `combine` (algorithm.h). */
static inline const reals *lms_combine(struct node_view *view, const struct combination *of,
                                       reals *space)
{
    const struct kernels *kernels = view->kernels;
    size_t taps = (size_t)view->taps;
    const reals *row = combination_row(of, kernels->precision);
    view->dot =
        row ? kernels->dot(taps, view->u, row) : kernels->combine_dot(taps, of, view->u, space);
    return row ? row : space;
}

/* e = d_k(n) - u_k(n)'phi; lms_combine has set view->dot. */
static inline double lms_error(const struct node_view *view)
{
    return view->d[0] - view->dot;
}

/* next = phi + length u_k(n), (padded taps); length = mu e. */
static inline void lms_step(const struct node_view *view, double length, const reals *phi,
                            reals *next)
{
    view->kernels->add_scaled((size_t)view->taps, length, view->u, phi, next);
}

/* The normalised step: e, and its length mu e / (regularization + u'u), 0 in silence. */
struct normalised {
    double error, length;
};

static inline struct normalised lms_normalised(const struct node_view *view, const reals *phi,
                                               const struct per_node *step, double regularization)
{
    struct dot_energy u = view->kernels->dot_energy((size_t)view->taps, view->u, phi);
    double e = view->d[0] - u.dot, energy = u.energy + regularization;
    return (struct normalised){e, energy > 0 ? per_node_at(step, view->node) * e / energy : 0};
}

#endif
