/* The hardware threads of a machine, and what each shares with the others. */
#ifndef BENCH_MACHINE_HARDWARE_THREADS_H
#define BENCH_MACHINE_HARDWARE_THREADS_H

#include "bench/machine/hardware.h"

#include <hwloc.h>

/* Fills the threads, the core types and the list of usable ones. Those of another machine cannot be
 * used. Returns 0, or -1 and err. */
int hardware_threads(hwloc_topology_t, struct hardware *, struct err *);

/* Lists the threads that are marked usable: the first of every core comes before any sibling. */
void hardware_list_usable(struct hardware *);

#endif
