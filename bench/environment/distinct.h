/* The distinct values of several items as one text: "Cortex-A53 + Cortex-A72". */
#ifndef BENCH_ENVIRONMENT_DISTINCT_H
#define BENCH_ENVIRONMENT_DISTINCT_H

#include "bench/common/host.h"

/* Appends a text, unless the list already holds it or is full. */
void distinct_add(char list[HOST_TEXT], const char *text);

/* Lists the distinct first lines of /sys/devices/system/cpu/cpuN/FILE over the allowed CPUs.
 * Returns 0, or -1 when no CPU has the file. */
int distinct_of_cpus(const struct host *, const char *file, char list[HOST_TEXT]);

#endif
