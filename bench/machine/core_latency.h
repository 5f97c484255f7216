/* How long a flag takes from core to core, pair by pair: near cores share a cache, distant ones
 * meet over a link between them. */
#ifndef BENCH_MACHINE_CORE_LATENCY_H
#define BENCH_MACHINE_CORE_LATENCY_H

#include "bench/machine/ceilings.h"

/* The CPUs between which it is measured: all that may be used, or CEILING_CPUS of them, evenly
 * taken: first cores, then siblings of cores. No latency is known yet. */
void core_latency_choose(struct core_latency *, const struct hardware *);

/* Chooses, and measures every pair, in about a second. */
int core_latency_measure(struct core_latency *, const struct hardware *, struct err *);

/* A matrix, nothing of fewer than two CPUs. */
void core_latency_print(FILE *, const struct core_latency *, int usable);

json_t *core_latency_json(const struct core_latency *);
int core_latency_from_json(struct core_latency *, const json_t *); /* -1: of another shape */

#endif
