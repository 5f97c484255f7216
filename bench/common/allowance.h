/* The default number of threads: the smallest of the processors that this process may use,
 * OMP_NUM_THREADS, OMP_THREAD_LIMIT and the CPU quota of its control group. More threads would only
 * wait for each other. */
#ifndef BENCH_COMMON_ALLOWANCE_H
#define BENCH_COMMON_ALLOWANCE_H

#include "bench/common/host.h"

struct allowance {
    int threads;
    const char *by; /* the limit: "processors", "OMP_NUM_THREADS", "OMP_THREAD_LIMIT",
                       "the CPU quota"; static */
};

/* The allowance on a host with this number of processors, at least 1 thread. */
struct allowance allowance_of(const struct host *, int processors);

/* Lowers an allowance to `threads` if it is higher; `by` names the new limit. */
void allowance_tighten(struct allowance *, int threads, const char *by);

#endif
