/* sapsm: the intermediate values of one update, for those who want to look (tests, phase timers).
 */
#ifndef ALGORITHMS_SAPSM_H
#define ALGORITHMS_SAPSM_H

#include "algorithms/algorithm.h"

/* A view of the thread's scratch, valid after adapt until somebody combines again. */
struct sapsm_update {
    double *extrapolation; /* M                                           */
    double *lambda;        /* the ball's multiplier, 0 when inactive      */
    double *norm1;         /* ||phi||_1, of combine, where there is a ball */
    double *residual;      /* (rows,) e_j, newest first                   */
    double *beta;          /* (rows,) signed distance from the slab / E_j */
    int32_t *age;          /* (rows,) of the rows outside their slabs, oldest first */
    double *distance;      /* (rows,) of those: from the slab, then beta */
    double *energy;        /* (rows,) of those: E_j                       */
    reals *t;              /* (taps,) padded: sum_j beta_j u_j            */
    reals *w;              /* (taps,) padded: weights of the ball, of combine */
    reals *psi;            /* (taps,) padded: before the ball             */
    reals *shift;          /* (taps,) padded: w .* ginv                   */
};

struct sapsm_update sapsm_update(const struct seat *);

/* ginv at this instant; phi: the one combined last. */
struct metric sapsm_metric(const struct seat *, const reals *phi);

#endif
