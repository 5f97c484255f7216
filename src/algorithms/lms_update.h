/* psi = phi + mu e u, the update that the LMS family shares. Returns e. */
#ifndef ALGORITHMS_LMS_UPDATE_H
#define ALGORITHMS_LMS_UPDATE_H

#include "algorithms/algorithm.h"

static inline double lms_update(const struct seat *seat, double step, const reals *phi, reals *next)
{
    size_t taps = (size_t)seat->taps;
    double e = seat->d[0] - seat->kernels->dot(taps, seat->u, phi);
    seat->kernels->add_scaled(taps, step * e, seat->u, phi, next);
    return e;
}

#endif
