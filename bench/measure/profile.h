/* The shares of the threads' time by phase, from the laps of sampled iterations. */
#ifndef BENCH_MEASURE_PROFILE_H
#define BENCH_MEASURE_PROFILE_H

#include "engine/engine.h"

enum { PHASE_DATA = PHASES, ALL_PHASES }; /* making data, outside the iterations */
extern const char *const phase_names[ALL_PHASES];

struct profile {
    const char *why;   /* why nothing is known; NULL: shares are known                      */
    int every;         /* sampling period in iterations; 0: nothing was profiled            */
    double iterations; /* sampled by the first thread; 0: shares are NAN                     */
    double overhead;   /* median over pairs of profiled time / plain time - 1                */
    double overhead_low, overhead_high; /* smallest and largest of the pairs                */
    int pairs;
    double share[ALL_PHASES]; /* of all threads' time in iterations and data; sums to 1       */
    double imbalance;         /* busiest thread's work / mean over threads; 1: perfect        */
    int threads;
    double (*thread)[ALL_PHASES]; /* (threads,) the same shares of each thread's own time, heap */
};

/* The sampling period, in iterations, for which laps cost about `share` of the time. seconds: the
 * duration of an iteration of the whole network; updates: node updates of one thread in it. */
int profile_spacing(double seconds, int updates, double share);

/* Seconds that one thread spent in each phase of its sampled iterations, less what the laps cost.
 */
void profile_seconds(const struct thread_time *, double seconds[PHASES]);

/* Adds the laps and times of one profiled run to those of the others, (threads,). */
void profile_add(struct thread_time *sum, const struct outcome *);

/* Computes the shares from the sums (threads,). The caller allocates profile->thread (threads,). */
void profile_shares(struct profile *, const struct thread_time *sum, int threads);

#endif
