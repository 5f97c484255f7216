/* The time-weighted lasso of a node's data: minimise over x
 *
 *     x'R x / 2 - r'x + penalty ||x||_1,   R = sum_i lambda^(n-i) u_i u_i',  r = sum_i lambda^(n-i)
 * d_i u_i.
 *
 * Angelosante, Bazerque and Giannakis, IEEE TSP 58(7), 2010, eq. (8). Coordinate descent sets one
 * tap to its minimum with the others fixed, eq. (18) and (19). */
#ifndef ALGORITHMS_TWL_H
#define ALGORITHMS_TWL_H

#include "algorithms/algorithm.h"

#include <math.h>

struct twl_params {
    double forgetting, penalty_sigmas;
};

/* A view of a node's state. */
struct twl {
    double *squares; /* sum_i lambda^(2 (n - i))     */
    double *r;       /* (taps,)                      */
    reals *row;      /* (taps, padded taps): R       */
    size_t length;   /* elements from a row to the next */
};

/* Both algorithms have the same parameters. */
extern const struct option twl_rows[2];
#define TWL_OPTIONS OPTIONS(twl_rows, struct twl_params)

size_t twl_state_size(int taps, enum precision, const void *params);
struct twl twl_of(const struct node_view *);
unsigned twl_knows(const void *params);
int twl_check(const struct problem *, const void *params, struct err *);

/* Adds the datum to r and to the weights, not to R. Returns the penalty of this instant:
 * penalty_sigmas standard deviations of the noise in each r_i, from an input of variance 1. */
double twl_learn(const struct node_view *);

/* Adds the datum to row i of R. Returns the new row times x. */
double twl_learn_row(const struct node_view *, const struct twl *, int i, const reals *x);

/* The minimum over tap i: product is row i of R times x. A tap without any data keeps its value. */
double twl_minimum(const struct node_view *, const struct twl *, int i, double product,
                   double penalty, const reals *x);

#endif
