/* The search for one algorithm, from stage to stage:
 *
 *     grid     a grid over the space, then neighbours of the best for each goal, on few trials
 *     search   the best of the grid for each goal, on more trials, then nearer neighbours: of these
 *              only those that may be better by the trials of the grid
 *     finals   the best of the search for each goal, on many trials
 *     fresh    the best of the finals for each goal, on trials that no choice has seen
 *
 * All trials but the fresh ones are of the tuning seed. Floors on few trials are higher or lower
 * than those of the finals, by decibels, because they depend on the systems that are drawn. So
 * limits are shifted in the first stages, and once the finals have shown by how much, search and
 * finals are repeated. */
#ifndef BENCH_TUNE_HUNT_H
#define BENCH_TUNE_HUNT_H

#include "bench/tune/candidates.h"
#include "bench/tune/contest.h"

enum { STAGE_GRID, STAGE_SEARCH, STAGE_FINALS, STAGE_FRESH, STAGES };
enum { MOST_POINTS = 16, MOST_ASKED = 8, HUNT_GOALS = MOST_POINTS + MOST_ASKED };

/* The smallest distance to neighbours in the search, as a share of a range: 10 % of a value in a
 * range of two decades. */
#define HUNT_FINE_REACH 0.02

struct hunt { /* begins as {0} */
    const struct contestant *contestant;
    struct candidates of[STAGES];
    int levels;      /* values of each dimension in the grid */
    unsigned matter; /* the dimensions that the local search varies */
    size_t goals;    /* of the front, then those that were asked for */
    struct goal goal[HUNT_GOALS];
    struct seeker seeker[HUNT_GOALS];
    size_t final_of[HUNT_GOALS]; /* the candidate of the finals, and of the fresh, for each goal */
    size_t fresh_of[HUNT_GOALS];
};

/* What the tuning is asked to find. */
struct question {
    double target; /* dB */
    size_t points; /* of the front */
    size_t asked;  /* goals that were asked for; 0: find the front */
    struct goal goal[MOST_ASKED];
    int by_seconds;
};

/* Fill a stage: the first with the grid, the others from the scores of the stage before. Return 0,
 * or -1 and err. */
int hunt_begin(struct hunt *, const struct contestant *, size_t settings, struct err *);
int hunt_search(struct hunt *, const struct question *, struct err *);
int hunt_finals(struct hunt *, const struct question *, struct err *);
int hunt_fresh(struct hunt *, const struct question *, struct err *);

/* The floor of a stage, in dB, that is like this floor of the finals: between the nearest settings
 * on both sides that are scored in both stages. The same floor when there are none. */
double hunt_floor_in(const struct hunt *, int stage, double floor);

/* Finds the dimensions that matter, once the grid is scored. Returns 0, or -1 and err. */
int hunt_survey(struct hunt *, const struct question *, struct err *);

/* Move the seekers over the grid or the search, and propose their neighbours: to the grid, which is
 * run next. The stage is over when they propose nothing new. Return 0, or -1 and err. */
int hunt_step_grid(struct hunt *, const struct question *, struct err *);
int hunt_step_search(struct hunt *, const struct question *, struct err *);

/* Adds to the search the proposed neighbours that may be better than the places of their seekers,
 * as far as the grid's trials show: they are the first ones of the search. Returns 0, or -1 and
 * err. */
int hunt_admit(struct hunt *, const struct question *, struct err *);

void hunt_free(struct hunt *);

#endif
