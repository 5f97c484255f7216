/* The kernel's lists of CPUs: "0-3,8-11". */
#ifndef BENCH_COMMON_CPU_LIST_H
#define BENCH_COMMON_CPU_LIST_H

#include "bench/common/host.h"

struct cpu_list {
    const char *at; /* the rest of the text */
    int next, last; /* of the range being walked */
};

/* A list to be walked from its beginning; the text is borrowed. */
struct cpu_list cpu_list_of(const char *text);

/* The next CPU, or -1 at the end, or where the text is no list. */
int cpu_list_next(struct cpu_list *);

int cpu_list_count(const char *text);

/* The CPUs that this process may use: its affinity mask, which a cpuset narrows too; without it
 * those that are online. */
int cpu_list_allowed(const struct host *, char text[HOST_TEXT]);

#endif
