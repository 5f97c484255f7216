/* Instants of a run and the points of its curve. */
#ifndef BENCH_RESULTS_INSTANTS_H
#define BENCH_RESULTS_INSTANTS_H

#include "engine/engine.h"

/* The instant of the last change of the system within the run; 0: none. */
int instants_last_change(const struct plan *);

/* The first point at or after an instant. */
int instants_point_at(const struct outcome *, int instant);

#endif
