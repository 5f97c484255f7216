/* Bounded staleness [Ho et al., NIPS 2013]: a thread begins iteration n when every near thread has
 * finished n - S. It reads the newest rows that a near thread has published, but none newer than
 * instant n, so that S = 0 is `neighbour`. Which rows these are depends on the threads' speed:
 * results vary from run to run.
 *
 * A row of instant m is in buffer m mod B, with B >= 2(S+1).
 *
 * Claim: while a thread t may read a row, nobody writes it. In iteration n thread t reads rows of a
 * near thread u of one instant r, where
 *   (1) r <= the iterations that u had finished when t's iteration began, by `newest`;
 *   (2) r >= n - S, since t has waited for u to finish n - S;
 *   (3) r <= n, by `newest`.
 * By (1) the row is complete: u's release store of its count comes after the row is written, and
 * t's acquire load of the count comes before it is read. Thread u writes into the row's buffer next
 * when it makes instant r + B, in iteration r + B - 1. It begins that iteration when t, which is
 * near to u, has finished r + B - 1 - S iterations. By (2) this is at least
 * n + B - 1 - 2S >= n + 1: t has finished iteration n and reads the row no more. Before instant
 * r + B the thread u writes only other buffers, because instants r + 1 .. r + B - 1 differ from r
 * modulo B. A thread's own row of instant n is read by itself alone or by near threads, to whom the
 * same holds.
 *
 * With one buffer less, B = 2S + 1, the bound is n: u may write what t still reads. */
#include "engine/sync_near.h"

static void sync_stale_wait(struct sync_state *state, int thread, int n)
{
    near_wait(state, thread, n, state->staleness);
}

static int sync_stale_newest(const struct sync_state *state, int near, int n)
{
    int finished = atomic_load_explicit(&state->count[near].finished, memory_order_acquire);
    assert(finished >= n - state->staleness);
    return finished < n ? finished : n;
}

const struct sync sync_stale = {
    .name = "stale",
    .summary = "stale:N: as neighbour, but rows may be up to N iterations old; results vary from "
               "run to run",
    .exact = 0,
    .publish = near_publish,
    .wait = sync_stale_wait,
    .newest = sync_stale_newest,
};
