#include "bench/tune/hunt.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double least_reach = 0.01; /* of a range: about 5 % of a value over two decades */

/* Goals along the front of what is known, and that of the question. */
static void set_goals(struct hunt *hunt, const struct question *question, const struct point *point,
                      size_t count)
{
    assert(question->points + 1 <= HUNT_GOALS);
    goals_of_front(point, count, hunt->goal, question->points);
    hunt->goals = question->points;
    if (question->asked)
        hunt->goal[hunt->goals++] = question->goal;
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

static int find_matter(struct hunt *hunt, const struct question *question, struct err *err)
{
    struct point *point = candidates_points(&hunt->of[STAGE_GRID], question->by_seconds, err);
    for (size_t i = 0; point && i < hunt->goals; i++)
        hunt->matter |= candidates_matter(&hunt->of[STAGE_GRID], &hunt->contestant->space, point,
                                          &hunt->goal[i]);
    free(point);
    return point ? 0 : -1;
}

int hunt_search(struct hunt *hunt, const struct question *question, struct err *err)
{
    if (promote(hunt, question, &hunt->of[STAGE_GRID], &hunt->of[STAGE_SEARCH], 2, err) ||
        add_written(hunt, &hunt->of[STAGE_SEARCH], err) || find_matter(hunt, question, err))
        return -1;
    for (size_t i = 0; i < HUNT_GOALS; i++)
        hunt->seeker[i].reach = hunt->levels > 1 ? 0.5 / (hunt->levels - 1) : 0;
    return 0;
}

/* Goals move with the ends of the front, and seekers with their goals. */
static int move_seekers(struct hunt *hunt, const struct question *question, struct err *err)
{
    struct point *point = candidates_points(&hunt->of[STAGE_SEARCH], question->by_seconds, err);
    if (!point)
        return -1;
    set_goals(hunt, question, point, hunt->of[STAGE_SEARCH].count);
    for (size_t i = 0; i < hunt->goals; i++)
        seeker_move(&hunt->seeker[i], &hunt->goal[i], point, hunt->of[STAGE_SEARCH].count);
    free(point);
    return 0;
}

static int is_searching(const struct hunt *hunt)
{
    for (size_t i = 0; i < hunt->goals; i++)
        if (hunt->seeker[i].reach >= least_reach)
            return 1;
    return 0;
}

int hunt_step(struct hunt *hunt, const struct question *question, struct err *err)
{
    size_t before = hunt->of[STAGE_SEARCH].count;
    while (hunt->of[STAGE_SEARCH].count == before && before > 0) {
        if (move_seekers(hunt, question, err))
            return -1;
        if (!is_searching(hunt))
            return 0;
        for (size_t i = 0; i < hunt->goals; i++)
            if (hunt->seeker[i].reach >= least_reach &&
                seeker_propose(&hunt->seeker[i], &hunt->of[STAGE_SEARCH], &hunt->contestant->space,
                               hunt->matter, err))
                return -1;
    }
    return 0;
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
