/* hwloc's tree as nested boxes, equal siblings collapsed. */
#ifndef BENCH_MACHINE_HARDWARE_BLOCKS_H
#define BENCH_MACHINE_HARDWARE_BLOCKS_H

#include "bench/machine/hardware.h"

#include <hwloc.h>

/* Fills *machine; the caller frees it. Returns 0, or -1 and err when out of memory. */
int hardware_blocks(hwloc_topology_t, struct block *machine, struct err *);
void hardware_blocks_free(struct block *); /* frees the children, not the block itself */

#endif
