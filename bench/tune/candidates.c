#include "bench/tune/candidates.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

const struct candidate *candidates_find(const struct candidates *candidates,
                                        const struct space *space, const struct setting *setting)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (setting_same(space, &candidates->item[i].setting, setting))
            return &candidates->item[i];
    return NULL;
}

int candidates_add(struct candidates *candidates, const struct space *space,
                   const struct setting *setting, struct err *err)
{
    if (candidates_find(candidates, space, setting))
        return 0;
    if (mem_grow(&candidates->item, candidates->count, sizeof *candidates->item, err))
        return -1;
    candidates->item[candidates->count++] = (struct candidate){.setting = *setting};
    return 0;
}

void candidates_free(struct candidates *candidates)
{
    free(candidates->item);
    *candidates = (struct candidates){0};
}

struct point *candidates_points(const struct candidates *candidates, int by_seconds,
                                struct err *err)
{
    struct point *point = mem_zeroed(candidates->count, sizeof *point, err);
    for (size_t i = 0; point && i < candidates->count; i++) {
        const struct candidate *item = &candidates->item[i];
        point[i] = item->scored ? score_point(&item->score, by_seconds)
                                : (struct point){INFINITY, INFINITY};
    }
    return point;
}

/* ---- the grid ---- */

enum { MOST_LEVELS = 16, LEAST_LEVELS = 3 };

static size_t power_of(size_t base, int exponent)
{
    size_t power = 1;
    while (exponent-- > 0)
        power *= base;
    return power;
}

static int levels_of(int dimensions, size_t most)
{
    int levels = MOST_LEVELS;
    while (levels > LEAST_LEVELS && power_of((size_t)levels, dimensions) > most)
        levels--;
    return dimensions ? levels : 1;
}

static struct setting grid_setting(const struct space *space, int levels, size_t index)
{
    struct setting setting = {0};
    for (int i = 0; i < space->count; i++) {
        double at = (double)(index % (size_t)levels) / (levels - 1);
        setting.value[i] = dimension_value(&space->dimension[i], at);
        index /= (size_t)levels;
    }
    return setting;
}

static size_t common_divisor(size_t a, size_t b)
{
    return b ? common_divisor(b, a % b) : a;
}

/* Steps of the golden section visit all places, each far from those before it. */
static size_t stride_of(size_t count)
{
    size_t stride = (size_t)(0.618 * (double)count);
    while (stride > 1 && common_divisor(count, stride) != 1)
        stride--;
    return stride ? stride : 1;
}

int candidates_grid(struct candidates *candidates, const struct space *space, size_t most,
                    struct err *err)
{
    int levels = levels_of(space->count, most);
    size_t count = power_of((size_t)levels, space->count), stride = stride_of(count);
    for (size_t i = 0; i < count; i++) {
        struct setting setting = grid_setting(space, levels, i * stride % count);
        if (candidates_add(candidates, space, &setting, err))
            return -1;
    }
    return levels;
}

/* ---- the best ---- */

/* The best one that is not yet taken; -1: none. */
static int best_left(const struct candidates *from, const struct point *point,
                     const struct goal *goal, const char *taken)
{
    int best = -1;
    for (size_t i = 0; i < from->count; i++)
        if (from->item[i].scored && !taken[i] &&
            (best < 0 || goal_prefers(goal, &point[i], &point[best])))
            best = (int)i;
    return best;
}

static int promote_for(struct candidates *candidates, const struct space *space,
                       const struct candidates *from, const struct point *point,
                       const struct goal *goal, size_t each, struct err *err)
{
    int best = 0, failed = 0;
    char *taken = mem_zeroed(from->count, 1, err);
    failed = !taken;
    for (size_t i = 0; !failed && i < each && (best = best_left(from, point, goal, taken)) >= 0;
         i++) {
        taken[best] = 1;
        failed = candidates_add(candidates, space, &from->item[best].setting, err);
    }
    free(taken);
    return failed ? -1 : 0;
}

int candidates_promote(struct candidates *candidates, const struct space *space,
                       const struct candidates *from, const struct point *point,
                       const struct goal *goal, size_t goals, size_t each, struct err *err)
{
    for (size_t i = 0; i < goals; i++)
        if (promote_for(candidates, space, from, point, &goal[i], each, err))
            return -1;
    return 0;
}

/* ---- the local search ---- */

static int propose(struct candidates *to, const struct space *space, struct setting setting,
                   int dimension, double by, struct err *err)
{
    const struct dimension *along = &space->dimension[dimension];
    setting.value[dimension] =
        dimension_value(along, dimension_at(along, setting.value[dimension]) + by);
    return candidates_add(to, space, &setting, err);
}

int seeker_propose(const struct seeker *seeker, const struct candidates *places,
                   struct candidates *to, const struct space *space, unsigned matter,
                   struct err *err)
{
    const struct setting place = places->item[seeker->at].setting;
    for (int i = 0; i < space->count; i++)
        if (matter >> i & 1 && (propose(to, space, place, i, seeker->reach, err) ||
                                propose(to, space, place, i, -seeker->reach, err)))
            return -1;
    return 0;
}

void seeker_move(struct seeker *seeker, const struct goal *goal, const struct point *point,
                 size_t count)
{
    int best = goal_best(goal, point, count);
    int moves =
        best >= 0 && (!seeker->placed || goal_prefers(goal, &point[best], &point[seeker->at]));
    if (moves)
        seeker->at = (size_t)best;
    else
        seeker->reach /= 2;
    seeker->placed = 1;
}

/* ---- what matters ---- */

/* The best point of those with one value of a dimension. */
static struct point best_with(const struct candidates *candidates, const struct point *point,
                              const struct goal *goal, int dimension, double value)
{
    struct point best = {INFINITY, INFINITY};
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->item[i].scored && candidates->item[i].setting.value[dimension] == value &&
            goal_prefers(goal, &point[i], &best))
            best = point[i];
    return best;
}

static int differs(const struct point *a, const struct point *b)
{
    return !(fabs(a->speed - b->speed) <= 0.01 * b->speed && fabs(a->floor - b->floor) <= 0.1);
}

unsigned candidates_matter(const struct candidates *candidates, const struct space *space,
                           const struct point *point, const struct goal *goal)
{
    unsigned matter = 0;
    int best = goal_best(goal, point, candidates->count);
    for (size_t i = 0; best >= 0 && i < candidates->count; i++)
        for (int d = 0; d < space->count; d++) {
            struct point with =
                best_with(candidates, point, goal, d, candidates->item[i].setting.value[d]);
            matter |= differs(&with, &point[best]) ? 1u << d : 0;
        }
    return matter;
}
