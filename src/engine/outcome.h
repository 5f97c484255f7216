/* Making the outcome of a plan: internal to the engine. */
#ifndef ENGINE_OUTCOME_H
#define ENGINE_OUTCOME_H

#include "engine/engine.h"

/* Points of the plan's learning curve: every observe_every iterations, and the last. */
int outcome_points(const struct plan *);

/* Allocates; every value is NAN until it is measured. */
int outcome_init(struct outcome *, const struct plan *, struct err *);

#endif
