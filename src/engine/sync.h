/* Synchronisation policies: when a thread may start its next iteration.
 *
 * Under an exact policy estimates live in two buffers. In iteration n every node reads rows of
 * buffer n & 1 and writes its own row of the other. Thread t is *near* thread u when a node of t
 * hears a node of u or is heard by one.
 *
 * Claim: if a thread begins iteration n only when every near thread has finished iteration n-1,
 * then (a) every row that it reads holds instant n, and (b) no row that it overwrites is still
 * being read. (a) A row of instant n is written in iteration n-1 by a near thread, which has
 * finished it, and is next overwritten in iteration n+1, which that thread begins only after this
 * one finished n. (b) The rows that it overwrites hold instant n-1. They were read in iteration
 * n-1, by near threads only (they hear the row's node), and those have finished n-1. Waiting only
 * for those that a thread *hears* breaks (b) on directed weights. With release stores and acquire
 * loads of the counts of finished iterations there is no data race. Hence `neighbour` and `barrier`
 * give the same bits for any number of threads. Between iterations (observe.c) rows are written
 * only while all threads pause. `stale` needs more buffers: its claim is in sync_stale.c. */
#ifndef ENGINE_SYNC_H
#define ENGINE_SYNC_H

#include "engine/barrier.h"

struct progress_count {
    _Alignas(CACHE_LINE)
        atomic_int finished; /* iterations done: rows of that instant are written */
    unsigned phase;          /* of the barrier at the thread's last arrival                 */
};

/* The state of a policy: one for each team that shares a network. */
struct sync_state {
    int threads;
    int staleness; /* the plan's */
    struct barrier barrier;
    struct progress_count *count; /* (threads,)                              */
    int *near_first;              /* (threads+1,) near threads of t: near[near_first[t] ..] */
    int *near;
};

struct sync {
    const char *name, *summary;
    int exact; /* 1: the same bits as one thread */
    /* `publish` announces that the thread's rows of instant n are written; `wait` returns when the
     * thread may begin iteration n. */
    void (*publish)(struct sync_state *, int thread, int n);
    void (*wait)(struct sync_state *, int thread, int n);
    /* The instant of the rows of a near thread that a thread reads in iteration n. NULL: n. */
    int (*newest)(const struct sync_state *, int near, int n);
};
#define SYNC(id, written) extern const struct sync sync_##id;
#include "engine/syncs.def"
#undef SYNC
extern const struct sync *const syncs[]; /* NULL-terminated */

#endif
