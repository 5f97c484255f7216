/* Settings that override a scenario file: the environment, then the command line. */
#ifndef BENCH_SCENARIO_OVERRIDES_H
#define BENCH_SCENARIO_OVERRIDES_H

#include "bench/common/args.h"
#include "bench/scenario/pool.h"
#include "bench/scenario/scenario.h"

/* Collects the overrides in increasing precedence: the environment, then the command line.
 * SLABMARK_TRIALS=5 and --trials 5 mean --set trials=5; likewise every row of the top level and of
 * `run`. Returns their number, or -1 and err. The array and its texts belong to the pool. */
int overrides_collect(const struct args *, struct pool *, struct override **, struct err *);

#endif
