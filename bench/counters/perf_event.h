/* Decodes names of Linux's events: cycles, page-faults, r01c7, power/energy-pkg/. */
#ifndef BENCH_COUNTERS_PERF_EVENT_H
#define BENCH_COUNTERS_PERF_EVENT_H

#include "base/err.h"

#include <linux/perf_event.h>

enum { PERF_CPUS = 8 };

struct perf_event {
    struct perf_event_attr attr;
    int software;  /* 1: the kernel counts it, not a PMU                       */
    int in_kernel; /* 1: it occurs in the kernel; without kernel mode it reads 0 */
    int machine;   /* 1: counts the machine, on the CPUs below                 */
    int cpu[PERF_CPUS], cpus;
    double scale; /* kernel's unit per count                                 */
};

/* Decodes a name. Returns 0, or -1 and err when this machine has no such event. */
int perf_event_find(struct perf_event *, const char *name, struct err *);

/* 1 when the kernel has a PMU of the processor's cores. */
int perf_event_pmu(void);

/* kernel.perf_event_paranoid; -100 when it cannot be read. */
int perf_event_paranoid(void);

#endif
