/* A cohort: cases that differ in how they learn, running a trial together, block after block of the
 * same data, which are made once for all. Internal to the engine.
 *
 * With `parallel: nodes` there is one cohort for the whole team; with `parallel: trials` each
 * thread has its own. */
#ifndef ENGINE_COHORT_H
#define ENGINE_COHORT_H

#include "engine/arena.h"

struct cohort {
    _Alignas(CACHE_LINE) int cases; /* cohorts of other threads share no line with it */
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

/* plan: (cases,), alike as engine_run_together wants them; network: (cases,) of each, in places of
 * the layout, which is borrowed. Whether or not it fails, cohort_free is the caller's. */
int cohort_init(struct cohort *, int cases, const struct plan *const *plan,
                const struct network *const *network, const struct layout *, int threads,
                struct err *);
void cohort_free(struct cohort *);

/* Runs one trial, all threads of the cohort together. outcome: (cases,). After each stretch of a
 * case, thread 0 calls `stop` with the node updates that it took; not 0 ends the run. A case that
 * diverges leaves the others to go on. */
void cohort_run(struct cohort *, int thread, int trial, struct outcome *outcome,
                int (*stop)(void *arg, int which, long updates), void *arg);

/* 1 when `stop` has ended the run: what all threads agree on between trials. */
int cohort_stopped(const struct cohort *);

#endif
