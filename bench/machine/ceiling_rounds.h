/* How often the ceilings of a team are measured: in turns, until time is up and enough rounds were
 * whole. */
#ifndef BENCH_MACHINE_CEILING_ROUNDS_H
#define BENCH_MACHINE_CEILING_ROUNDS_H

#include "bench/machine/ceilings.h"

enum { CEILING_ENOUGH = 3 }; /* whole rounds, without which a ceiling is unknown */

/* Who measures: ceilings_measure.c, or a test. */
struct ceiling_sampler {
    /* One round of a row. *interrupted: another program, or the hypervisor, took a processor. */
    int (*sample)(void *arg, struct ceiling *, double *value, int *interrupted, struct err *);
    double (*now)(void *arg); /* seconds */
    void *arg;
};

/* Measures the rows of `threads` threads and settles them. A round that was interrupted is measured
 * again. `seconds` are spent; up to three times as many where rows lack whole rounds by then. A
 * bandwidth below that of the next level out is measured again, and unknown if it stays there. */
int ceiling_rounds(struct ceilings *, int threads, double seconds, const struct ceiling_sampler *,
                   struct err *);

#endif
