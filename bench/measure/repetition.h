/* One timed run of a case. */
#ifndef BENCH_MEASURE_REPETITION_H
#define BENCH_MEASURE_REPETITION_H

#include "bench/measure/disturbance.h"

struct repetition {
    int warmup, pass; /* pass: the group of counter events                          */
    int stopped;      /* 1: the plan's tick stopped it; its time is invalid         */
    int diverged;     /* 1: a trial ended early; its time is invalid                */
    long updates;     /* node updates                                               */
    double seconds;   /* of the iterations, without making data; by the first thread's clock, or the
                         mean over the teams of parallel trials */
    double data_seconds; /* of making data */
    uint64_t digest;
    double load, steal; /* NAN: not known                                            */
    double throttled;   /* times that a clock was forced down; NAN: not known        */
    double clock;       /* Hz, by a probe right after it; NAN: not known             */
    double away;        /* seconds lost by the thread that lost most                 */
    double busy;        /* CPU seconds of the thread that ran longest; <= seconds    */
    double cpu;         /* CPU seconds of all threads in the iterations              */
    int threads;
    struct disturbance *thread; /* (threads,) heap                                   */
    double *counts;             /* (quantities, threads) heap; NAN: not in this pass; NULL: none */
};

enum { WATCHES = 4 };

/* Runs the plan with `watches` (NULL-terminated, at most WATCHES) and with a watch for
 * disturbances. Adds the laps to profile (threads,), unless it is NULL. Returns 0, and the
 * repetition owns arrays; or -1 and err. */
int repetition_run(const struct plan *, const struct watch *const *watches, struct repetition *,
                   struct thread_time *profile, struct err *);
void repetition_free(struct repetition *);

/* 1 when a thread, or this machine under its hypervisor, lost over 1 % of the time. */
int repetition_disturbed(const struct repetition *);

/* Wall time per node update, ns. */
static inline double repetition_ns(const struct repetition *repetition)
{
    return 1e9 * repetition->seconds / (double)repetition->updates;
}

static inline double repetition_cpu_ns(const struct repetition *repetition)
{
    return 1e9 * repetition->cpu / (double)repetition->updates;
}

#endif
