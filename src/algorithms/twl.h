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

/* The option rows of a params struct whose first member is `struct twl_params twl`
 * (base/option_rows.h). */
#define TWL_ROWS                                                                                   \
    OPTION_ROW("forgetting", twl.forgetting, REAL, LEFT_OPEN(0, 1), "0.995", NULL, "1",            \
               "lambda: an update multiplies the weight of past data by it; 1 forgets nothing",    \
               SEARCH_BELOW_ONE(0.98, 0.9998)),                                                    \
        OPTION_ROW("penalty_sigmas", twl.penalty_sigmas, REAL, FROM(0), "3", NULL,                 \
                   "standard deviations",                                                          \
                   "weight of the l1 norm in deviations of the noise in u'd; the paper's: "        \
                   "sqrt(2 ln L)",                                                                 \
                   SEARCH_LOG(0.2, 5))

/* Two algorithms have just these. */
extern const struct option twl_rows[2];
#define TWL_OPTIONS OPTIONS(twl_rows, struct twl_params)

size_t twl_state_size(int taps, enum precision, const void *params);
struct twl twl_of(const struct node_view *);
unsigned twl_knows(const void *params);
int twl_check(const struct problem *, const void *params, struct err *);

/* Adds the datum to r and to the weights, not to R. Returns the penalty of this instant:
 * penalty_sigmas standard deviations of the noise in each r_i, from an input of variance 1. */
double twl_learn(const struct node_view *);

/* The same penalty without another datum. */
double twl_penalty(const struct node_view *);

/* Row i of R. */
reals *twl_row(const struct node_view *, const struct twl *, int i);

/* The minimum of (x - slope)^2 / 2 + penalty |x|. */
static inline double twl_shrink(double slope, double penalty)
{
    double size = fabs(slope) - penalty;
    return size > 0 ? copysign(size, slope) : 0;
}

/* Adds the datum to row i of R. Returns the new row times x. */
double twl_learn_row(const struct node_view *, const struct twl *, int i, const reals *x);

/* The minimum over tap i: product is row i of R times x. A tap without any data keeps its value. */
double twl_minimum(const struct node_view *, const struct twl *, int i, double product,
                   double penalty, const reals *x);

#endif
