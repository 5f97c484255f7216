/* The first and second moments of the nodes' errors for one class of taps after another, iteration
 * after iteration. Internal to the theory; theory.h gives the equations. One thread. */
#ifndef THEORY_RECURSION_H
#define THEORY_RECURSION_H

#include "theory/attraction.h"
#include "theory/population.h"

struct pull { /* of f(phi_k), as it was for these moments of phi_k */
    double mean, deviation;
    struct expectation of;
};

struct recursion {
    const struct plan *plan;
    const struct population *population;
    struct attraction attraction;
    struct quadrature rule;
    int nodes;
    double *step, *gain, *noise; /* (nodes,) mu_k; a_k = mu_k su_k^2; mu_k^2 su_k^2 sv_k^2 */
    double *mean;                /* (classes, nodes) E v_k                 */
    double *second;              /* (classes, nodes, nodes) E v_k v_l      */
    double *total;               /* (nodes,) sum over all taps of E v_k^2  */
    double *room;                /* (nodes, nodes)                         */
    struct pull *pull;           /* (classes, nodes)                       */
};

/* Estimates of zero. Plan and population are borrowed; the plan must have a theory. Returns 0, or
 * -1 and err when out of memory; recursion_free after success and after failure. */
int recursion_init(struct recursion *, const struct plan *, const struct attraction *,
                   const struct population *, struct err *);
void recursion_free(struct recursion *);

/* The two halves of an iteration. */
void recursion_adapt(struct recursion *);
void recursion_combine(struct recursion *);

/* The mean over the nodes of E ||h* - h_k||^2. */
double recursion_deviation(const struct recursion *);

#endif
