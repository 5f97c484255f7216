/* The search for one algorithm, from stage to stage:
 *
 *     grid     a grid over the space, on few trials
 *     search   the best of the grid for each goal, then their neighbours, on more trials
 *     finals   the best of the search for each goal, on many trials
 *     fresh    the best of the finals for each goal, on trials that no choice has seen
 *
 * All trials but the fresh ones are of the tuning seed. */
#ifndef BENCH_TUNE_HUNT_H
#define BENCH_TUNE_HUNT_H

#include "bench/tune/candidates.h"
#include "bench/tune/contest.h"

enum { STAGE_GRID, STAGE_SEARCH, STAGE_FINALS, STAGE_FRESH, STAGES };
enum { HUNT_GOALS = 17 };

struct hunt { /* begins as {0} */
    const struct contestant *contestant;
    struct candidates of[STAGES];
    int levels;      /* values of each dimension in the grid */
    unsigned matter; /* the dimensions that the local search varies */
    size_t goals;    /* of the front, and the question's at last */
    struct goal goal[HUNT_GOALS];
    struct seeker seeker[HUNT_GOALS];
    size_t final_of[HUNT_GOALS]; /* the candidate of the finals, and of the fresh, for each goal */
    size_t fresh_of[HUNT_GOALS];
};

/* What is wanted. */
struct question {
    double target; /* dB */
    size_t points; /* of the front */
    int asked;     /* 1: goal is set, and its answer is what the scenario gets */
    struct goal goal;
    int by_seconds;
};

/* Each fills the next stage from what the stage before has scored. Return 0, or -1 and err. */
int hunt_begin(struct hunt *, const struct contestant *, size_t settings, struct err *);
int hunt_search(struct hunt *, const struct question *, struct err *);
int hunt_finals(struct hunt *, const struct question *, struct err *);
int hunt_fresh(struct hunt *, const struct question *, struct err *);

/* Moves the seekers and proposes their neighbours. Nothing new is proposed at the end of the
 * search. Returns 0, or -1 and err. */
int hunt_step(struct hunt *, const struct question *, struct err *);

void hunt_free(struct hunt *);

#endif
