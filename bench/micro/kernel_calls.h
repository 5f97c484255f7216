/* One call of each kernel on common inputs. Tests and `slabmark bench` compare its answer with that
 * of the reference set, and `bench` times it. */
#ifndef BENCH_MICRO_KERNEL_CALLS_H
#define BENCH_MICRO_KERNEL_CALLS_H

#include "kernels/kernels.h"

enum { CALL_ROWS = 20 }; /* regressors, or rows to combine, at most */

struct kernel_inputs {
    size_t n, gap;             /* taps; elements by which arrays are misaligned */
    size_t stride, row_stride; /* elements: of the regressors, of combine's rows */
    int rows;
    const reals *u, *x, *y, *w, *shift, *combined; /* in the precision of the called set */
    const double *numbers;                         /* (n,) doubles */
    const double *wide;                            /* (n,) doubles, padded */
    struct metric metric;
    double a, epsilon, lambda;
    reals *space; /* (n,) padded: receives what a kernel writes besides its answer */
    int go_on; /* 1: an in-place kernel continues on its last result, without a copy of x or y; its
                  answer is then invalid, but its time excludes the copy */
};

/* The answer of a kernel: value (count,) and an array with room for n doubles, padded. */
struct kernel_answer {
    double value[CALL_ROWS];
    size_t count;
    reals *out;
};

enum kernel_writes { WRITES_NOTHING, WRITES_ROW, WRITES_DOUBLES };

struct kernel_call {
    const char *name;
    void (*call)(const struct kernels *, const struct kernel_inputs *, struct kernel_answer *);
    enum kernel_writes writes;
    int rowless; /* 1: the same function in every precision */
    int again;   /* 1: only compared; another call of the kernel is timed */
};
extern const struct kernel_call kernel_calls[]; /* ends with a NULL name */

/* Bytes of the array that a kernel of this set writes, with its padding. */
size_t kernel_written(const struct kernel_call *, const struct kernels *, size_t n);

#endif
