#include "bench/tune/hunt.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* The smallest distance to neighbours on the grid, as a share of a range. */
static const double coarse_reach = 0.06;

static double floor_of(const struct candidate *candidate)
{
    return candidate->scored ? decibel(candidate->score.floor.mean) : NAN;
}

struct pair { /* floors of one setting, in dB */
    double in_stage, in_finals;
};

/* The nearest pair of those whose floor in the finals is above the given one; or at most that. Its
 * distance is infinite when there is none. */
static struct pair nearest_pair(const struct hunt *hunt, int stage, double floor, int above)
{
    const struct candidates *finals = &hunt->of[STAGE_FINALS];
    struct pair nearest = {0, above ? INFINITY : -INFINITY};
    for (size_t i = 0; i < finals->count; i++) {
        const struct candidate *last = &finals->item[i];
        const struct candidate *first =
            candidates_find(&hunt->of[stage], &hunt->contestant->space, &last->setting);
        struct pair pair = {first ? floor_of(first) : NAN, floor_of(last)};
        if (isfinite(pair.in_stage) && isfinite(pair.in_finals) &&
            (pair.in_finals > floor) == above &&
            fabs(pair.in_finals - floor) < fabs(nearest.in_finals - floor))
            nearest = pair;
    }
    return nearest;
}

double hunt_floor_in(const struct hunt *hunt, int stage, double floor)
{
    struct pair low = nearest_pair(hunt, stage, floor, 0);
    struct pair high = nearest_pair(hunt, stage, floor, 1);
    if (!isfinite(low.in_finals) && !isfinite(high.in_finals))
        return floor;
    if (!isfinite(low.in_finals))
        return high.in_stage + (floor - high.in_finals);
    if (!isfinite(high.in_finals))
        return low.in_stage + (floor - low.in_finals);
    double share = (floor - low.in_finals) / (high.in_finals - low.in_finals);
    return low.in_stage + share * (high.in_stage - low.in_stage);
}

/* Goals along the front of what is known in a stage, and those that were asked for. */
static void set_goals(struct hunt *hunt, int stage, const struct question *question,
                      const struct point *point)
{
    assert(question->points <= MOST_POINTS && question->asked <= MOST_ASKED);
    goals_of_front(point, hunt->of[stage].count, hunt->goal, question->points);
    hunt->goals = question->points;
    for (size_t i = 0; i < question->asked; i++) {
        struct goal *goal = &hunt->goal[hunt->goals++];
        *goal = question->goal[i];
        if (goal->kind == GOAL_FASTEST && isfinite(goal->limit))
            goal->limit = hunt_floor_in(hunt, stage, goal->limit);
    }
}

static int add_written(struct hunt *hunt, struct candidates *to, struct err *err)
{
    const struct contestant *contestant = hunt->contestant;
    return contestant->has_written
               ? candidates_add(to, &contestant->space, &contestant->written, err)
               : 0;
}

int hunt_begin(struct hunt *hunt, const struct contestant *contestant, size_t settings,
               struct err *err)
{
    hunt->contestant = contestant;
    for (int stage = STAGE_GRID; stage <= STAGE_FINALS; stage++)
        if (add_written(hunt, &hunt->of[stage], err))
            return -1;
    hunt->levels = candidates_grid(&hunt->of[STAGE_GRID], &contestant->space, settings, err);
    return hunt->levels < 0 ? -1 : 0;
}

/* Sets the goals by the candidates of a stage, and adds the `each` best ones to the next stage. */
static int promote(struct hunt *hunt, const struct question *question, int stage, size_t each,
                   struct err *err)
{
    const struct candidates *from = &hunt->of[stage];
    struct point *point = candidates_points(from, question->by_seconds, err);
    if (!point)
        return -1;
    set_goals(hunt, stage, question, point);
    int failed = candidates_promote(&hunt->of[stage + 1], &hunt->contestant->space, from, point,
                                    hunt->goal, hunt->goals, each, err);
    free(point);
    return failed ? -1 : 0;
}

static void place_seekers(struct hunt *hunt, double reach)
{
    for (size_t i = 0; i < HUNT_GOALS; i++)
        hunt->seeker[i] = (struct seeker){.reach = reach};
}

int hunt_survey(struct hunt *hunt, const struct question *question, struct err *err)
{
    const struct candidates *grid = &hunt->of[STAGE_GRID];
    struct point *point = candidates_points(grid, question->by_seconds, err);
    if (!point)
        return -1;
    set_goals(hunt, STAGE_GRID, question, point);
    for (size_t i = 0; i < hunt->goals; i++)
        hunt->matter |= candidates_matter(grid, &hunt->contestant->space, point, &hunt->goal[i]);
    free(point);
    place_seekers(hunt, hunt->levels > 1 ? 0.5 / (hunt->levels - 1) : 0);
    return 0;
}

int hunt_search(struct hunt *hunt, const struct question *question, struct err *err)
{
    int first = hunt->of[STAGE_SEARCH].count <= 1;
    place_seekers(hunt, first ? coarse_reach : HUNT_FINE_REACH);
    for (size_t i = 0; !first && i < question->points; i++)
        hunt->seeker[i].reach = 0; /* the front itself does not depend on the shift */
    return promote(hunt, question, STAGE_GRID, 2, err);
}

/* Goals move with the ends of the front, and seekers with their goals. */
static int move_seekers(struct hunt *hunt, int stage, const struct question *question,
                        struct err *err)
{
    const struct candidates *candidates = &hunt->of[stage];
    struct point *point = candidates_points(candidates, question->by_seconds, err);
    if (!point)
        return -1;
    set_goals(hunt, stage, question, point);
    for (size_t i = 0; i < hunt->goals; i++)
        seeker_move(&hunt->seeker[i], &hunt->goal[i], point, candidates->count);
    free(point);
    return 0;
}

/* Adds to the grid the neighbours of the places of a stage. Returns the number of active seekers,
 * or -1 and err. */
static int propose_all(struct hunt *hunt, int stage, double least, struct err *err)
{
    int seeking = 0;
    for (size_t i = 0; i < hunt->goals; i++) {
        if (hunt->seeker[i].reach < least)
            continue;
        seeking++;
        if (seeker_propose(&hunt->seeker[i], &hunt->of[stage], &hunt->of[STAGE_GRID],
                           &hunt->contestant->space, hunt->matter, err))
            return -1;
    }
    return seeking;
}

int hunt_step_grid(struct hunt *hunt, const struct question *question, struct err *err)
{
    size_t before = hunt->of[STAGE_GRID].count;
    int seeking = before > 0;
    while (seeking > 0 && hunt->of[STAGE_GRID].count == before) {
        if (move_seekers(hunt, STAGE_GRID, question, err))
            return -1;
        seeking = propose_all(hunt, STAGE_GRID, coarse_reach, err);
    }
    return seeking < 0 ? -1 : 0;
}

/* ---- the search ---- */

int hunt_step_search(struct hunt *hunt, const struct question *question, struct err *err)
{
    size_t grid = hunt->of[STAGE_GRID].count, search = hunt->of[STAGE_SEARCH].count;
    int seeking = search > 0;
    while (seeking > 0 && hunt->of[STAGE_GRID].count == grid &&
           hunt->of[STAGE_SEARCH].count == search) {
        if (move_seekers(hunt, STAGE_SEARCH, question, err) ||
            (seeking = propose_all(hunt, STAGE_SEARCH, HUNT_FINE_REACH, err)) < 0 ||
            hunt_admit(hunt, question, err))
            return -1;
    }
    return 0;
}

/* ---- the finals ---- */

/* 1 when any setting but the written one is scored. */
static int has_scores(const struct candidates *candidates)
{
    int scored = 0;
    for (size_t i = 0; i < candidates->count; i++)
        scored += candidates->item[i].scored;
    return scored > 1;
}

int hunt_finals(struct hunt *hunt, const struct question *question, struct err *err)
{
    const struct candidates *search = &hunt->of[STAGE_SEARCH];
    const struct space *space = &hunt->contestant->space;
    if (has_scores(search))
        return promote(hunt, question, STAGE_SEARCH, 1, err);
    /* no time for the search: the best of the grid */
    for (size_t i = 0; i < search->count; i++)
        if (candidates_add(&hunt->of[STAGE_FINALS], space, &search->item[i].setting, err))
            return -1;
    return 0;
}

int hunt_fresh(struct hunt *hunt, const struct question *question, struct err *err)
{
    const struct space *space = &hunt->contestant->space;
    struct point *point = candidates_points(&hunt->of[STAGE_FINALS], question->by_seconds, err);
    int failed = !point;
    if (point)
        set_goals(hunt, STAGE_FINALS, question, point);
    for (size_t i = 0; !failed && i < hunt->goals && hunt->of[STAGE_FINALS].count; i++) {
        hunt->final_of[i] = (size_t)goal_best(&hunt->goal[i], point, hunt->of[STAGE_FINALS].count);
        const struct setting *setting = &hunt->of[STAGE_FINALS].item[hunt->final_of[i]].setting;
        failed = candidates_add(&hunt->of[STAGE_FRESH], space, setting, err);
        if (!failed)
            hunt->fresh_of[i] = (size_t)(candidates_find(&hunt->of[STAGE_FRESH], space, setting) -
                                         hunt->of[STAGE_FRESH].item);
    }
    free(point);
    return failed ? -1 : 0;
}

void hunt_free(struct hunt *hunt)
{
    for (int stage = 0; stage < STAGES; stage++)
        candidates_free(&hunt->of[stage]);
}
