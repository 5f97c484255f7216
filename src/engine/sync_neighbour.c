/* Each thread waits only for threads that it hears or that hear it: see the claim in sync.h. A near
 * thread is at most one iteration ahead, so two buffers suffice. */
#include "engine/sync_near.h"

static void sync_neighbour_wait(struct sync_state *state, int thread, int n)
{
    near_wait(state, thread, n, 0);
}

const struct sync sync_neighbour = {
    .name = "neighbour",
    .summary = "a thread waits only for threads whose nodes hear its nodes or are heard by them",
    .exact = 1,
    .publish = near_publish,
    .wait = sync_neighbour_wait,
};
