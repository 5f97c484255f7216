/* A central barrier: the last thread to arrive starts the next phase for all. One thread
 * initialises it; all threads of the team then use it. */
#ifndef ENGINE_BARRIER_H
#define ENGINE_BARRIER_H

#include "base/mem.h"
#include "engine/wait.h"

#include <assert.h>

struct barrier {
    _Alignas(CACHE_LINE) atomic_int arrived;
    _Alignas(CACHE_LINE) atomic_uint phase; /* may wrap: only a change matters */
    int threads;
    int patience; /* spins before a wait yields, here and in the policies: see wait.h */
};

static inline void barrier_init(struct barrier *barrier, int threads, int patience)
{
    atomic_init(&barrier->arrived, 0);
    atomic_init(&barrier->phase, 0);
    barrier->threads = threads;
    barrier->patience = patience;
}

/* Returns the current phase, for barrier_wait. */
static inline unsigned barrier_arrive(struct barrier *barrier)
{
    unsigned phase = atomic_load_explicit(&barrier->phase, memory_order_relaxed);
    int others = atomic_fetch_add_explicit(&barrier->arrived, 1, memory_order_acq_rel);
    assert(others >= 0 && others < barrier->threads);
    if (others + 1 == barrier->threads) {
        atomic_store_explicit(&barrier->arrived, 0, memory_order_relaxed);
        atomic_store_explicit(&barrier->phase, phase + 1, memory_order_release);
    }
    return phase;
}

/* Returns when all threads have arrived in this phase. What they wrote before is then visible. */
static inline void barrier_wait(struct barrier *barrier, unsigned phase)
{
    wait_for_change(&barrier->phase, phase, barrier->patience);
}

static inline void barrier_meet(struct barrier *barrier)
{
    barrier_wait(barrier, barrier_arrive(barrier));
}

#endif
