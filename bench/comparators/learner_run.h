/* Runs a comparator on a plan's network and data, and times it. */
#ifndef BENCH_COMPARATORS_LEARNER_RUN_H
#define BENCH_COMPARATORS_LEARNER_RUN_H

#include "bench/common/spent.h"
#include "bench/comparators/learner.h"

#include "engine/engine.h"

/* Trial 0 of the plan from its start, data in the plan's blocks and outside the time. Fills
 * estimates (nodes, taps) with what the engine would keep, where not NULL, and returns the time of
 * an iteration of the whole network, leaving out at least the first `skip`. NAN and err on failure.
 * The plan's kernels make the data and nothing else. */
struct spent learner_run(const struct plan *, const struct learner *, int skip, double *estimates,
                         struct err *);

/* max |got - wanted| / max |wanted| over (count,), or max |got| when `wanted` is all zeros. NAN
 * when a number is not finite. */
double learner_difference(const double *got, const double *wanted, size_t count);

/* The largest difference that another order of rounding may cause. */
#define LEARNER_TOLERANCE 1e-9

#endif
