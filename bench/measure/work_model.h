/* The work model: how many operations and bytes an update takes.
 *
 * Each kernel has a model (work_model.c). A run is counted by running it once more, with the same
 * seed, on kernels that add up their models and then do the work: what depends on the data, such as
 * how many rows lie outside the slab, is counted as it was. Same seed, same count.
 *
 * flops: additions, multiplications, divisions, a fused one as two; comparisons, signs and absolute
 * values are free. bytes: every operand read once and every result written once per call of a
 * kernel, as they pass between the registers and the nearest cache. */
#ifndef BENCH_MEASURE_WORK_MODEL_H
#define BENCH_MEASURE_WORK_MODEL_H

#include "engine/engine.h"

#define X(field) WORK_##field,
enum work_kernel { KERNEL_FIELDS(X) COMMON_KERNEL_FIELDS(X) WORK_KERNELS };
#undef X

struct work {
    double flops, bytes;
    double products;  /* of the flops' operations, multiplications, fused or not, one each */
    double divisions; /* elements */
    double loaded;    /* of the bytes, those that are read from rows */
    double calls;     /* of kernels */
    struct {
        double calls;
        double touched; /* bytes of rows, each once a call */
    } of[WORK_KERNELS];
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
