/* Runs candidates on the trials of a stage, in batches on common data, and scores them. What was
 * run once is remembered, in the journal too, so that a tuning that is resumed proposes the same
 * candidates and runs only those that are missing. */
#ifndef BENCH_TUNE_TRIAL_RUN_H
#define BENCH_TUNE_TRIAL_RUN_H

#include "bench/tune/candidates.h"
#include "bench/tune/contest.h"
#include "bench/tune/memory.h"
#include "bench/tune/tune_progress.h"

/* The trials that a stage runs. Network and levels are always those of the scenario's seed, unless
 * each trial draws its own; systems, inputs and noise are those of the stage's seed. */
struct stage {
    const char *name;
    int seed, trials;
    int coarse;    /* 1: about 1000 points of the curve, whatever the scenario asks for */
    int resamples; /* for the interval of the iterations */
    int timed;     /* 1: each candidate is timed on its own, not by the run of its batch */
    double end;    /* seconds of the clock ...                                              */
    double rest;   /* ... when this much work must still fit: no batch begins that prevents it */
};

struct runner {
    const struct contest *contest;
    struct files *files;
    double target; /* dB */
    struct memory memory;
    struct tune_progress progress;
    double seconds, work; /* of all batches; work as in struct contestant */
    int late;             /* 1: the time of the last run was over, and candidates were left out */
};

/* A candidate of an algorithm to run. */
struct entry {
    int algorithm;
    struct candidate *candidate;
};

/* Fills the scores of the entries. Those that there is no time for stay unscored. Returns 0, or
 * -1 and err; 1 when a signal asked to stop. */
int runner_run(struct runner *, const struct stage *, const struct entry *, size_t count,
               struct err *);

/* Seconds that this much work takes, by what was run; 0: nothing was. */
double runner_seconds(const struct runner *, double work);

#endif
