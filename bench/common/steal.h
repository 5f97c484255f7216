/* Time that a hypervisor gave to other machines. */
#ifndef BENCH_COMMON_STEAL_H
#define BENCH_COMMON_STEAL_H

#include "bench/common/host.h"

/* Seconds since boot, of all CPUs; NAN where it is not known. */
double steal_seconds(const struct host *);

#endif
