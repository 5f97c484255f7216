/* Each thread waits only for threads that it hears or that hear it: see the claim in sync.h. */
#include "engine/sync.h"

#include <assert.h>

static void sync_neighbour_publish(struct sync_state *state, int thread, int n)
{
    assert(atomic_load_explicit(&state->count[thread].finished, memory_order_relaxed) == n - 1);
    atomic_store_explicit(&state->count[thread].finished, n, memory_order_release);
}

static void sync_neighbour_wait(struct sync_state *state, int thread, int n)
{
    for (int i = state->near_first[thread]; i < state->near_first[thread + 1]; i++) {
        const atomic_int *finished = &state->count[state->near[i]].finished;
        wait_until(finished, n, state->barrier.patience);
        /* at most one iteration ahead, so two buffers suffice */
        assert(atomic_load_explicit(finished, memory_order_relaxed) - n <= 1);
    }
}

const struct sync sync_neighbour = {
    .name = "neighbour",
    .summary = "a thread waits only for threads whose nodes hear its nodes or are heard by them",
    .exact = 1,
    .publish = sync_neighbour_publish,
    .wait = sync_neighbour_wait,
};
