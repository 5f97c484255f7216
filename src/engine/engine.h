/* The engine: runs one algorithm on one network, trial after trial.
 *
 *     estimates[2][places][padded taps]    cache-line aligned; nobody but its owner writes a row
 *
 * Iteration n of node k: phi = combine(rows of buffer n & 1); row of buffer (n+1) & 1 = adapt(phi).
 * Nodes lie at the places of a layout (network/arrange.h), mostly by number. Nothing is locked and
 * nothing is allocated while it runs. `parallel: nodes` runs one trial at a time with the places
 * dealt to the threads in contiguous blocks; `parallel: trials` runs a whole trial on each thread.
 * Results are the same bits for every number of threads, either way of sharing, every exact policy,
 * layout and kernel set: outcome.digest shows it. */
#ifndef ENGINE_ENGINE_H
#define ENGINE_ENGINE_H

#include "algorithms/algorithm.h"
#include "data/feed.h"
#include "engine/sync.h"
#include "network/arrange.h"

#include <stdint.h>

enum parallel { PARALLEL_NODES, PARALLEL_TRIALS };

/* Who looks over the threads' shoulders, such as a counter. Every thread of the team calls;
 * functions may be NULL and must not disturb: no locks, no allocation between begin and end. */
struct watch {
    void (*enter)(void *arg, int thread); /* once, before the first trial                    */
    void (*begin)(void *arg, int thread); /* iterations begin, or a half of one (arena.h)   */
    void (*end)(void *arg, int thread);   /* iterations pause: what follows is not theirs    */
    void (*leave)(void *arg, int thread); /* once, after the last trial                      */
    void *arg;
};

/* A case: everything that it takes to run one curve. Borrowed, immutable during the run. */
struct plan {
    const struct network *network; /* with mode none: ignored */
    const struct source *source;
    const struct algorithm *algorithm;
    const void *params;
    enum mode mode;
    const struct kernels *kernels;
    const struct sync *sync;
    enum parallel parallel;
    enum layout_choice layout; /* of the nodes in memory: no result depends on it */
    int threads, trials;
    int first_trial;          /* trials first_trial .. first_trial + trials - 1 are run */
    int observe_every;        /* iterations from one point of the learning curve to the next */
    double diverged_above;    /* an a-priori error beyond it (or not finite) is divergence   */
    double support_threshold; /* a tap counts as non-zero above this share of the largest    */
    int save_estimates;
    int steady_from;   /* instant from which on each node's means are kept; 0: none are */
    int equal_shares;  /* parallel trials: as many for every thread, dealt in advance, for timing */
    int profile_every; /* laps are taken in one of so many iterations; 0: in none         */
    /* Called now and then, by one thread at a time, with the share of work done, 0 .. 1; not 0:
     * stop soon. May be NULL. */
    int (*tick)(void *arg, double done);
    void *tick_arg;
    const struct watch *watch; /* may be NULL */
};

/* One point of one trial's curve: means over the nodes. NAN: unknown. */
struct sample {
    double msd;          /* mean_k ||h* - h_k||^2                             */
    double mse;          /* mean_k of the squared a-priori errors since the last point */
    double disagreement; /* mean_k ||h_k - mean h||^2                         */
    double nonzeros;     /* mean number of taps above the threshold           */
};

struct node_mean { /* of one node in one trial, over the points of the steady stretch */
    double msd, mse;
};

struct support { /* at the end of one trial, means over the nodes; NAN: unknown */
    double precision, recall;
};

struct divergence {
    int trial, node, iteration; /* the first one; trial -1: none */
};

/* What one thread spent, over all trials: seconds, and the laps of the profiled iterations. What is
 * drawn and made for several cases is each one's in equal parts. */
struct thread_time {
    double draw; /* systems and noise levels, once a trial */
    double data, iterate, observe;
    double meet; /* of iterate: waiting for the others at the end of a block, in no lap */
    struct laps laps;
};

struct outcome {
    int points;              /* of the learning curve                      */
    int *instant;            /* (points,) updates done: 0 = start          */
    struct sample *sample;   /* (trials, points); of a trial not run: NAN  */
    struct support *support; /* (trials,); of a trial not finished: NAN    */
    double *estimates;       /* (trials, nodes, taps) or NULL              */
    struct node_mean *node;  /* (trials, nodes) or NULL                    */
    int steady_points;       /* that its means are taken over              */
    struct divergence diverged;
    long updates; /* of one node each, that were made */
    int trials_done;
    int stopped;             /* 1: by the tick, before its end */
    int arranged;            /* 1: nodes lay near those whom they hear, 0: by their numbers */
    uint64_t digest;         /* of the whole run: see digest.h */
    struct thread_time time; /* of the first thread; mean over the teams of parallel trials */
    int threads;
    struct thread_time *thread; /* (threads,) */
};

/* Refuses a plan that cannot run: threads, window, what the algorithm needs to know. */
int engine_check(const struct plan *, struct err *);

/* Bytes that engine_run will hold, and the network's; not the recordings'. */
size_t engine_bytes(const struct plan *);

/* Iterations that go on without a pause, unless a point or a change of the system comes between:
 * so many instants of data are made at a time. */
int engine_block(const struct plan *);

/* Runs all trials. On success *outcome owns its arrays (outcome_free), also when it was stopped. */
int engine_run(const struct plan *, struct outcome *, struct err *);

/* The same for cases that differ in network, algorithm, mode and policy alone: trial by trial they
 * learn from the same data, made once for all of them, which is most of the time of cheap
 * algorithms. plan, outcome: (cases,), cases >= 1; sources equal in content, the rest of the plans'
 * fields equal. Every outcome is what engine_run gives alone, but for its times, and the updates of
 * trials that diverge. The first plan's tick and watch are called. */
int engine_run_together(int cases, const struct plan *const *plan, struct outcome *outcome,
                        struct err *);

/* Points of the plan's learning curve: every observe_every iterations, and the last. */
int outcome_points(const struct plan *);

void outcome_free(struct outcome *);

#endif
