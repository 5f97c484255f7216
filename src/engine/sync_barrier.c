/* All threads meet after each iteration. */
#include "engine/sync.h"

static void sync_barrier_publish(struct sync_state *state, int thread, int n)
{
    (void)n;
    if (state->threads > 1)
        state->count[thread].phase = barrier_arrive(&state->barrier);
}

static void sync_barrier_wait(struct sync_state *state, int thread, int n)
{
    (void)n;
    if (state->threads > 1)
        barrier_wait(&state->barrier, state->count[thread].phase);
}

const struct sync sync_barrier = {
    .name = "barrier",
    .summary = "all threads meet after each iteration",
    .exact = 1,
    .publish = sync_barrier_publish,
    .wait = sync_barrier_wait,
};
