/* One timed run of a case. */
#ifndef BENCH_MEASURE_REPETITION_H
#define BENCH_MEASURE_REPETITION_H

#include "bench/measure/disturbance.h"

struct repetition {
    int warmup, pass; /* pass: of the counters' groups                              */
    int stopped;      /* by the plan's tick: not whole, to be thrown away           */
    int diverged;     /* a trial ended early: no time to compare with               */
    long updates;     /* of one node each                                           */
    double seconds;   /* of the iterations, data made before; the first thread's clock, or the mean
                         over the teams of parallel trials */
    double data_seconds;
    uint64_t digest;
    double load, steal; /* NAN: not known                                            */
    double away;        /* seconds, of the thread that did not run for longest       */
    double busy;        /* seconds, of the thread that ran for longest; <= seconds   */
    double cpu;         /* seconds that all threads ran in the iterations            */
    int threads;
    struct disturbance *thread; /* (threads,) heap                                   */
    double *counts;             /* (quantities, threads) heap; NAN: not in this pass; NULL: none */
};

enum { WATCHES = 4 };

/* Runs the plan as it is, watched by `watches` (NULL-terminated, at most WATCHES) and for
 * disturbances. On success the repetition owns arrays; profile (threads,), unless NULL, gets the
 * laps added. */
int repetition_run(const struct plan *, const struct watch *const *watches, struct repetition *,
                   struct thread_time *profile, struct err *);
void repetition_free(struct repetition *);

/* 1 when a thread, or this machine under its hypervisor, did not run for over 1 % of the time. */
int repetition_disturbed(const struct repetition *);

static inline double repetition_ns(const struct repetition *repetition)
{
    return 1e9 * repetition->seconds / (double)repetition->updates;
}

static inline double repetition_cpu_ns(const struct repetition *repetition)
{
    return 1e9 * repetition->cpu / (double)repetition->updates;
}

#endif
