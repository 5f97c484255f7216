/* The calls of kernel_calls.def, each in the file of those that use its kernel. */
#ifndef BENCH_MICRO_KERNEL_CALLS_INSIDE_H
#define BENCH_MICRO_KERNEL_CALLS_INSIDE_H

#include "bench/micro/kernel_calls.h"

#define CALL(name, function, ...)                                                                  \
    void call_##function(const struct kernels *, const struct kernel_inputs *,                     \
                         struct kernel_answer *);
#include "bench/micro/kernel_calls.def"
#undef CALL

/* Copies `from` to the answer, for a kernel that works in place. Not when it goes on. */
void kernel_call_begin(const struct kernels *, struct kernel_answer *, const struct kernel_inputs *,
                       const reals *from);

#endif
