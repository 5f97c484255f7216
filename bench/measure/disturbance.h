/* Disturbances of a thread during its iterations: context switches, page faults, lost time. */
#ifndef BENCH_MEASURE_DISTURBANCE_H
#define BENCH_MEASURE_DISTURBANCE_H

#include "engine/engine.h"

enum { CPUS_SEEN = 8 };

struct disturbance {            /* of one thread */
    long switches, preemptions; /* context switches: voluntary, involuntary          */
    long minor_faults, major_faults;
    double ran, away;         /* seconds; away: other programs, the hypervisor or a stop */
    long moves;               /* changes of CPU between two observations             */
    int cpus, cpu[CPUS_SEEN]; /* in order of appearance; CPUs beyond CPUS_SEEN are not listed */
};

/* A watch for a plan. It adds to `thread` (threads,), which the caller owns and sets to zeros. */
struct disturbance_watch {
    struct watch watch;
    struct disturbance_look *look; /* (threads,) */
    struct disturbance *thread;
};

/* Returns 0, or -1 and err when out of memory. */
int disturbance_watch_init(struct disturbance_watch *, int threads, struct disturbance *thread,
                           struct err *);
void disturbance_watch_free(struct disturbance_watch *);

/* The number of runnable processes, averaged over a minute; NAN: not known. */
double disturbance_load(void);

#endif
