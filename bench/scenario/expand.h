/* Expands a scenario's sweep into cases. */
#ifndef BENCH_SCENARIO_EXPAND_H
#define BENCH_SCENARIO_EXPAND_H

#include "bench/scenario/scenario.h"

/* Reads `sweep` and the lists under `run` into axes, removes both from the base, and makes the
 * cases: for each algorithm, the product of the turns that concern it. Returns 0, or -1 and err
 * with the place in the file. */
int scenario_expand(struct scenario *, struct err *);

#endif
