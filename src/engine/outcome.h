/* Allocating the outcome of a plan. Internal to the engine. */
#ifndef ENGINE_OUTCOME_H
#define ENGINE_OUTCOME_H

#include "engine/engine.h"

/* Allocates. Values are NAN until they are measured. */
int outcome_init(struct outcome *, const struct plan *, struct err *);

/* 1 for a point of the stretch that each node's means are taken over: the last one is always. */
int outcome_is_steady(const struct outcome *, const struct plan *, int point);

#endif
