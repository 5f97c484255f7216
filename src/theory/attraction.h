/* The attractor f of the zero-attracting LMS, which an update subtracts times mu rho, and its
 * expectations under a normal law. f(x) = sgn(x), or reweighted sgn(x) / (epsilon + |x|).
 * All functions are pure. */
#ifndef THEORY_ATTRACTION_H
#define THEORY_ATTRACTION_H

struct attraction {
    double rho;     /* 0: there is none        */
    double epsilon; /* of a reweighted attractor; 0: the sign */
};

enum { HERMITE_TERMS = 14, QUADRATURE_NODES = 20 };

/* A Gauss-Legendre rule on [-1, 1], and the recurrence of He_n(z) / sqrt(n!). */
struct quadrature {
    double node[QUADRATURE_NODES], weight[QUADRATURE_NODES];
    double of_value[HERMITE_TERMS], of_before[HERMITE_TERMS];
};
void quadrature_init(struct quadrature *);

/* Of x = mean + deviation z with a standard normal z. hermite[n] is E f(x) He_n(z) / sqrt(n!): the
 * first is E f(x), the second E z f(x). */
struct expectation {
    double hermite[HERMITE_TERMS];
    double square; /* E f(x)^2 */
};
void attraction_expect(const struct attraction *, const struct quadrature *, double mean,
                       double deviation, struct expectation *);

/* E f(x) f(y) of two such variables with this correlation: Mehler's formula. */
double attraction_product(const struct expectation *x, const struct expectation *y,
                          double correlation);

#endif
