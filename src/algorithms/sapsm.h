/* sapsm: the intermediate values of one update, for tests and phase timers. */
#ifndef ALGORITHMS_SAPSM_H
#define ALGORITHMS_SAPSM_H

#include "algorithms/algorithm.h"

/* A view of the thread's scratch, valid from adapt until the next combine. */
struct sapsm_update {
    double *extrapolation; /* M                                           */
    double *lambda;        /* the ball's multiplier; 0: psi is inside     */
    double *norm1;         /* ||phi||_1, from combine, if there is a ball */
    double *residual;      /* (rows,) e_j, newest first                   */
    double *beta;          /* (rows,) signed distance from the slab / E_j */
    int32_t *age;          /* (count,) ages of the rows outside their slabs, oldest first */
    double *distance;      /* (count,) their distances from the slab, then beta */
    double *energy;        /* (count,) their energies E_j                       */
    reals *t;              /* (taps,) padded: sum_j beta_j u_j            */
    reals *w;              /* (taps,) padded: weights of the ball, from combine */
    reals *psi;            /* (taps,) padded: before the ball             */
    reals *shift;          /* (taps,) padded: w .* ginv                   */
};

/* view->scratch as one update's intermediate values. The view's sizes give the shapes. */
struct sapsm_update sapsm_update(const struct node_view *);

/* The inverse metric at this instant, by value; phi (taps,) padded: the last combination. */
struct metric sapsm_metric(const struct node_view *, const reals *phi);

#endif
