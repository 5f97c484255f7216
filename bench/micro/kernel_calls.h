/* One call of each kernel on common inputs: its answer is compared with the oracle's, and it is
 * timed. */
#ifndef BENCH_MICRO_KERNEL_CALLS_H
#define BENCH_MICRO_KERNEL_CALLS_H

#include "kernels/kernels.h"

enum { CALL_ROWS = 20 }; /* regressors, or rows to combine, at most */

struct kernel_inputs {
    size_t n, gap, stride, row_stride; /* of the regressors; of combine's rows */
    int rows;
    const reals *u, *x, *y, *w, *shift, *combined; /* in the precision of the set that is called */
    const double *numbers;                         /* (n,) doubles */
    const double *wide;                            /* (n,) doubles, padded */
    struct metric metric;
    double a, epsilon, lambda;
    reals *space; /* (n,) padded: for what a kernel writes besides its answer */
    int go_on; /* kernels that work in place go on with what they left, instead of a copy of x or y:
                  no answer, but a time without the copying */
};

/* What a kernel gives: numbers, and an array, which has room for n doubles, padded. */
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
    int again;   /* 1: compared only; another call of the kernel is timed */
};
extern const struct kernel_call kernel_calls[]; /* up to a name of NULL */

/* Bytes of the array that a set's kernel writes, with its padding. */
size_t kernel_written(const struct kernel_call *, const struct kernels *, size_t n);

#endif
