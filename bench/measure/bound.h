/* A lower bound on the time of an update on this machine: its work over the measured ceilings.
 *
 *     bound = max(flops / peak,                          multiply-adds of the kernel set in use
 *                 bytes / bandwidth(update's own data),  every operand of every kernel
 *                 fresh (1 - inner / thread) / bandwidth(level)) bytes of an update, counted once,
 *                                                        for every level
 *
 * The kernels of one update read its window, the rows that it hears and its vectors repeatedly.
 * These bytes come from the innermost level that holds them all. Between two iterations the thread
 * passes over all its data. In whatever order it does, the next inner cache, of `inner` bytes, can
 * have kept at most the share inner / thread of them; the rest comes from the level or beyond. All
 * bandwidths are read bandwidths. The bound may be too low, never too high. */
#ifndef BENCH_MEASURE_BOUND_H
#define BENCH_MEASURE_BOUND_H

#include "bench/machine/ceilings.h"
#include "bench/measure/work_model.h"

struct footprint {  /* bytes */
    double update;  /* read and written by the kernels of one update     */
    double thread;  /* of all nodes of one thread, in one iteration      */
    double network; /* of all nodes of one network: the working set      */
    double fresh;   /* touched by an update, each byte counted once      */
};
struct footprint footprint_of(const struct plan *);

struct bound {
    double ns;        /* per update of the whole team; NAN: no ceilings */
    char by[32];      /* the binding ceiling: "avx512 f64", "L2 read"; "": none */
    double peak;      /* operations/s of the team     */
    double bandwidth; /* bytes/s of the level that serves the kernels */
};

/* work: per update. ceilings NULL: not measured, and every field is NAN. Pure. */
struct bound bound_of(const struct plan *, const struct work *, const struct ceilings *);

#endif
