/* Making cases of a scenario's sweep. */
#ifndef BENCH_SCENARIO_EXPAND_H
#define BENCH_SCENARIO_EXPAND_H

#include "bench/scenario/scenario.h"

/* Reads `sweep` and the lists under `run` into axes, takes both out of the base, and makes the
 * cases: for each algorithm, the product of the turns that concern it. */
int scenario_expand(struct scenario *, struct err *);

#endif
