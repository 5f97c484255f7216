/* The noise levels of a case. */
#ifndef BENCH_RESULTS_LEVELS_H
#define BENCH_RESULTS_LEVELS_H

#include "engine/engine.h"

/* Fills variance (nodes,) with the noise variance of each node in the first trial; NAN: unknown.
 * With an SNR the variance depends on the system, which each trial draws unless its norm is given.
 * Returns 0, or -1 and err when out of memory. */
int levels_of_noise(const struct plan *, double *variance, struct err *);

#endif
