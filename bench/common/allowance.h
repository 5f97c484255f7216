/* How many threads this process should start when no number is given: the processors that it may
 * run on, OMP_NUM_THREADS, OMP_THREAD_LIMIT and the CPU quota of its control group, whichever is
 * least. More threads than that would wait for each other's turns. */
#ifndef BENCH_COMMON_ALLOWANCE_H
#define BENCH_COMMON_ALLOWANCE_H

#include "bench/common/host.h"

struct allowance {
    int threads;
    const char *by; /* what limits them: "processors", "OMP_NUM_THREADS", "OMP_THREAD_LIMIT",
                       "the CPU quota" */
};

struct allowance allowance_of(const struct host *, int processors);

/* Lowers an allowance that is above `threads`. */
void allowance_tighten(struct allowance *, int threads, const char *by);

#endif
