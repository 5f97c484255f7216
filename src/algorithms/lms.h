/* What the LMS family shares: the a-priori error e = d - u'phi, and psi = phi + mu e u.
 * Who includes it asks for u'phi. */
#ifndef ALGORITHMS_LMS_H
#define ALGORITHMS_LMS_H

#include "algorithms/algorithm.h"

static inline double lms_error(const struct seat *seat)
{
    return seat->d[0] - seat->dot;
}

static inline void lms_step(const struct seat *seat, double length, const reals *phi, reals *next)
{
    seat->kernels->add_scaled((size_t)seat->taps, length, seat->u, phi, next);
}

#endif
