/* hwloc's tree as nested boxes, equal siblings collapsed. */
#ifndef BENCH_MACHINE_HARDWARE_BLOCKS_H
#define BENCH_MACHINE_HARDWARE_BLOCKS_H

#include "bench/machine/hardware.h"

#include <hwloc.h>

int hardware_blocks(hwloc_topology_t, struct block *machine, struct err *);
void hardware_blocks_free(struct block *); /* what it holds, not itself */

#endif
