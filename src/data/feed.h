/* The data of one trial: regressors, desired samples and the true system.
 *
 * Data are generated in blocks of instants, outside the timed region, each node's by the thread
 * that owns it. A node's regressors lie in one array, newest first, so that every window is a
 * pointer and a stride, not a copy:
 *
 *     fresh rows   | u(last) | u(last-1) | ... | u(first) | past rows ... |    stride = padded taps
 *     delay line   | x(last), x(last-1), ..., x(first), past samples ...  |    stride = 1
 *
 * Between blocks, past data that windows still need move to the end. */
#ifndef DATA_FEED_H
#define DATA_FEED_H

#include "data/course.h"
#include "data/source.h"
#include "base/layout.h"

#include <assert.h>

enum { FEED_BLOCK = 128 }; /* the most instants per block */

/* Systems that a feed holds: those of all epochs, or of a system that moves, those of the instants
 * of a block and of the instant after it. */
enum { FEED_SYSTEMS = FEED_BLOCK + 1 };
static_assert(SYSTEM_CHANGES + 1 <= FEED_SYSTEMS, "every epoch has a place");

struct feed {
    const struct source *source;
    const struct kernels *kernels;
    const struct layout *layout; /* of the nodes: arrays are by place, streams by node */
    int places;                  /* nodes of this process */
    int window, block;           /* regressors that an algorithm reads; instants per block */
    int trial;
    int last;          /* newest instant generated; -1: none */
    size_t stride;     /* elements from a regressor to the one of the instant before */
    size_t span;       /* elements of regressors per node */
    size_t depth;      /* desired samples per node: window - 1 + block */
    reals *regressors; /* (places, span)  */
    double *desired;   /* (places, depth), newest first */
    double *noise_std; /* (places,); NAN: unknown */
    double *systems;   /* (slots, padded taps), then that of the course */
    reals *response;   /* the same in the precision of rows; `systems` itself in f64 */
    struct truth truth[FEED_SYSTEMS]; /* by slot */
    struct course course;             /* of a system that moves */
    int moves_from;                   /* the instant of its slot 0 */
};

/* The number of instants per block: as many as fit into `room` bytes for that many nodes, at least
 * 1 and at most FEED_BLOCK. */
int feed_block(const struct source *, enum precision, int nodes, size_t room);

/* Allocates for the first `places` places of a layout. Rows have the precision of the kernels. Only
 * the thread that owns a node touches its arrays. Source, kernels and layout are borrowed. Returns
 * 0, or -1 and err when out of memory. */
int feed_init(struct feed *, const struct source *, const struct kernels *, const struct layout *,
              int places, int window, int block, int threads, struct err *);
void feed_free(struct feed *);

/* Bytes that feed_init allocates. */
size_t feed_bytes(const struct source *, enum precision, int places, int window, int block);

/* Zeros the arrays of the node at a place. Its owner calls this before each trial. */
void feed_clear(struct feed *, int place);

/* One thread draws the trial's systems; then the owner of each node sets its noise level. */
void feed_start(struct feed *, int trial);
void feed_level(struct feed *, int place);

/* 1 when the system moves. Then one thread calls feed_move before each block, and the others
 * wait. */
int feed_moves(const struct feed *);
void feed_move(struct feed *);

/* The owner of a node generates its block after instant feed->last. When all are done, one thread
 * calls feed_advance. Neither can fail: memory is allocated before. */
void feed_fill(struct feed *, int place);
void feed_advance(struct feed *);

/* The true system at an instant; NULL when it is unknown. Owned by the feed. */
const struct truth *feed_truth(const struct feed *, int instant);

/* The age of an instant: 0 for the newest. */
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
