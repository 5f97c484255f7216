/* Making the outcome of a plan: internal to the engine. */
#ifndef ENGINE_OUTCOME_H
#define ENGINE_OUTCOME_H

#include "engine/engine.h"

/* Allocates; every value is NAN until it is measured. */
int outcome_init(struct outcome *, const struct plan *, struct err *);

#endif
