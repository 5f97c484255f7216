/* The attraction of l0-LMS: kappa g(phi), g_i = beta^2 phi_i - beta sgn(phi_i) for
 * |phi_i| <= 1 / beta, else 0. Gu, Jin and Mei, IEEE SPL 16(9), 2009. It points to zero: g_i has
 * the sign of -phi_i. Some published programs have -beta^2 phi_i instead: they pull hardest at
 * |phi_i| = 1 / beta, where the pull should vanish. */
#ifndef ALGORITHMS_L0_H
#define ALGORITHMS_L0_H

#include "algorithms/lms.h"

/* next = phi + length u + kappa g(phi), and kappa g_i = -kappa beta (1 - beta |phi_i|) sgn(phi_i)
 */
static inline void l0_step(const struct node_view *view, double length, double kappa, double beta,
                           const reals *phi, reals *next)
{
    if (kappa > 0)
        view->kernels->add_fading((size_t)view->taps, length, view->u, kappa * beta, beta, phi,
                                  next);
    else
        lms_step(view, length, phi, next);
}

#endif
