/* The least time that an update could take here: a lower bound, by the machine's measured ceilings.
 *
 * Units and levels work at the same time, so the bound is the largest of what each alone needs:
 *
 *     FMA      2 products / peak            the peak counts a multiply-add as two operations
 *     divider  divisions / its rate         those that the kernel set leaves to the divider
 *     L1d      loaded / bandwidth           a call of a kernel loads what it reads
 *     L2, ...  beyond(inner) / bandwidth    bytes that no nearer cache can have kept
 *
 * `inner` is what a thread has of all nearer caches together: the sum, because a cache may be
 * exclusive and hold no line of those before it. Bandwidths are of reading. A line that is written
 * counts once, because it is fetched first (write-allocate); its way back is not counted.
 *
 * Divide the work into pieces. In a piece `touched` different bytes occur. When it begins, the
 * nearer caches hold at most `inner` of them, by whatever rule they keep and prefetch lines. So at
 * least touched - inner bytes come from beyond. This holds for every division; the largest sum of
 * these three counts:
 *
 *     an iteration of the thread's nodes    nodes (window + 2 rows) - inner
 *     an update                             window + (heard + 1) rows - inner
 *     a call of a kernel                    its operands - inner
 *
 * In an iteration each node has one row to read and one to write: rows of neighbours are those
 * nodes' own, shared by all that hear them. Rows of other threads' nodes are left out. A node's
 * matrix, such as that of RLS, adds its rows to both pieces.
 *
 * A real cache keeps less than the best of these pieces allows, so the bound is low: by most where
 * the rows of distant neighbours come from memory again and again. A measured time is never below
 * it but for the noise of the ceilings: the bandwidth of a cache that other tenants share changes.
 * There are no cliffs: the bound is continuous in every size and grows with it. */
#ifndef BENCH_MEASURE_BOUND_H
#define BENCH_MEASURE_BOUND_H

#include "bench/machine/ceilings.h"
#include "bench/measure/work_model.h"

struct footprint {  /* bytes */
    double network; /* the working set: what an iteration of one network touches */
    double node;   /* one node's part of it, rows without their padding, the window in the mean over
                      the iterations, because it fills up in the first */
    double update; /* what an update touches: that, and the rows of neighbours */
};
struct footprint footprint_of(const struct plan *);

/* Bytes of an update that come from beyond caches of `inner` bytes. nodes: of a thread. */
double bound_beyond(const struct footprint *, const struct work *, double nodes, double inner);

struct limit {
    char name[12]; /* "FMA", "divider", "L2", "memory" */
    double ns;     /* of an update; NAN: its ceiling is not known */
};

enum { LIMITS = 2 + CEILING_LEVELS };

struct bound {
    double ns;                                /* per update of the whole team; NAN: no ceilings */
    char by[sizeof((struct limit *)0)->name]; /* the limit that is the largest; "" */
    int limits;
    struct limit limit[LIMITS];
};

/* ceilings NULL: nothing is known. */
struct bound bound_of(const struct plan *, const struct work *, const struct ceilings *);

#endif
