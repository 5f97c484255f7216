/* Large temporary memory: how much may be allocated, and huge pages. */
#ifndef BENCH_MACHINE_MEMORY_ROOM_H
#define BENCH_MACHINE_MEMORY_ROOM_H

#include <stddef.h>

/* Bytes that this process may allocate without evicting others: what is free, within its control
 * group's limit. 0: not known. */
size_t memory_room(void);

/* Asks for huge pages inside a block; the kernel may refuse, then small ones serve. */
void memory_huge_pages(void *block, size_t bytes);

#endif
