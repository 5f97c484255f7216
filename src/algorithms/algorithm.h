/* The interface of an algorithm: how one node adapts.
 *
 * At instant n the rows that node k hears are combined into phi; the algorithm adapts phi with the
 * data of its node straight into the row that the neighbours will read next. What to combine,
 * publishing and threads are the engine's: adapt-then-combine and combine-then-adapt are the same
 * recursion observed at two places, so `mode` is a setting and not code.
 *
 * An algorithm allocates nothing, locks nothing, prints nothing and keeps no state of its own: same
 * inputs, same bits. The shortest one, algorithm_lms.c, is the template for a new one. */
#ifndef ALGORITHMS_ALGORITHM_H
#define ALGORITHMS_ALGORITHM_H

#include "base/err.h"
#include "base/laps.h"
#include "base/option.h"
#include "data/truth.h"
#include "kernels/kernels.h"

#include <stddef.h>

enum mode { MODE_ATC, MODE_CTA, MODE_NONE };

/* What a node sees during one instant. Everything is borrowed. */
struct seat {
    const struct kernels *kernels;
    const void *params;      /* the algorithm's own, filled from its rows                 */
    int taps, node, instant; /* instant n: n updates are done                             */
    int rows;                /* regressors in the window, min(n + 1, window)              */
    const reals *u;          /* u_k(n); `stride` elements further the one of an instant ago */
    size_t stride;           /* the padded taps for fresh rows, 1 for a delay line        */
    const double *d;         /* d_k(n); d[a] is the one of a instants ago                 */
    double dot;              /* u_k(n)'phi, where `combine` has put it                     */
    double noise_std;        /* of d_k; NAN when unknown                                  */
    const struct truth
        *truth;    /* the system at this instant, for settings called `oracle`; NULL when unknown */
    double *state; /* (state_size,) the node's own; zeros when a trial begins   */
    double *scratch;   /* (scratch_size,) the thread's own; indeterminate before combine, which
                          leaves there what adapt may want */
    struct laps *laps; /* NULL: this iteration is not profiled */
    const void *engine;
    /* out (padded taps) = sum_l c[node][l] h_l(n): the combination that another node sees. Only for
     * the node that `leader` names. */
    void (*combine_at)(const struct seat *, int node, reals *out);
};

struct problem { /* what is known before a run, for check */
    int taps, nodes;
    int noise_known, truth_known;
};

struct algorithm {
    struct variant variant;            /* name, one line, option rows */
    const char *source;                /* the paper and the equation  */
    enum mode mode;                    /* default                     */
    int doubly_stochastic;             /* 1: its theory asks for such weights */
    int (*window)(const void *params); /* NULL: 1 row              */
    /* In doubles; NULL: none. Rows among them are of the run's precision. */
    size_t (*state_size)(int taps, enum precision, const void *params);
    size_t (*scratch_size)(int taps, enum precision, const void *params);
    int (*leader)(const void *params); /* node that all hear; NULL or -1: none */
    int (*check)(const struct problem *, const void *params, struct err *); /* NULL: rows suffice */
    /* Called when a trial begins and whenever the true system changes. NULL: nothing to do. */
    void (*tune)(const struct seat *);
    /* phi = the combination, and what else of it costs next to nothing meanwhile: u'phi into
     * seat->dot, the rest into scratch. Returns where phi is: `space`, or a row that it is. NULL:
     * phi and nothing else. */
    const reals *(*combine)(struct seat *, const struct combination *, reals *space);
    /* Writes the new row (padded, zeros in the padding) and returns d_k(n) - u_k(n)' phi. phi may
     * be the row `next`, and mostly is: what is needed of it is read before next is written. */
    double (*adapt)(const struct seat *, const reals *phi, reals *next);
};

#define ALGORITHM(id) extern const struct algorithm algorithm_##id;
#include "algorithms/algorithms.def"
#undef ALGORITHM
/* NULL-terminated, in one order */
extern const struct algorithm *const algorithms[];
extern const struct variant *const algorithm_variants[];

#endif
