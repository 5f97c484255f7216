/* The axes of a scenario's sweep. */
#ifndef BENCH_SCENARIO_AXES_H
#define BENCH_SCENARIO_AXES_H

#include "bench/scenario/scenario.h"

/* Reads `sweep` and the lists under `run` into scenario->axis, each with a short name; memory comes
 * from scenario->pool. Returns 0, or -1 and err with the place in the file. */
int scenario_axes(struct scenario *, struct err *);

/* 0 when the axis's path leads through another algorithm of the list, else 1. */
int axis_concerns(const struct scenario *, const struct axis *, int algorithm);

#endif
