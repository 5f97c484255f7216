/* Memory: how much there is, how much may be allocated for a while, and huge pages. */
#ifndef BENCH_MACHINE_MEMORY_ROOM_H
#define BENCH_MACHINE_MEMORY_ROOM_H

#include "bench/common/host.h"

#include <stddef.h>

/* Bytes of the machine, by /proc/meminfo; 0: not known. Not those of its NUMA nodes, which a guest
 * may get one by one. */
double memory_total(const struct host *);

/* Bytes that this process may allocate without evicting others: the free memory, within the limit
 * of its control group. 0: not known. */
size_t memory_room(void);

/* Requests huge pages for the whole pages of a block. If the kernel refuses, small ones are used.
 */
void memory_huge_pages(void *block, size_t bytes);

#endif
