/* The learning curve by theory: recursions for the moments of the errors v_k = phi_k - c of a tap
 * of value c, with independent white Gaussian rows of power su_k^2, a_k = mu_k su_k^2 and
 * tau_k = mu_k rho. f is the attractor (attraction.h), S_kl = E v_k v_l, m_k = E v_k.
 *
 *     adapt:    m'_k  = (1 - a_k) m_k - tau_k E f_k
 *               S'_kk = (1 - 2 a_k + 2 a_k^2) S_kk + a_k^2 (sum over all taps of S_kk)
 *                       + mu_k^2 su_k^2 sv_k^2 - 2 tau_k (1 - a_k) E v_k f_k + tau_k^2 E f_k^2
 *               S'_kl = (1 - a_k) (1 - a_l) S_kl - (1 - a_k) tau_l E v_k f_l
 *                       - (1 - a_l) tau_k E v_l f_k + tau_k tau_l E f_k f_l
 *     combine:  m <- C m, S <- C S C'
 *
 * Without attraction it is exact (Cattivelli and Sayed, IEEE TSP 58(3), 2010). With it, phi is
 * taken to be normal: for mu su^2 <= .02 the floor is right within 0.3 dB, the transient within
 * 0.5 dB. An epsilon far below the deviation of phi makes f sharper and the floor of theory up to
 * 0.3 dB too low. */
#ifndef THEORY_H
#define THEORY_H

#include "engine/engine.h"

/* Why there is no theory of the plan; static. NULL: there is one. */
const char *theory_gap(const struct plan *);

/* The MSD at every point of the plan's learning curve, (points,) of outcome_points. Needs a plan
 * without a gap. Returns 0, or -1 and err when out of memory. */
int theory_curve(const struct plan *, double *msd, struct err *);

/* A step beyond the bound of mean-square stability of a node alone; links may still hold it. LMS
 * and its zero-attracting forms need mu su^2 (L + 2) < 2 with independent white Gaussian rows;
 * normalised steps must be below 2. */
struct step_limit {
    int node;
    double step, bound; /* 0 < step < bound is stable; bound 0: no step is beyond its bound */
};

/* Returns 1 and the node that exceeds its bound most; 0 where none does, or no bound is known. */
int theory_step_exceeded(const struct plan *, struct step_limit *);

#endif
