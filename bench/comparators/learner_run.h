/* Runs a comparator on a plan's network and data, and times it. */
#ifndef BENCH_COMPARATORS_LEARNER_RUN_H
#define BENCH_COMPARATORS_LEARNER_RUN_H

#include "bench/comparators/learner.h"

#include "engine/engine.h"

/* Runs trial 0 of the plan from its start. Data are made in the plan's blocks, by the plan's
 * kernels, and not timed. Unless estimates (nodes, taps) is NULL, fills it with the estimates that
 * the engine would save. Returns the seconds per iteration of the whole network, without at least
 * the first `skip` iterations. NAN and err on failure. */
double learner_run(const struct plan *, const struct learner *, int skip, double *estimates,
                   struct err *);

/* max |got - wanted| / max |wanted| over (count,), or max |got| when `wanted` is all zeros. NAN
 * when a number is not finite. */
double learner_difference(const double *got, const double *wanted, size_t count);

/* The largest difference that another order of rounding may cause. */
#define LEARNER_TOLERANCE 1e-9

#endif
