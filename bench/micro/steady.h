/* The time of a plan's iterations after the first ones, when the estimates have settled. */
#ifndef BENCH_MICRO_STEADY_H
#define BENCH_MICRO_STEADY_H

#include "engine/engine.h"

/* Runs the plan once; seconds of an iteration of the whole network, on the first thread's clock,
 * leaving out at least the first `skip` iterations. NAN and err on failure. */
double steady_seconds(const struct plan *, int skip, struct outcome *, struct err *);

#endif
