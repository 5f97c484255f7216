/* Allocating the outcome of a plan. Internal to the engine. */
#ifndef ENGINE_OUTCOME_H
#define ENGINE_OUTCOME_H

#include "engine/engine.h"

/* Allocates. Values are NAN until they are measured. */
int outcome_init(struct outcome *, const struct plan *, struct err *);

#endif
