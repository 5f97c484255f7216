/* The course of the true system in a trial: changes at set instants, a random walk of its non-zero
 * taps, and drift of its support. A pure function of the seed and the trial. */
#ifndef DATA_COURSE_H
#define DATA_COURSE_H

#include "data/system.h"

struct course {
    const struct system *system;
    uint64_t seed;
    int trial, instant;
    struct truth truth; /* at the instant */
    double *h;          /* (taps,) padded with zeros; truth.h */
};

/* The system at instant 0. System and h are borrowed. */
void course_begin(struct course *, const struct system *, uint64_t seed, int trial, double *h);

/* Goes on to this instant or a later one. */
void course_go(struct course *, int instant);

#endif
