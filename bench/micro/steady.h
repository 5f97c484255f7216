/* The time of a plan's iterations in steady state, after the estimates have settled. */
#ifndef BENCH_MICRO_STEADY_H
#define BENCH_MICRO_STEADY_H

#include "engine/engine.h"

/* Runs the plan once. Returns the seconds per iteration of the whole network, by the first thread's
 * clock, without at least the first `skip` iterations. NAN and err on failure. */
double steady_seconds(const struct plan *, int skip, struct outcome *, struct err *);

#endif
