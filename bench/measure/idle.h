/* How idle processors are, as the kernel counts it (proc(5): /proc/stat). */
#ifndef BENCH_MEASURE_IDLE_H
#define BENCH_MEASURE_IDLE_H

#include <stddef.h>

/* Ticks that a processor has been idle since boot, read off the text of /proc/stat; -1: the text
 * does not name it. */
long idle_ticks(const char *stat, int processor);

/* Sorts processors by how long they were idle between two texts of /proc/stat, the idlest first.
 * Equal ones keep their order, and unknown ones come last. */
void idle_sort(int *processor, size_t count, const char *before, const char *after);

/* The same by a look of IDLE_LOOK at this machine; where it cannot be read, nothing is sorted. */
enum { IDLE_LOOK = 50 }; /* ms: the kernel counts ticks of 10 ms */
void idle_sort_here(int *processor, size_t count);

#endif
