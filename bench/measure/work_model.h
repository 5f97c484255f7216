/* The work model: the floating-point operations and bytes of an update.
 *
 * Each kernel has a model (work_model.c). To count a run, the same run, with the same seed, is made
 * on kernels that add their model and then do the work. Data-dependent work, such as the rows
 * outside the slab, is thus counted as executed. The same seed gives the same count.
 *
 * flops: additions, multiplications and divisions; a fused multiply-add is two; comparisons, signs
 * and absolute values are free. bytes: every operand is read once and every result written once per
 * call of a kernel, between the registers and the L1 cache. */
#ifndef BENCH_MEASURE_WORK_MODEL_H
#define BENCH_MEASURE_WORK_MODEL_H

#include "engine/engine.h"

struct work {
    double flops, bytes;
    double calls; /* number of kernel calls */
};

/* Counts the work of all iterations of `plan`, summed over all threads. Generating data and
 * observing are not counted. Returns 0, or -1 and err. Not thread-safe: see work_counting. */
int work_count(const struct plan *, struct work *, long *updates, struct err *);

/* The same, divided by the number of node updates. */
int work_per_update(const struct plan *, struct work *, struct err *);

/* Kernels that call those of `real` and add their work to the calling thread's count, which
 * work_reset clears and work_so_far returns. The whole program has one `real` at a time. */
const struct kernels *work_counting(const struct kernels *real);
void work_reset(void);
struct work work_so_far(void);

#endif
