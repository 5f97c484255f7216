/* Runs candidates on the trials of a stage, in batches on common data, and scores them. Scores are
 * kept in memory and in the journal, so a resumed tuning proposes the same candidates and runs only
 * the missing ones. */
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
    double end;    /* time of the clock by which the stage ends ...       */
    double rest;   /* ... with this much work of later stages still to fit */
};

struct runner {
    const struct contest *contest;
    struct files *files;
    double target; /* dB */
    struct memory memory;
    struct tune_progress progress;
    double seconds, work; /* of all batches; work as in struct contestant */
    int late;             /* 1: time ran out in the last run, and candidates were left out */
};

/* A candidate of an algorithm to run. */
struct entry {
    int algorithm;
    struct candidate *candidate;
};

/* Scores the entries; if time runs out, the rest stay unscored. Returns 0, or
 * -1 and err; 1 when a signal asked to stop. */
int runner_run(struct runner *, const struct stage *, const struct entry *, size_t count,
               struct err *);

/* Seconds that this much work takes, estimated from what was run; 0: nothing was. */
double runner_seconds(const struct runner *, double work);

#endif
