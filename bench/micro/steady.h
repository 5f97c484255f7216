/* The time of a plan's iterations in steady state, after the estimates have settled. */
#ifndef BENCH_MICRO_STEADY_H
#define BENCH_MICRO_STEADY_H

#include "bench/common/spent.h"
#include "engine/engine.h"

/* Runs the plan once; time of an iteration of the whole network, between the first thread's looks
 * at the clocks, leaving out at least the first `skip` iterations. NAN and err on failure. */
struct spent steady_time(const struct plan *, int skip, struct outcome *, struct err *);

#endif
