/* How often heat or power forced the clock of a CPU down, as the kernel counts it. */
#ifndef BENCH_MACHINE_THROTTLE_H
#define BENCH_MACHINE_THROTTLE_H

#include "bench/common/host.h"

/* Throttling events since boot of the CPUs that this process may use, those of their packages
 * included once: the difference of two readings is above 0 when a clock was forced down in between.
 * NAN where the kernel does not count them: it does on Intel's CPUs, but not in a guest. */
double throttle_count(const struct host *);

#endif
