/* The learning task of a comparator, in the paper's notation, and its workspace. */
#ifndef BENCH_LEARNER_H
#define BENCH_LEARNER_H

#include "bench/comparators/projections.h"

#include "engine/engine.h"

struct learner_task {
    const struct network *network; /* combination weights c[k][l] */
    size_t nodes, taps;
    int window;   /* q; 1 for lms */
    double step;  /* mu           */
    double alpha; /* this and the following members: only for sapsm */
    int has_ball;
    double radius, weight_epsilon;
    double *slab; /* (nodes,) half widths */
};

/* Arrays are cache-line aligned and lie in `memory`, on the heap; matrix rows are not padded. */
struct workspace {
    void *memory;
    double *h, *next;     /* (nodes, taps): estimates of all nodes, before and after an instant */
    double *phi;          /* (nodes, taps) */
    double *dense;        /* (nodes, nodes): c[k][l] with its zeros */
    double *e, *beta;     /* (window,) */
    double *ginv, *t, *w; /* (taps,) */
    double *scaled;       /* (taps,) */
    struct breakpoint *point; /* (taps,) */
};

/* Computes instant n of the whole network, from space->h into space->next: every node combines and
 * adapts with its data of `feed`, whose regressors are rows of at least `taps` doubles. */
typedef void learner_iterate_fn(const struct learner_task *, const struct workspace *,
                                const struct feed *, int n);

struct learner {
    const char *algorithm; /* "sapsm" */
    learner_iterate_fn *iterate;
};

/* The task of a plan whose feed has begun trial 0; borrows the plan's network. Returns 0, or -1 and
 * err: ERR_USAGE for settings that no comparator supports. Free both with learner_free. */
int learner_task_init(struct learner_task *, const struct plan *, const struct feed *,
                      struct err *);
int workspace_init(struct workspace *, const struct learner_task *, struct err *);
void learner_free(struct learner_task *, struct workspace *);

#endif
