/* Memory: how much may be allocated for a while, and huge pages. */
#ifndef BENCH_MACHINE_MEMORY_ROOM_H
#define BENCH_MACHINE_MEMORY_ROOM_H

#include <stddef.h>

/* Bytes that this process may allocate without evicting others: the free memory, within the limit
 * of its control group. 0: not known. */
size_t memory_room(void);

/* Requests huge pages for the whole pages of a block. If the kernel refuses, small ones are used.
 */
void memory_huge_pages(void *block, size_t bytes);

#endif
