/* A case group: cases that differ only in how they learn. They run each trial together on the same
 * data, which are generated once, block by block. Internal to the engine.
 *
 * With `parallel: nodes` the whole team runs one group; with `parallel: trials` each thread has
 * its own. */
#ifndef ENGINE_CASE_GROUP_H
#define ENGINE_CASE_GROUP_H

#include "engine/simulation.h"

struct case_group {
    _Alignas(CACHE_LINE) int cases; /* aligned: groups of different threads share no cache line */
    struct feed feed;
    struct simulation *simulation; /* (cases,) */
};

static inline int plan_groups(const struct plan *plan)
{
    return plan->parallel == PARALLEL_TRIALS ? plan->threads : 1;
}

static inline int plan_group_threads(const struct plan *plan)
{
    return plan->parallel == PARALLEL_TRIALS ? 1 : plan->threads;
}

/* plan: (cases,), equal where engine_run_together requires it; network: (cases,), by places of the
 * layout; part: of a rank, or NULL. All are borrowed. Returns 0, or -1 and err when out of memory;
 * case_group_free after success and after failure. */
int case_group_init(struct case_group *, int cases, const struct plan *const *plan,
                    const struct network *const *network, const struct part *,
                    const struct layout *, int threads, struct err *);
void case_group_free(struct case_group *);

/* Runs one trial, all threads of the group together. outcome: (cases,). After each stretch of a
 * case, thread 0 passes its node updates to `stop`; a result other than 0 ends the run. When a case
 * diverges, the others continue. */
void case_group_run(struct case_group *, int thread, int trial, struct outcome *outcome,
                    int (*stop)(void *arg, int which, long updates), void *arg);

/* 1 when `stop` has ended the run; between trials all threads read the same value. */
int case_group_stopped(const struct case_group *);

#endif
