/* What kept a thread from its work while its iterations ran. */
#ifndef BENCH_MEASURE_DISTURBANCE_H
#define BENCH_MEASURE_DISTURBANCE_H

#include "engine/engine.h"

enum { CPUS_SEEN = 8 };

struct disturbance {            /* of one thread */
    long switches, preemptions; /* context switches: voluntary, involuntary          */
    long minor_faults, major_faults;
    double ran, away;         /* seconds; away: others ran, the hypervisor, a stop */
    long moves;               /* from one CPU to another, from one look to the next */
    int cpus, cpu[CPUS_SEEN]; /* seen, in order of appearance; more than fit: cpus = CPUS_SEEN */
};

/* A plan's watch. `thread` (threads,) starts as zeros and is added to. */
struct disturbance_watch {
    struct watch watch;
    struct disturbance_look *look; /* (threads,) */
    struct disturbance *thread;
};

int disturbance_watch_init(struct disturbance_watch *, int threads, struct disturbance *thread,
                           struct err *);
void disturbance_watch_free(struct disturbance_watch *);

/* Runnable processes, averaged over a minute; NAN where it is not known. */
double disturbance_load(void);

#endif
