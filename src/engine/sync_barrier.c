/* All threads meet after each iteration. */
#include "engine/sync.h"

static void meet(struct sync_ground *ground, int thread, int n)
{
    (void)thread, (void)n;
    if (ground->threads > 1)
        barrier_meet(&ground->barrier);
}

const struct sync sync_barrier = {
    .name = "barrier",
    .summary = "all threads meet after each iteration",
    .exact = 1,
    .meet = meet,
};
