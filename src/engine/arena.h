/* An arena: what one case needs in a running trial, but for the data, and the threads that share
 * it. Cases that run together (cohort.h) have one each, and the data in common. Internal to the
 * engine. */
#ifndef ENGINE_ARENA_H
#define ENGINE_ARENA_H

#include "engine/engine.h"

#include <assert.h>

/* What a thread keeps to itself. */
struct worker {
    _Alignas(CACHE_LINE) double *scratch; /* the algorithm's */
    struct divergence diverged;           /* first in this trial among its nodes */
    int combined; /* the instant whose phi lies already where its nodes' next rows will; or -1 */
    uint64_t digest;
    struct thread_time time;
};

struct arena {
    const struct plan *plan;
    const struct network *network; /* by places: the plan's, or of mode none */
    const struct layout *layout;   /* which nodes are where; borrowed */
    int threads;
    int first_thread;  /* of the team: parallel trials deal one thread to each cohort */
    size_t row;        /* elements of a row: padded taps */
    int leader;        /* node whose phi all hear; -1: none */
    int fetches_ahead; /* 1: rows lie far from the core, and the hardware does not guess them */
    const struct feed *feed; /* borrowed */
    int window;          /* rows of data that the algorithm looks back on; the feed may have more */
    reals *estimates;    /* (2, places, row) */
    double *mean;        /* (padded taps,): of the estimates, while observing */
    double *error_power; /* (places,): squared a-priori errors since the last point */
    double *state;       /* (places, state_size) */
    size_t state_size;   /* in whole cache lines */
    struct worker *worker; /* (threads,) */
    struct sync_ground ground;
    enum { GO_ON, END_TRIAL, END_RUN } verdict; /* thread 0's, read by all after they met */
};

int arena_init(struct arena *, const struct plan *, const struct network *, const struct feed *,
               int threads, struct err *);
void arena_free(struct arena *);

/* Rows of data that the plan's algorithm looks back on; instants of data that are made at a time.
 */
int arena_window(const struct plan *);
int arena_block(const struct plan *);

size_t arena_bytes(const struct plan *, int threads);

/* Places first .. end-1 belong to a thread. */
static inline int arena_first(const struct arena *arena, int thread)
{
    assert(thread >= 0 && thread <= arena->threads);
    return (int)((int64_t)arena->network->nodes * thread / arena->threads);
}

static inline void arena_meet(struct arena *arena)
{
    if (arena->threads > 1)
        barrier_meet(&arena->ground.barrier);
}

/* The row at a place at instant n; all rows of that instant. */
static inline reals *arena_row(const struct arena *arena, int n, int place)
{
    assert(place >= 0 && place < arena->network->nodes);
    size_t rows = (size_t)(n & 1) * (size_t)arena->network->nodes + (size_t)place;
    return row_at(arena->estimates, arena->plan->kernels->precision,
                  (ptrdiff_t)(rows * arena->row));
}

static inline reals *arena_rows(const struct arena *arena, int n)
{
    return arena_row(arena, n, 0);
}

/* Remembers the first divergence of a worker's trial: the earliest instant n, there the first node.
 */
void arena_note_divergence(struct worker *, int trial, int node, int n);

/* phi at a place at instant n: written to `space`, or the node's own row where it hears nobody. */
const reals *arena_combine(const struct arena *, int place, int n, reals *space);

/* The rows of instant n, of which arena_hear says those that a place hears. */
static inline struct combination arena_combination(const struct arena *arena, int n)
{
    return (struct combination){.rows = arena_rows(arena, n), .stride = arena->row};
}

static inline void arena_hear(const struct arena *arena, int place, struct combination *of)
{
    const struct network *network = arena->network;
    int64_t first = network->first[place];
    of->count = (int)(network->first[place + 1] - first);
    assert(of->count >= 1); /* itself */
    of->weight = network->weight + first;
    of->column = network->column + first;
}

/* phi of the thread's nodes at instant n, while all threads pause, into the rows that iteration n
 * will write: nobody reads there the estimates of instant n-1 any more. */
void arena_combine_all(const struct arena *, int thread, int n);

/* The same as the first half of iteration n, and timed as such: the rest need not combine again,
 * and nobody reads the estimates of instant n. Not with a leader, whom all hear in the second half.
 */
void arena_combine_ahead(struct arena *, int thread, int n);

/* Measures the network at instant n, all threads together, and takes the time; `point` of the
 * learning curve. */
void arena_observe(struct arena *, int thread, int n, int point, struct outcome *);

/* Before a trial: the thread's nodes know nothing, its worker has not diverged. */
void arena_clear(struct arena *, int thread);

/* Tells the thread's nodes the true system where that is new at instant n. */
void arena_tune(struct arena *, int thread, int n);

/* Iterations from .. to-1, timed, all threads of the arena together. */
void arena_stretch(struct arena *, int thread, int from, int to);

/* Iteration n of the thread's nodes: what is timed and counted, and nothing else, but for
 * arena_combine_ahead. A symbol of its own, so that a tool can find it. */
__attribute__((noinline)) void arena_iterate(struct arena *, struct seat *, int thread, int n);

/* Calls one of the plan's watch functions. */
#define arena_watch(plan, function, thread)                                                        \
    do {                                                                                           \
        if ((plan)->watch && (plan)->watch->function)                                              \
            (plan)->watch->function((plan)->watch->arg, thread);                                   \
    } while (0)

#endif
