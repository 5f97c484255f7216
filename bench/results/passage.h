/* When a noisy learning curve passes a target: the first point of its falling fit that lies below.
 *
 * The fit is the least-squares curve that never rises (isotonic regression, by pooling adjacent
 * violators: Barlow et al., Statistical Inference under Order Restrictions, 1972). It follows a
 * smooth curve exactly and averages a noisy one over as many points as its noise needs. A dip of
 * the noise is no passage: from there to the end the curve must stay below in the mean, by
 * four times the error of that mean. */
#ifndef BENCH_RESULTS_PASSAGE_H
#define BENCH_RESULTS_PASSAGE_H

#include "base/err.h"

struct passages { /* of one curve between two changes of the system */
    int points;
    double *fit;  /* (points,) the powers of the falling fit, heap */
    double *rest; /* (points,) upper bound of the mean from a point to the end, heap */
};

/* A power that is NAN counts as infinite: not below anything. */
int passages_init(struct passages *, const double *power, int points, struct err *);
void passages_free(struct passages *);

/* The point that passes a target; -1: none does. */
int passages_first(const struct passages *, double target);

#endif
