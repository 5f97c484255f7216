/* The axes of a scenario's sweep. */
#ifndef BENCH_SCENARIO_AXES_H
#define BENCH_SCENARIO_AXES_H

#include "bench/scenario/scenario.h"

/* Reads `sweep` and the lists under `run` into scenario->axis, each with a short name. */
int scenario_axes(struct scenario *, struct err *);

/* 0 for a path that leads through another algorithm of the list. */
int axis_concerns(const struct scenario *, const struct axis *, int algorithm);

#endif
