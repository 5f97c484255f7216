/* Recursive least squares: the inverse correlation matrix P of a node, exponentially weighted,
 *
 *     q = P u,    P <- (P - q q' / (lambda + u'q)) / lambda,    P = I / regularization at first.
 *
 * P is read and written once per update: the change by one datum is applied when the next one
 * comes, row by row, just before the row's product with u. It is applied as scale P - g g' with
 * g = q / sqrt(lambda (lambda + u'q)), which keeps P symmetric to the last bit. What is not
 * symmetric in P would grow by 1 / lambda per update. */
#ifndef ALGORITHMS_RLS_H
#define ALGORITHMS_RLS_H

#include "algorithms/algorithm.h"

/* A view of a node's state. */
struct inverse {
    double *scale; /* of the change to apply */
    reals *g;      /* (taps,) padded: of the change to apply; q between rls_multiply and rls_note */
    reals *row;    /* (taps, padded taps): P */
};

/* A view of the thread's scratch. */
struct rls_space {
    double *q, *product; /* (taps,): P u and P x */
    reals *u, *x;        /* (taps,) padded: copies with padding */
};

size_t rls_state_size(int taps, enum precision, const void *params);
size_t rls_scratch_size(int taps, enum precision, const void *params);
struct inverse rls_inverse(const struct node_view *);
struct rls_space rls_space(const struct node_view *);

/* When a trial begins; not when the system changes. */
void rls_start(const struct node_view *, double regularization);

/* Applies the last change and computes q = P u, left in space.q and, as a row, in inverse.g. Also
 * space.product = P x for a padded row x, unless it is NULL. Returns u'q. */
double rls_multiply(const struct node_view *, const reals *phi, const reals *x);

/* Notes the change by this datum; divisor = lambda + u'q. */
void rls_note(const struct node_view *, double lambda, double divisor);

#endif
