/* The noise that a case was run with. */
#ifndef BENCH_RESULTS_LEVELS_H
#define BENCH_RESULTS_LEVELS_H

#include "engine/engine.h"

/* variance (nodes,): of each node in the first trial, NAN where it is unknown. With an SNR it
 * follows the system, which every trial draws again unless its norm is given. */
int levels_of_noise(const struct plan *, double *variance, struct err *);

#endif
