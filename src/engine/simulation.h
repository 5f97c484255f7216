/* A simulation: the state of one case during a trial, except for the data. All its threads share
 * it. Cases that run together (case_group.h) have a simulation each and share the data. Internal to
 * the engine.
 */
#ifndef ENGINE_SIMULATION_H
#define ENGINE_SIMULATION_H

#include "engine/engine.h"
#include "engine/halo.h"
#include "engine/inbox.h"

#include <assert.h>

/* State that a thread does not share. */
struct worker {
    _Alignas(CACHE_LINE) double *scratch; /* of the algorithm */
    const struct simulation *simulation;  /* that it belongs to */
    struct inbox inbox;                   /* unused without plan->exchange */
    reals *centre;                        /* (padded taps,): the mean of all rows, if centralised */
    struct divergence diverged;           /* the first in this trial among its nodes */
    int32_t *shift; /* (threads,) from a column to the newest row of its owner; NULL: see heard */
    int combined;   /* instant whose phi is already in its nodes' next rows; or -1 */
    uint64_t digest;
    struct thread_time time;
};

struct simulation {
    const struct plan *plan;
    const struct network *network; /* by place: the plan's, or without links an isolated one; of a
                                      rank, that of its nodes */
    const struct layout *layout;   /* the order of the nodes; borrowed */
    int threads;
    int first_thread;        /* of the team: with parallel trials each group has one thread */
    size_t row;              /* elements of a row: padded taps */
    int places;              /* that have rows: of a rank, its nodes and those of the halo */
    int leader;              /* place of the node whose phi all nodes use; -1: none */
    struct halo *halo;       /* NULL: this process has the whole network */
    int fetches_ahead;       /* 1: rows are outside L2, and the hardware does not predict them */
    const struct feed *feed; /* borrowed */
    int window;              /* rows of data that the algorithm reads; the feed may hold more */
    int buffers;             /* a power of two, so that & finds the buffer of an instant */
    reals *estimates;        /* (buffers, places, row) */
    const int32_t *column;   /* (arcs,) the network's, or heard */
    int32_t *heard;          /* (arcs,) rows, of any buffer, that iterations read; NULL: all read
                                instant n */
    int32_t *owner;          /* (places,) the thread of a place; NULL like heard */
    double *mean;            /* (padded taps,): mean estimate, while observing */
    double *error_power;     /* (nodes,): sum of squared a-priori errors since the last point */
    double *state;           /* (nodes, state_size) */
    size_t state_size;       /* in whole cache lines */
    struct sent *sent;       /* (places,) if plan_counts_messages, else NULL */
    double *centre_weight;   /* (places,): of the mean of all rows; NULL unless centralised */
    int32_t *centre_column;  /* (places,): of all rows, by node */
    struct worker *worker;   /* (threads,) */
    struct sync_state sync;
    enum { GO_ON, END_TRIAL, END_RUN } verdict; /* set by thread 0, read by all after a barrier */
};

/* Allocates the state of a plan. Plan, network, part (NULL without ranks) and feed are borrowed.
 * Returns 0, or -1 and err when
 * out of memory; simulation_free after success and after failure. */
int simulation_init(struct simulation *, const struct plan *, const struct network *,
                    const struct part *, const struct feed *, int threads, struct err *);
void simulation_free(struct simulation *);

/* Allocates what simulation_listen needs, where the policy has need of it, and frees it. Returns 0,
 * or -1 and err. */
int simulation_init_heard(struct simulation *, struct err *);
void simulation_free_heard(struct simulation *);
size_t simulation_heard_bytes(const struct plan *, int threads);

/* Rows of each place: at least 2(S+1), see sync_stale.c. */
int simulation_buffers(const struct plan *);

/* The thread that owns a place. */
int simulation_owner(const struct simulation *, int place);

/* The rows of data that the plan's algorithm reads; the instants of data per block. */
int simulation_window(const struct plan *);
int simulation_block(const struct plan *);

/* Bytes that simulation_init allocates. */
size_t simulation_bytes(const struct plan *, int threads);

/* A thread owns places simulation_first(thread) .. simulation_first(thread + 1) - 1. */
static inline int simulation_first(const struct simulation *simulation, int thread)
{
    assert(thread >= 0 && thread <= simulation->threads);
    return (int)((int64_t)simulation->network->nodes * thread / simulation->threads);
}

/* A barrier of all threads of the simulation. */
static inline void simulation_meet(struct simulation *simulation)
{
    if (simulation->threads > 1)
        barrier_meet(&simulation->sync.barrier);
}

/* The row at a place at instant n; all rows of that instant. */
static inline reals *simulation_row(const struct simulation *simulation, int n, int place)
{
    assert(place >= 0 && place < simulation->places);
    size_t buffer = (size_t)(n & (simulation->buffers - 1));
    size_t rows = buffer * (size_t)simulation->places + (size_t)place;
    return row_at(simulation->estimates, simulation->plan->kernels->precision,
                  (ptrdiff_t)(rows * simulation->row));
}

static inline reals *simulation_rows(const struct simulation *simulation, int n)
{
    return simulation_row(simulation, n, 0);
}

/* Keeps the first divergence of a worker's trial: the earliest instant, then the lowest node. */
void simulation_note_divergence(struct worker *, int trial, int node, int n);

/* phi at a place at instant n: in `space`, or the node's own row if it hears no other. */
const reals *simulation_combine(const struct simulation *, struct worker *, int place, int n,
                                reals *space);

/* Under a policy that lets near threads be late (heard is not NULL): chooses the rows that the
 * thread's places hear in iteration n. */
void simulation_listen(struct simulation *, int thread, int n);

/* Turns places (count,) into the rows that they have for the worker since it listened. */
void simulation_reach(const struct simulation *, const struct worker *, int32_t *column,
                      int64_t count);

/* The rows of instant n, or all rows; simulation_hear selects those that a place hears. */
static inline struct combination simulation_combination(const struct simulation *simulation, int n)
{
    return (struct combination){.rows = simulation_rows(simulation, simulation->heard ? 0 : n),
                                .stride = simulation->row};
}

static inline void simulation_hear(const struct simulation *simulation, int place,
                                   struct combination *of)
{
    const struct network *network = simulation->network;
    int64_t first = network->first[place];
    of->count = (int)(network->first[place + 1] - first);
    assert(of->count >= 1); /* at least itself */
    of->weight = network->weight + first;
    of->column = simulation->column + first;
}

/* The same after the losses of plan->exchange: with the worker's own copies of weights, and of
 * messages that do not hold every entry. */
void simulation_receive(const struct simulation *, struct worker *, int place, int n,
                        struct combination *);

/* 1 when the node at a place does not adapt in iteration n. */
int simulation_idles(const struct simulation *, int place, int n);

/* Adds the message that the node at a place sends at instant n to the node's count. */
void simulation_count_message(struct simulation *, struct worker *, int place, int n);

/* Writes phi of the thread's nodes at instant n to the rows that iteration n will write, while all
 * threads pause: the estimates of instant n-1 there are no longer needed. */
void simulation_combine_all(struct simulation *, int thread, int n);

/* The same as the first half of iteration n, and timed as part of it: the second half does not
 * combine again. Not with a leader, because all nodes use its phi in the second half. */
void simulation_combine_ahead(struct simulation *, int thread, int n);

/* Measures the network at instant n and times the measurement; all threads together. `point`: index
 * in the learning curve. */
void simulation_observe(struct simulation *, int thread, int n, int point, struct outcome *);

/* Before a trial: zeros the estimates and states of the thread's nodes. */
void simulation_clear(struct simulation *, int thread);

/* If the true system changes at instant n, passes it to the algorithm for the thread's nodes. */
void simulation_tune(struct simulation *, int thread, int n);

/* Runs iterations from .. to-1 and times them; all threads of the simulation together. */
void simulation_stretch(struct simulation *, int thread, int from, int to);

/* Iteration n of the thread's nodes at places first .. end - 1. This and simulation_combine_ahead
 * are all that is timed and counted. Not inlined, so that tools find the symbol. */
__attribute__((noinline)) void simulation_iterate(struct simulation *, struct node_view *,
                                                  int thread, int n, int first, int end);

/* Calls a watch function of the plan, if there is one. */
#define simulation_watch(plan, function, thread)                                                   \
    do {                                                                                           \
        if ((plan)->watch && (plan)->watch->function)                                              \
            (plan)->watch->function((plan)->watch->arg, thread);                                   \
    } while (0)

#endif
