/* For policies that wait for near threads: each thread counts the iterations that it has finished.
 */
#ifndef ENGINE_SYNC_NEAR_H
#define ENGINE_SYNC_NEAR_H

#include "engine/sync.h"

#include <assert.h>

static inline void near_publish(struct sync_state *state, int thread, int n)
{
    assert(atomic_load_explicit(&state->count[thread].finished, memory_order_relaxed) == n - 1);
    atomic_store_explicit(&state->count[thread].finished, n, memory_order_release);
}

/* Returns when every near thread has finished n - late iterations. */
static inline void near_wait(struct sync_state *state, int thread, int n, int late)
{
    for (int i = state->near_first[thread]; i < state->near_first[thread + 1]; i++) {
        const atomic_int *finished = &state->count[state->near[i]].finished;
        wait_until(finished, n - late, state->barrier.patience);
        /* a near thread waits for this one in the same way */
        assert(atomic_load_explicit(finished, memory_order_relaxed) - n <= 1 + late);
    }
}

#endif
