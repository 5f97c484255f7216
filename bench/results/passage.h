/* Finds where a noisy learning curve passes a target: the first point of a falling fit below it.
 *
 * The fit is the least-squares curve that never rises (isotonic regression, by pooling adjacent
 * violators: Barlow et al., Statistical Inference under Order Restrictions, 1972). It follows a
 * smooth curve exactly, and averages a noisy one over the necessary number of points. To exclude
 * dips of the noise, the mean of the curve from there to its end must be below the target by four
 * standard errors of that mean. */
#ifndef BENCH_RESULTS_PASSAGE_H
#define BENCH_RESULTS_PASSAGE_H

#include "base/err.h"

struct passages { /* of one curve between two changes of the system */
    int points;
    double *fit;  /* (points,) the powers of the falling fit, heap */
    double *rest; /* (points,) upper bound of the mean from a point to the end, heap */
};

/* power (points,) is borrowed during the call; NAN counts as infinite. Returns 0, or -1 and err
 * when out of memory. */
int passages_init(struct passages *, const double *power, int points, struct err *);
void passages_free(struct passages *);

/* The first point that passes a target (a power); -1: none does. Pure. */
int passages_first(const struct passages *, double target);

/* The first point whose fit is not above a target; -1: none. Of two curves of which one is nowhere
 * above the other, it is not below later. Pure. */
int passages_below(const struct passages *, double target);

#endif
