#include "bench/tune/hunt.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* The least distances to neighbours, as shares of a range; a hundredth is 5 % of a value in a range
 * of two decades. */
static const double coarse_reach = 0.06, fine_reach = 0.01;

/* Goals along the front of what is known, and that of the question. */
static void set_goals(struct hunt *hunt, const struct question *question, const struct point *point,
                      size_t count)
{
    assert(question->points <= MOST_POINTS && question->asked <= MOST_ASKED);
    goals_of_front(point, count, hunt->goal, question->points);
    hunt->goals = question->points;
    for (size_t i = 0; i < question->asked; i++)
        hunt->goal[hunt->goals++] = question->goal[i];
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
    if (add_written(hunt, &hunt->of[STAGE_GRID], err))
        return -1;
    hunt->levels = candidates_grid(&hunt->of[STAGE_GRID], &contestant->space, settings, err);
    return hunt->levels < 0 ? -1 : 0;
}

/* Sets the goals by the candidates of a stage, and the next stage to the best for each. */
static int promote(struct hunt *hunt, const struct question *question,
                   const struct candidates *from, struct candidates *to, size_t each,
                   struct err *err)
{
    struct point *point = candidates_points(from, question->by_seconds, err);
    if (!point)
        return -1;
    set_goals(hunt, question, point, from->count);
    int failed = candidates_promote(to, &hunt->contestant->space, from, point, hunt->goal,
                                    hunt->goals, each, err);
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
    set_goals(hunt, question, point, grid->count);
    for (size_t i = 0; i < hunt->goals; i++)
        hunt->matter |= candidates_matter(grid, &hunt->contestant->space, point, &hunt->goal[i]);
    free(point);
    place_seekers(hunt, hunt->levels > 1 ? 0.5 / (hunt->levels - 1) : 0);
    return 0;
}

int hunt_search(struct hunt *hunt, const struct question *question, struct err *err)
{
    place_seekers(hunt, coarse_reach);
    return promote(hunt, question, &hunt->of[STAGE_GRID], &hunt->of[STAGE_SEARCH], 2, err) ||
           add_written(hunt, &hunt->of[STAGE_SEARCH], err);
}

/* Goals move with the ends of the front, and seekers with their goals. */
static int move_seekers(struct hunt *hunt, int stage, const struct question *question,
                        struct err *err)
{
    const struct candidates *candidates = &hunt->of[stage];
    struct point *point = candidates_points(candidates, question->by_seconds, err);
    if (!point)
        return -1;
    set_goals(hunt, question, point, candidates->count);
    for (size_t i = 0; i < hunt->goals; i++)
        seeker_move(&hunt->seeker[i], &hunt->goal[i], point, candidates->count);
    free(point);
    return 0;
}

/* Returns the number of seekers that still seek, or -1 and err. */
static int propose_all(struct hunt *hunt, int stage, double least, struct err *err)
{
    int seeking = 0;
    for (size_t i = 0; i < hunt->goals; i++) {
        if (hunt->seeker[i].reach < least)
            continue;
        seeking++;
        if (seeker_propose(&hunt->seeker[i], &hunt->of[stage], &hunt->contestant->space,
                           hunt->matter, err))
            return -1;
    }
    return seeking;
}

/* Until something new is proposed, or no seeker seeks. */
static int step_seekers(struct hunt *hunt, int stage, double least, const struct question *question,
                        struct err *err)
{
    size_t before = hunt->of[stage].count;
    int seeking = before > 0;
    while (seeking > 0 && hunt->of[stage].count == before) {
        if (move_seekers(hunt, stage, question, err))
            return -1;
        seeking = propose_all(hunt, stage, least, err);
    }
    return seeking < 0 ? -1 : 0;
}

int hunt_step_grid(struct hunt *hunt, const struct question *question, struct err *err)
{
    return step_seekers(hunt, STAGE_GRID, coarse_reach, question, err);
}

int hunt_step_search(struct hunt *hunt, const struct question *question, struct err *err)
{
    return step_seekers(hunt, STAGE_SEARCH, fine_reach, question, err);
}

int hunt_finals(struct hunt *hunt, const struct question *question, struct err *err)
{
    return promote(hunt, question, &hunt->of[STAGE_SEARCH], &hunt->of[STAGE_FINALS], 2, err) ||
           add_written(hunt, &hunt->of[STAGE_FINALS], err);
}

/* The place of a setting among the candidates. */
static size_t place_of(const struct candidates *candidates, const struct space *space,
                       const struct setting *setting)
{
    size_t i = 0;
    while (i < candidates->count && !setting_same(space, &candidates->item[i].setting, setting))
        i++;
    assert(i < candidates->count);
    return i;
}

int hunt_fresh(struct hunt *hunt, const struct question *question, struct err *err)
{
    const struct space *space = &hunt->contestant->space;
    struct point *point = candidates_points(&hunt->of[STAGE_FINALS], question->by_seconds, err);
    int failed = !point;
    if (point)
        set_goals(hunt, question, point, hunt->of[STAGE_FINALS].count);
    for (size_t i = 0; !failed && i < hunt->goals && hunt->of[STAGE_FINALS].count; i++) {
        hunt->final_of[i] = (size_t)goal_best(&hunt->goal[i], point, hunt->of[STAGE_FINALS].count);
        const struct setting *setting = &hunt->of[STAGE_FINALS].item[hunt->final_of[i]].setting;
        failed = candidates_add(&hunt->of[STAGE_FRESH], space, setting, err);
        if (!failed)
            hunt->fresh_of[i] = place_of(&hunt->of[STAGE_FRESH], space, setting);
    }
    free(point);
    return failed ? -1 : 0;
}

void hunt_free(struct hunt *hunt)
{
    for (int stage = 0; stage < STAGES; stage++)
        candidates_free(&hunt->of[stage]);
}
