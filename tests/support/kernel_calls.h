/* One call of each kernel on common inputs: what a set must answer as the oracle does. */
#ifndef SUPPORT_KERNEL_CALLS_H
#define SUPPORT_KERNEL_CALLS_H

#include "kernels/kernels.h"

enum { CALL_ROWS = 5 }; /* regressors, or rows to combine, at most */

struct inputs {
    size_t n, gap, stride, row_stride; /* of the regressors; of combine's rows */
    int rows;
    const double *u, *x, *y, *w, *combined;
    struct metric metric;
    double a, epsilon, lambda;
};

/* What a kernel gives: numbers, and an array with what lies in front of it. */
struct result {
    double value[CALL_ROWS];
    size_t count;
    double *out;
};

struct kernel_call {
    const char *name;
    void (*call)(const struct kernels *, const struct inputs *, struct result *);
    int writes; /* an array with padding */
};
extern const struct kernel_call kernel_calls[]; /* up to a name of NULL */

#endif
