/* Outcomes: allocation, and joining those of blocks of trials. */
#ifndef ENGINE_OUTCOME_H
#define ENGINE_OUTCOME_H

#include "engine/engine.h"

/* Allocates. Values are NAN until they are measured. Returns 0, or -1 and err when out of memory.
 */
int outcome_init(struct outcome *, const struct plan *, struct err *);

/* 1 for a point that contributes to the means of nodes: from plan->steady_from on, and the last one
 * always. */
int outcome_is_steady(const struct outcome *, const struct plan *, int point);

/* 1 when a happened before b, by trial, iteration and node. Trial -1: none happened. Pure. */
int divergence_is_earlier(const struct divergence *a, const struct divergence *b);

/* Adds the outcome of trials first .. first + trials - 1 to the outcome of all trials of a plan.
 * Once every trial is added, `all` equals the outcome of one run of the plan, in whatever order
 * blocks came, except for times. Both plans differ in first_trial, trials and threads alone. */
void outcome_add(struct outcome *all, const struct plan *, const struct outcome *block, int first,
                 int trials);

#endif
