/* What the nodes of one trial observe: regressors, desired samples, and the truth behind them.
 *
 * Data are made in blocks of instants outside the timed region, each node's by the thread that owns
 * it. A node's regressors lie in one array, newest first, so that every window is a pointer and a
 * stride, never a copy:
 *
 *     fresh rows   | u(last) | u(last-1) | ... | u(first) | past rows ... |    stride = padded taps
 *     delay line   | x(last), x(last-1), ..., x(first), past samples ...  |    stride = 1
 *
 * Between blocks the past that windows still need moves to the end. */
#ifndef DATA_FEED_H
#define DATA_FEED_H

#include "data/input.h"
#include "data/noise.h"
#include "data/system.h"
#include "base/layout.h"

#include <assert.h>

/* What to feed: immutable during a run, shared by all threads. */
struct source {
    uint64_t seed;
    int nodes, taps, iterations;
    const struct input *input;
    const void *input_params;
    const struct system *system; /* NULL: recorded data without a true system */
    const struct noise *noise;
};

/* Refuses what cannot be fed. */
int source_check(const struct source *, struct err *);

int source_noise_known(const struct source *);

/* sigma_k^2 of a node in a trial whose first system is h (NULL: none); NAN: unknown. */
double source_noise_variance(const struct source *, const struct kernels *, int trial, int node,
                             const double *h);

struct feed {
    const struct source *source;
    const struct kernels *kernels;
    const struct layout *layout; /* of the nodes: arrays go by places, streams by nodes */
    int window, block;           /* rows that an algorithm looks back on; instants made at a time */
    int trial;
    int last;          /* newest instant made; -1: none */
    size_t stride;     /* elements from a row to the one before it */
    size_t span;       /* elements of regressors per node */
    size_t depth;      /* desired samples per node: window - 1 + block */
    reals *regressors; /* (places, span)  */
    double *desired;   /* (places, depth), newest first */
    double *noise_std; /* (places,); NAN: unknown */
    double *systems;   /* (epochs, padded taps) */
    reals *response;   /* the same in the precision of rows; may be `systems` */
    struct truth truth[SYSTEM_CHANGES + 1]; /* by epoch */
};

enum { FEED_BLOCK = 128 }; /* instants made at a time, at most */

/* As many instants, up to FEED_BLOCK, as `room` bytes hold of all nodes beside the first. */
int feed_block(const struct source *, enum precision, size_t room);

/* Allocates; rows are made in the precision of the kernels. The arrays of the nodes are touched
 * only by their owners. The order is borrowed. */
int feed_init(struct feed *, const struct source *, const struct kernels *, const struct layout *,
              int window, int block, int threads, struct err *);
void feed_free(struct feed *);

/* Bytes that feed_init will ask for. */
size_t feed_bytes(const struct source *, enum precision, int window, int block);

/* Zeros the arrays of the node at a place: call from its owner before each trial. */
void feed_clear(struct feed *, int place);

/* Draws the trial's systems: one thread. Then the noise level of a node: its owner, before
 * feed_fill. */
void feed_start(struct feed *, int trial);
void feed_level(struct feed *, int place);

/* Makes the block of one node that follows instant feed->last: by its owner. Then, once and by one
 * thread, feed_advance. Returns nothing: all memory was set aside. */
void feed_fill(struct feed *, int place);
void feed_advance(struct feed *);

/* The truth at an instant; NULL where there is none. */
const struct truth *feed_truth(const struct feed *, int instant);

/* Instants from n to the newest one. */
static inline size_t feed_age(const struct feed *feed, int instant)
{
    assert(instant >= 0 && instant <= feed->last && (size_t)(feed->last - instant) < feed->depth);
    return (size_t)(feed->last - instant);
}

/* u_k(n) and d_k(n) of the node k at a place, n in the newest block or in the window before it. */
static inline const reals *feed_regressor(const struct feed *feed, int place, int instant)
{
    size_t first = (size_t)place * feed->span;
    return row_at(feed->regressors, feed->kernels->precision,
                  (ptrdiff_t)(first + feed_age(feed, instant) * feed->stride));
}

static inline const double *feed_desired(const struct feed *feed, int place, int instant)
{
    return feed->desired + (size_t)place * feed->depth + feed_age(feed, instant);
}

#endif
