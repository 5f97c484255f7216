/* Shared by the LMS family: u'phi computed while combining, the a-priori error e = d - u'phi, and
 * the step psi = phi + mu e u. */
#ifndef ALGORITHMS_LMS_H
#define ALGORITHMS_LMS_H

#include "algorithms/algorithm.h"

static inline const reals *lms_combine(struct seat *seat, const struct combination *of,
                                       reals *space)
{
    const struct kernels *kernels = seat->kernels;
    size_t taps = (size_t)seat->taps;
    const reals *row = combination_row(of, kernels->precision);
    seat->dot =
        row ? kernels->dot(taps, seat->u, row) : kernels->combine_dot(taps, of, seat->u, space);
    return row ? row : space;
}

static inline double lms_error(const struct seat *seat)
{
    return seat->d[0] - seat->dot;
}

static inline void lms_step(const struct seat *seat, double length, const reals *phi, reals *next)
{
    seat->kernels->add_scaled((size_t)seat->taps, length, seat->u, phi, next);
}

#endif
