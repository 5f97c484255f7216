/* The kernel's lists of CPUs: "0-3,8-11". */
#ifndef BENCH_COMMON_CPU_LIST_H
#define BENCH_COMMON_CPU_LIST_H

#include "bench/common/host.h"

struct cpu_list {
    const char *at; /* the rest of the text */
    int next, last; /* of the current range */
};

/* An iterator at the beginning of a list; the text is borrowed. */
struct cpu_list cpu_list_of(const char *text);

/* The next CPU; -1 at the end or where the text is not a list. */
int cpu_list_next(struct cpu_list *);

/* The number of CPUs in a list. */
int cpu_list_count(const char *text);

/* Writes the list of CPUs that this process may use: its affinity mask, which a cpuset also limits;
 * if unknown, the online CPUs. Returns 0 or -1. */
int cpu_list_allowed(const struct host *, char text[HOST_TEXT]);

#endif
