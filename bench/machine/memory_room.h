/* Large memory for a short while: how much may be taken, and in large pages. */
#ifndef BENCH_MACHINE_MEMORY_ROOM_H
#define BENCH_MACHINE_MEMORY_ROOM_H

#include <stddef.h>

/* Bytes that this process may take without driving out others: what is free, within its control
 * group's limit. 0: not known. */
size_t memory_room(void);

/* Asks for huge pages inside a block; the kernel may refuse, then small ones serve. */
void memory_huge_pages(void *block, size_t bytes);

#endif
