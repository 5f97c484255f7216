/* The interface of an algorithm: how one node adapts.
 *
 * At instant n the engine combines the rows that node k hears into phi. The algorithm adapts phi to
 * the node's data and writes the row that neighbours read next. The engine decides what to combine,
 * publishes rows and runs the threads. Adapt-then-combine and combine-then-adapt are the same
 * recursion observed at different points, so `mode` is a setting, not code.
 *
 * An algorithm does not allocate, lock or print, and keeps no global state: the same inputs give
 * the same bits. Several threads call it at once, each for its own nodes; a node's state and a
 * thread's scratch are used by one call at a time. Start a new one from algorithm_lms.c, the
 * shortest. */
#ifndef ALGORITHMS_ALGORITHM_H
#define ALGORITHMS_ALGORITHM_H

#include "base/err.h"
#include "base/laps.h"
#include "base/option.h"
#include "data/truth.h"
#include "kernels/kernels.h"

#include <stddef.h>

enum mode {
    MODE_ATC,        /* adapt, then combine */
    MODE_CTA,        /* combine, then adapt */
    MODE_NONE,       /* no links            */
    MODE_CENTRALISED /* one estimate for all: the mean of the rows that the nodes make of it */
};

/* The inputs of one node at one instant. Everything is borrowed and valid during the call. */
struct node_view {
    const struct kernels *kernels;
    const void *params;      /* the algorithm's parameters, set from its rows         */
    int taps, node, instant; /* instant n: n updates are complete                     */
    int nodes;               /* that learn together: of the network; 1 without links */
    int rows;                /* regressors in the window, min(n + 1, window)              */
    const reals *u;          /* u_k(n); u_k(n-1) starts `stride` elements later       */
    size_t stride;           /* the padded taps for separate rows, 1 for a delay line */
    const double *d;         /* d[a] = d_k(n - a)                                     */
    double dot;              /* u_k(n)'phi, if `combine` computes it                  */
    double noise_std;        /* standard deviation of the noise in d_k; NAN: unknown  */
    const struct truth
        *truth;      /* the system at this instant, for `oracle` settings; NULL when unknown */
    double *state;   /* (state_size,) the node's own; zero when a trial begins */
    double *scratch; /* (scratch_size,) the thread's own; `combine` may leave results for `adapt` */
    struct laps *laps; /* NULL: this iteration is not profiled */
    void *engine;
    /* out (padded taps) = sum_l c[node][l] h_l(n), the combination at another node. `node` must be
     * the one that `leader` returns. */
    void (*combine_at)(const struct node_view *, int node, reals *out);
};

struct problem { /* the facts that `check` tests parameters against, before a run */
    int taps, nodes;
    int noise_known, truth_known;
};

enum {
    KNOWS_SPARSITY = 1, /* ||h*||_0, or its weighted l1 norm */
    KNOWS_NOISE = 2,    /* the standard deviation of the noise */
    KNOWS_SUPPORT = 4,  /* which taps of h* are not zero */
};

struct algorithm {
    struct variant variant; /* name, summary, option rows */
    const char *source;     /* the paper and the equation  */
    enum mode mode;         /* default; a scenario may override it              */
    int doubly_stochastic;  /* 1: its theory requires doubly stochastic weights */
    int own_statistics;     /* 1: a node keeps statistics of its own data: no centre */
    int own_rows; /* 1: neighbours exchange with each other, row by row: links both ways, no atc */
    int (*window)(const void *params); /* regressors it reads, this instant's included; NULL: 1 */
    /* Sizes in doubles; NULL: none. Rows inside have the run's precision. */
    size_t (*state_size)(int taps, enum precision, const void *params);
    size_t (*scratch_size)(int taps, enum precision, const void *params);
    int (*leader)(const void *params); /* a node whose phi all nodes use; NULL or -1: none */
    /* What these parameters let it know of the truth: KNOWS_..., or'ed; NULL: nothing. */
    unsigned (*knows)(const void *params);
    int (*check)(const struct problem *, const void *params,
                 struct err *); /* 0, or -1 and err; NULL: the rows' ranges suffice */
    /* Called when a trial begins and when the true system changes; may be NULL. */
    void (*tune)(const struct node_view *);
    /* Combines into phi (padded taps). In the same pass it stores u'phi in view->dot and further
     * results in scratch, which costs almost nothing. Returns phi: `space`, or the row itself when
     * the node hears only one. NULL: the engine computes phi. */
    const reals *(*combine)(struct node_view *, const struct combination *, reals *space);
    /* Writes the new row with zeros in its padding and returns d_k(n) - u_k(n)' phi. phi is usually
     * the row `next` itself: read each element of phi before writing that element of next. */
    double (*adapt)(const struct node_view *, const reals *phi, reals *next);
};

#define ALGORITHM(id) extern const struct algorithm algorithm_##id;
#include "algorithms/algorithms.def"
#undef ALGORITHM
/* 1 when it runs in a mode, whatever the network. */
int algorithm_has_mode(const struct algorithm *, enum mode);

/* Both NULL-terminated and in the same order. */
extern const struct algorithm *const algorithms[];
extern const struct variant *const algorithm_variants[];

#endif
