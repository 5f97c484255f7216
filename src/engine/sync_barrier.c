/* All threads meet after each iteration. */
#include "engine/sync.h"

static void sync_barrier_publish(struct sync_ground *ground, int thread, int n)
{
    (void)n;
    if (ground->threads > 1)
        ground->count[thread].phase = barrier_arrive(&ground->barrier);
}

static void sync_barrier_wait(struct sync_ground *ground, int thread, int n)
{
    (void)n;
    if (ground->threads > 1)
        barrier_wait(&ground->barrier, ground->count[thread].phase);
}

const struct sync sync_barrier = {
    .name = "barrier",
    .summary = "all threads meet after each iteration",
    .exact = 1,
    .publish = sync_barrier_publish,
    .wait = sync_barrier_wait,
};
