/* How long a flag takes from core to core, pair by pair: near cores share a cache, distant ones
 * meet over a link between them. */
#ifndef BENCH_MACHINE_CORE_LATENCY_H
#define BENCH_MACHINE_CORE_LATENCY_H

#include "bench/machine/ceilings.h"

/* The CPUs between which it is measured: all that may be used, or CEILING_CPUS of them. Those are a
 * few that lie far apart, with neighbours of each: a sibling of its core, one CPU of its L2, of its
 * L3, of its NUMA node. place[i] is the index of cpu[i] in hardware->thread. No latency is known
 * yet. */
void core_latency_choose(struct core_latency *, const struct hardware *, int place[CEILING_CPUS]);

/* Sums the pairs up by what they share. */
void core_latency_group(struct core_latency *, const struct hardware *,
                        const int place[CEILING_CPUS]);

/* Chooses, and measures every pair: 66 at most, in 5 s at most, however many CPUs there are. */
int core_latency_measure(struct core_latency *, const struct hardware *, struct err *);

/* A matrix and its groups, nothing of fewer than two CPUs. */
void core_latency_print(FILE *, const struct core_latency *);

/* {"cpus": [...], "of": N, "seconds": [[...]], "within": [{"share", "pairs", "low", ...}]} */
json_t *core_latency_json(const struct core_latency *);
int core_latency_from_json(struct core_latency *, const json_t *); /* -1: of another shape */

#endif
