/* A cohort: cases that differ only in how they learn. They run each trial together on the same
 * data, which are generated once, block by block. Internal to the engine.
 *
 * With `parallel: nodes` the whole team runs one cohort; with `parallel: trials` each thread has
 * its own. */
#ifndef ENGINE_COHORT_H
#define ENGINE_COHORT_H

#include "engine/arena.h"

struct cohort {
    _Alignas(CACHE_LINE) int cases; /* aligned: cohorts of different threads share no cache line */
    struct feed feed;
    struct arena *arena; /* (cases,) */
};

static inline int plan_cohorts(const struct plan *plan)
{
    return plan->parallel == PARALLEL_TRIALS ? plan->threads : 1;
}

static inline int plan_cohort_threads(const struct plan *plan)
{
    return plan->parallel == PARALLEL_TRIALS ? 1 : plan->threads;
}

static inline size_t plan_row_bytes(const struct plan *plan)
{
    return row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
}

/* plan: (cases,), alike as engine_run_together requires; network: (cases,), by places of the
 * layout, which is borrowed. The caller calls cohort_free, also on failure. */
int cohort_init(struct cohort *, int cases, const struct plan *const *plan,
                const struct network *const *network, const struct layout *, int threads,
                struct err *);
void cohort_free(struct cohort *);

/* Runs one trial, all threads of the cohort together. outcome: (cases,). After each stretch of a
 * case, thread 0 passes its node updates to `stop`; a result other than 0 ends the run. When a case
 * diverges, the others continue. */
void cohort_run(struct cohort *, int thread, int trial, struct outcome *outcome,
                int (*stop)(void *arg, int which, long updates), void *arg);

/* 1 when `stop` has ended the run; between trials all threads read the same value. */
int cohort_stopped(const struct cohort *);

#endif
