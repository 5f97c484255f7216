/* One sample of one ceiling: the threads of a team, each on its own processor, begin together, do a
 * known amount of work, and return a result that proves it. */
#ifndef BENCH_MACHINE_CEILING_TEAM_H
#define BENCH_MACHINE_CEILING_TEAM_H

#include "bench/machine/ceilings.h"
#include "engine/barrier.h"

#include <pthread.h>

struct ceiling_thread {
    _Alignas(CACHE_LINE) atomic_int token; /* of the flag ring */
    double begin, end;                     /* seconds, of clock_seconds() */
    long interruptions;                    /* how often another program took the processor */
    size_t walked;                         /* position in memory, doubles; see ceiling_work.c */
    int pinned, idle;                      /* idle 1: it did too little work */
};

struct ceiling_team {
    const struct ceilings *ceilings;
    const struct ceiling *row;
    const struct loops *set; /* the row's loops; NULL: it needs none */
    long calls;              /* of the row's loop, per thread */
    const int *processor;    /* (threads,) to pin to; NULL: threads are not pinned */
    double *memory;          /* (threads, slice): each thread streams its own slice */
    size_t slice, caches; /* doubles: of a slice, and of its first part, used by the caches' rows */
    pthread_barrier_t gate; /* where threads sleep: who wakes has a whole time slice to himself */
    struct barrier barrier; /* after it: where they spin, so as to begin at once */
    struct ceiling_thread *thread; /* (threads,) */
};

/* Each thread fills its own slice with ones, so that its pages are allocated on its NUMA node.
 * Returns 0, or -1 and err when the team could not start. */
int ceiling_team_fill(struct ceiling_team *, int threads, struct err *);

/* Seconds from the first thread's begin to the last one's end, of `calls` calls of the row's loop.
 * The longest thread's time would be wrong: when one starts late, the others had the machine alone.
 * `interrupted`: 1 when another program, or the hypervisor, took a processor meanwhile. -1 and err
 * when the team could not start or work was not done. */
int ceiling_team_sample(struct ceiling_team *, double *seconds, int *interrupted, struct err *);

#endif
