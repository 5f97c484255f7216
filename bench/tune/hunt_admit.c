/* Which neighbours enter the search: few trials are enough to see that most are worse. */
#include "bench/tune/hunt.h"

#include <math.h>

/* What four trials leave open of the difference between two settings on the same data. */
static const double speed_doubt = 0.01, floor_doubt = 0.05;

/* The goal of a search for points of the grid: its limit is as far from the seeker's place as it is
 * in the search, whatever the few trials shift. */
static struct goal goal_in_grid(const struct goal *goal, const struct point *in_search,
                                const struct point *in_grid)
{
    double limit = goal->kind == GOAL_FASTEST ? goal->limit + (in_grid->floor - in_search->floor)
                                              : goal->limit * (in_grid->speed / in_search->speed);
    return (struct goal){goal->kind, isfinite(limit) ? limit : goal->limit};
}

/* 1 when few trials leave it open whether a neighbour is better than the place. */
static int may_be_better(const struct goal *goal, const struct point *place,
                         const struct point *neighbour)
{
    struct point at_best = {neighbour->speed * (1 - speed_doubt), neighbour->floor - floor_doubt};
    return !goal_prefers(goal, place, &at_best);
}

static int admit_near(struct hunt *hunt, const struct seeker *seeker, const struct goal *goal,
                      int by_seconds, const struct candidates *near, struct err *err)
{
    const struct space *space = &hunt->contestant->space;
    const struct candidate *place = &hunt->of[STAGE_SEARCH].item[seeker->at];
    const struct candidate *known = candidates_find(&hunt->of[STAGE_GRID], space, &place->setting);
    if (!known || !known->scored || !place->scored)
        return 0;
    struct point in_search = score_point(&place->score, by_seconds);
    struct point in_grid = score_point(&known->score, by_seconds);
    struct goal limited = goal_in_grid(goal, &in_search, &in_grid);
    for (size_t i = 0; i < near->count; i++) {
        const struct candidate *neighbour =
            candidates_find(&hunt->of[STAGE_GRID], space, &near->item[i].setting);
        if (!neighbour || !neighbour->scored)
            continue;
        struct point point = score_point(&neighbour->score, by_seconds);
        if (may_be_better(&limited, &in_grid, &point) &&
            candidates_add(&hunt->of[STAGE_SEARCH], space, &neighbour->setting, err))
            return -1;
    }
    return 0;
}

int hunt_admit(struct hunt *hunt, const struct question *question, struct err *err)
{
    for (size_t i = 0; i < hunt->goals; i++) {
        const struct seeker *seeker = &hunt->seeker[i];
        struct candidates near = {0};
        if (!seeker->placed || seeker->reach < HUNT_FINE_REACH)
            continue;
        int failed = seeker_propose(seeker, &hunt->of[STAGE_SEARCH], &near,
                                    &hunt->contestant->space, hunt->matter, err) ||
                     admit_near(hunt, seeker, &hunt->goal[i], question->by_seconds, &near, err);
        candidates_free(&near);
        if (failed)
            return -1;
    }
    return 0;
}
