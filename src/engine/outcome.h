/* Allocates the outcome of a plan. Internal to the engine. */
#ifndef ENGINE_OUTCOME_H
#define ENGINE_OUTCOME_H

#include "engine/engine.h"

/* Allocates. Values are NAN until they are measured. Returns 0, or -1 and err when out of memory.
 */
int outcome_init(struct outcome *, const struct plan *, struct err *);

/* 1 for a point that contributes to the means of nodes: from plan->steady_from on, and the last one
 * always. */
int outcome_is_steady(const struct outcome *, const struct plan *, int point);

#endif
