/* Each thread waits for those only that it hears or that hear it: see the claim in sync.h. */
#include "engine/sync.h"

static void publish(struct sync_ground *ground, int thread, int n)
{
    atomic_store_explicit(&ground->count[thread].finished, n, memory_order_release);
}

static void wait(struct sync_ground *ground, int thread, int n)
{
    for (int i = ground->near_first[thread]; i < ground->near_first[thread + 1]; i++)
        wait_until(&ground->count[ground->near[i]].finished, n, ground->barrier.patience);
}

const struct sync sync_neighbour = {
    .name = "neighbour",
    .summary = "a thread waits only for those that its nodes hear or are heard by",
    .exact = 1,
    .publish = publish,
    .wait = wait,
};
