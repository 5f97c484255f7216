/* Names of Linux's events: cycles, page-faults, r01c7, power/energy-pkg/. */
#ifndef BENCH_COUNTERS_PERF_EVENT_H
#define BENCH_COUNTERS_PERF_EVENT_H

#include "base/err.h"

#include <linux/perf_event.h>

enum { PERF_CPUS = 8 };

struct perf_event {
    struct perf_event_attr attr;
    int software;  /* the kernel counts it, no PMU                             */
    int in_kernel; /* and while in the kernel: without that it reads 0         */
    int machine;   /* 1: counts the machine, on the CPUs below                 */
    int cpu[PERF_CPUS], cpus;
    double scale; /* of a count, to the unit that the kernel names           */
};

/* Decodes a name; -1 and err when this machine has no such event. */
int perf_event_find(struct perf_event *, const char *name, struct err *);

/* 1 when the kernel offers a PMU of the processor's cores. */
int perf_event_pmu(void);

/* kernel.perf_event_paranoid; -100 when it cannot be read. */
int perf_event_paranoid(void);

#endif
