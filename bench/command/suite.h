/* Suites: folders of scenarios that are run together, shipped as scenarios/NAME/. */
#ifndef BENCH_COMMAND_SUITE_H
#define BENCH_COMMAND_SUITE_H

#include "bench/common/args.h"

/* Checks that this machine computes the recorded estimates and digests (slabmark validate), runs
 * all scenarios of a suite by `run`, which takes them as operands and the directory as --output,
 * then writes the results into one file beside the directory (results/pack.h) and prints its name.
 * Returns the exit code of `run`, or that of its own error. */
int suite_run(const char *name, const struct args *, int (*run)(const struct args *));

#endif
