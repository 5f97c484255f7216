/* The work model: how many floating point operations and bytes an update takes.
 *
 * Each kernel has a model (work.c). A run is counted by running it once more, with the same seed,
 * on kernels that add up their models and then do the work: what depends on the data, such as how
 * many rows lie outside the slab, is counted as it was. Same seed, same count.
 *
 * flops: additions, multiplications, divisions, a fused one as two; comparisons, signs and absolute
 * values are free. bytes: every operand read once and every result written once per call of a
 * kernel, as they pass between the registers and the nearest cache. */
#ifndef BENCH_MEASURE_WORK_MODEL_H
#define BENCH_MEASURE_WORK_MODEL_H

#include "engine/engine.h"

struct work {
    double flops, bytes;
    double calls; /* of kernels */
};

/* Counts the iterations of `plan` as it is, sum over all threads. Generating and observing data do
 * not count. */
int work_count(const struct plan *, struct work *, long *updates, struct err *);

/* The same, divided by the node updates. */
int work_per_update(const struct plan *, struct work *, struct err *);

/* Kernels that do what `real` does and count: for one call, between work_reset and work_so_far, on
 * the same thread. One `real` at a time in the whole program. */
const struct kernels *work_counting(const struct kernels *real);
void work_reset(void);
struct work work_so_far(void);

#endif
