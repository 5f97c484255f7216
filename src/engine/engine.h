/* The engine: runs one algorithm on one network, trial after trial.
 *
 *     estimates[2][places][padded taps]    aligned to cache lines; only its owner writes a row
 *                                          (`stale` has more than two buffers)
 *
 * Iteration n of node k: phi = combine(rows of buffer n & 1); row of buffer (n+1) & 1 = adapt(phi).
 * Nodes lie at the places of a layout (network/arrange.h), usually by number. There are no locks
 * and no allocations while it runs. `parallel: nodes` runs one trial at a time and gives each
 * thread a contiguous block of places; `parallel: trials` runs a whole trial on each thread.
 * Results have the same bits for every number of threads, either `parallel`, every exact policy,
 * layout and kernel set; outcome.digest shows it. */
#ifndef ENGINE_ENGINE_H
#define ENGINE_ENGINE_H

#include "algorithms/algorithm.h"
#include "data/feed.h"
#include "engine/exchange.h"
#include "engine/ranks.h"
#include "engine/sync.h"
#include "network/arrange.h"

#include <stdint.h>

/* RANKS: as NODES, of the part of the network that each rank has. */
enum parallel { PARALLEL_NODES, PARALLEL_TRIALS, PARALLEL_RANKS };

/* Functions that each thread of the team calls, such as a counter's. They may be NULL. Between
 * begin and end they must not lock or allocate. */
struct watch {
    void (*enter)(void *arg, int thread); /* once, before the first trial                     */
    void (*begin)(void *arg, int thread); /* iterations begin, or the first half of one       */
    void (*end)(void *arg, int thread);   /* iterations pause                                 */
    void (*leave)(void *arg, int thread); /* once, after the last trial                       */
    void *arg;
};

/* A straggler, to compare policies: `share` of the thread's iterations take `by` times as long as
 * they need, because it spins. Results do not change. */
struct slow {
    int thread; /* -1: all, each in iterations of its own */
    double by;  /* at most 1: nobody is slow */
    double share;
};

enum { MOST_STALE = 63 };

/* A case: all that is needed to compute one learning curve. Borrowed, and immutable during the run.
 */
struct plan {
    const struct network *network;   /* ignored without links; of ranks, each runs on its share */
    const struct exchange *exchange; /* NULL: in full over every link in every iteration */
    const struct ranks *ranks;       /* NULL: this process has the whole network */
    const struct source *source;
    const struct algorithm *algorithm;
    const void *params;
    enum mode mode;
    const struct kernels *kernels;
    const struct sync *sync;
    int staleness;    /* iterations that rows may be old, 0 .. MOST_STALE; 0 under exact policies */
    struct slow slow; /* a straggler */
    enum parallel parallel;
    enum layout_choice layout; /* of the nodes in memory; does not change results */
    int threads, trials;
    int first_trial;          /* runs trials first_trial .. first_trial + trials - 1 */
    int observe_every;        /* iterations between points of the learning curve           */
    double diverged_above;    /* a larger a-priori error, or one not finite, is divergence */
    double support_threshold; /* a tap counts as non-zero above this fraction of the largest */
    int save_estimates;       /* 1: keeps the final estimates */
    int steady_from;          /* first instant of each node's means; 0: none are kept */
    int equal_shares;  /* parallel trials: assigned in advance, the same number to each thread, for
                          timing */
    int profile_every; /* one iteration in this many is profiled; 0: none */
    /* Called from time to time, by one thread at a time, with the fraction of work done, 0 .. 1. A
     * result other than 0 stops the run soon. May be NULL. */
    int (*tick)(void *arg, double done);
    void *tick_arg;
    const struct watch *watch; /* may be NULL */
};

/* 1 when nodes hear the neighbours that the network gives them. */
static inline int plan_has_links(const struct plan *plan)
{
    return plan->mode == MODE_ATC || plan->mode == MODE_CTA;
}

/* The node whose phi all nodes use; -1: none. */
static inline int plan_leader(const struct plan *plan)
{
    return plan->algorithm->leader ? plan->algorithm->leader(plan->params) : -1;
}

/* The nodes of this process. */
static inline int plan_nodes(const struct plan *plan)
{
    return plan->ranks ? plan->ranks->own : plan->source->nodes;
}

/* 1 when this process has the results of a run: of several ranks the first. */
static inline int plan_leads(const struct plan *plan)
{
    return !plan->ranks || plan->ranks->rank == 0;
}

static inline size_t plan_row_bytes(const struct plan *plan)
{
    return row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
}

/* 1 when the sizes of messages depend on the estimates, so that a run counts them. */
static inline int plan_counts_messages(const struct plan *plan)
{
    return plan->exchange && plan_has_links(plan) &&
           (plan->exchange->format == FORMAT_INDEX_VALUE || plan->exchange->entries->pairs);
}

/* How well an estimate's non-zero taps are those of a sparse system. */
struct support {
    double precision; /* share of the taps found non-zero that really are; 1 if none is found */
    double recall;    /* share of the non-zero taps that are found */
};

/* One point of one trial's curve: means over the nodes. NAN: unknown. */
struct sample {
    double msd;          /* mean_k ||h* - h_k||^2                             */
    double mse;          /* mean_k of the squared a-priori errors since the last point */
    double disagreement; /* mean_k ||h_k - mean h||^2                         */
    double nonzeros;     /* mean number of taps above the threshold           */
    struct support support;
};

struct node_mean { /* of one node in one trial, over the points from steady_from on */
    double msd, mse;
};

struct sent { /* by one node, over all trials */
    uint64_t messages, entries;
};

struct divergence {
    int trial, node, iteration; /* the first one; trial -1: none */
};

/* The seconds that a thread spent, over all trials, and the laps of the profiled iterations. The
 * time for data that several cases share is divided equally among them. */
struct thread_time {
    double draw; /* systems and noise levels, once per trial */
    double data, iterate, observe;
    double meet; /* part of iterate: waiting at the end of a block; in no lap */
    struct laps laps;
};

/* What ranks send each other in iterations, over all trials. */
struct exchanged {
    uint64_t bytes;        /* by all ranks */
    double hidden, waited; /* seconds that messages were under way while nodes were updated; that a
                              rank then waited for them: means over the ranks */
};

struct outcome {
    int points;             /* of the learning curve                      */
    int *instant;           /* (points,) updates done: 0 = start          */
    struct sample *sample;  /* (trials, points); of a trial not run: NAN  */
    double *estimates;      /* (trials, nodes, taps) or NULL              */
    struct node_mean *node; /* (trials, nodes) or NULL                    */
    struct sent *sent;      /* (nodes,) if plan_counts_messages, else NULL */
    int steady_points;      /* that its means are taken over              */
    struct divergence diverged;
    long updates; /* node updates done */
    struct exchanged exchanged;
    int trials_done;
    int stopped;               /* 1: the tick ended it early */
    enum layout_choice layout; /* of the nodes, as it was chosen */
    uint64_t digest;           /* of the whole run: see digest.h */
    struct thread_time time;   /* of the first thread; with parallel trials the mean over threads */
    int threads;
    struct thread_time *thread; /* (threads,) */
};

/* Rejects a plan that cannot run: threads, data, the algorithm's requirements. Returns 0, or -1 and
 * err. */
int engine_check(const struct plan *, struct err *);

/* Bytes that engine_run allocates, and those of the network, or of a rank's share of it; without
 * recordings. */
size_t engine_bytes(const struct plan *);

/* The most iterations without a pause: the instants of data in a block. Points of the curve and
 * changes of the system pause too. */
int engine_block(const struct plan *);

/* Runs all trials; starts its own team of threads. Returns 0, or -1 and err. On success, also when
 * stopped, *outcome owns its arrays; free them with outcome_free. */
int engine_run(const struct plan *, struct outcome *, struct err *);

/* The same for cases that differ only in network, algorithm, mode and policy. In each trial they
 * learn from the same data. These are generated once, which saves most of the time of cheap
 * algorithms. plan, outcome: (cases,), cases >= 1; the sources have equal content, the other fields
 * of the plans are equal. Every outcome equals that of engine_run alone, except for times and for
 * the updates of trials that diverge. Only the first plan's tick and watch are called. */
int engine_run_together(int cases, const struct plan *const *plan, struct outcome *outcome,
                        struct err *);

/* The number of points of the plan's learning curve: every observe_every iterations, and the last.
 */
int outcome_points(const struct plan *);

void outcome_free(struct outcome *);

#endif
