/* Settings that override a scenario file: the environment, then the command line. */
#ifndef BENCH_SCENARIO_OVERRIDES_H
#define BENCH_SCENARIO_OVERRIDES_H

#include "bench/common/args.h"
#include "bench/scenario/pool.h"
#include "bench/scenario/scenario.h"

/* SLABMARK_TRIALS=5 and --trials 5 are --set trials=5; likewise every row of the top level and of
 * `run`. Weakest first. Returns how many, or -1. Texts live in the pool. */
int overrides_collect(const struct args *, struct pool *, struct override **, struct err *);

#endif
