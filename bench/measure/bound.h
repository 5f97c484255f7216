/* The least time that an update could take here: its work over the machine's measured ceilings.
 *
 *     bound = max(flops / peak,                          multiply-adds of the kernel set in use
 *                 bytes / bandwidth(update's own data),  every operand of every kernel
 *                 fresh (1 - inner / thread) / bandwidth(level)) what one update touches, once,
 *                                                        over every level
 *
 * The kernels of one update go through its window, the rows that it hears and its vectors again and
 * again: they are as near as those together fit. From one iteration to the next everything that
 * the thread owns goes by, and whatever order it goes by in, the cache inside a level (`inner`
 * bytes of it) can have kept no more than its share of that: the rest comes from the level or
 * beyond. Bandwidths are those of reading; a bound is optimistic, never the other way round. */
#ifndef BENCH_MEASURE_BOUND_H
#define BENCH_MEASURE_BOUND_H

#include "bench/machine/ceilings.h"
#include "bench/measure/work_model.h"

struct footprint {  /* bytes */
    double update;  /* that the kernels of one update go through */
    double thread;  /* of all nodes of one thread, from one iteration to the next */
    double network; /* the same of all nodes of one network: the working set */
    double fresh;   /* that an update touches at all              */
};
struct footprint footprint_of(const struct plan *);

struct bound {
    double ns;        /* per update of the whole team; NAN: no ceilings */
    char by[32];      /* "avx512 f64", "L2 read"; "" */
    double peak;      /* operations/s of the team     */
    double bandwidth; /* bytes/s for the bytes of `work` */
};

/* ceilings NULL: nothing is known. */
struct bound bound_of(const struct plan *, const struct work *, const struct ceilings *);

#endif
