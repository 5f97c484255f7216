/* Reference values for the errors of a case: |h*|^2 of every trial and epoch of the system, for the
 * normalised MSD, and the noise power, for the excess error. */
#ifndef BENCH_RESULTS_REFERENCE_H
#define BENCH_RESULTS_REFERENCE_H

#include "engine/engine.h"

struct reference {
    int epochs;     /* of the system; points of the curve, if it moves; 0: no true system */
    double *square; /* (trials, epochs) |h*|^2, heap    */
    double noise;   /* mean of sigma_k^2 over nodes and trials; NAN: unknown */
};

/* Draws the systems of all trials again. Returns 0, or -1 and err when out of memory;
 * reference_free after success. */
int reference_init(struct reference *, const struct plan *, struct err *);
void reference_free(struct reference *);

/* |h*|^2 of a trial at the instant of a point of the curve; NAN without a true system. */
double reference_square(const struct reference *, const struct plan *, int trial, int instant);

#endif
