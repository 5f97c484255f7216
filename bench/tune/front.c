#include "bench/tune/front.h"

#include <math.h>

int point_beats(const struct point *a, const struct point *b)
{
    return a->speed <= b->speed && a->floor <= b->floor &&
           (a->speed < b->speed || a->floor < b->floor);
}

static int is_same(const struct point *a, const struct point *b)
{
    return a->speed == b->speed && a->floor == b->floor;
}

static int is_beaten(const struct point *point, size_t count, size_t i)
{
    for (size_t j = 0; j < count; j++)
        if (point_beats(&point[j], &point[i]) || (j < i && is_same(&point[j], &point[i])))
            return 1;
    return 0;
}

void front_mark(const struct point *point, size_t count, char *on_front)
{
    for (size_t i = 0; i < count; i++)
        on_front[i] = isfinite(point[i].speed) && !is_beaten(point, count, i);
}

/* ---- goals ---- */

/* The distance by which a point misses the limit. */
static double excess(const struct goal *goal, const struct point *point)
{
    double value = goal->kind == GOAL_FASTEST ? point->floor : point->speed;
    return value <= goal->limit ? 0 : value - goal->limit;
}

int goal_is_met(const struct goal *goal, const struct point *point)
{
    return isfinite(point->speed) && excess(goal, point) == 0;
}

int goal_prefers(const struct goal *goal, const struct point *a, const struct point *b)
{
    int reaches_a = isfinite(a->speed), reaches_b = isfinite(b->speed);
    double excess_a = excess(goal, a), excess_b = excess(goal, b);
    if (reaches_a != reaches_b)
        return reaches_a;
    if (excess_a != excess_b)
        return excess_a < excess_b;
    if (goal->kind == GOAL_FASTEST && a->speed != b->speed)
        return a->speed < b->speed;
    return a->floor != b->floor ? a->floor < b->floor : a->speed < b->speed;
}

int goal_best(const struct goal *goal, const struct point *point, size_t count)
{
    int best = count ? 0 : -1;
    for (size_t i = 1; i < count; i++)
        if (goal_prefers(goal, &point[i], &point[best]))
            best = (int)i;
    return best;
}

void goals_of_front(const struct point *point, size_t points, struct goal *goal, size_t count)
{
    struct goal lowest = {GOAL_LOWEST, INFINITY}, fastest = {GOAL_FASTEST, INFINITY};
    int low = goal_best(&lowest, point, points), high = goal_best(&fastest, point, points);
    for (size_t i = 0; i < count; i++) {
        double share = count > 1 ? (double)i / (double)(count - 1) : 0;
        goal[i] = i == 0 ? lowest : fastest;
        if (i > 0 && i < count - 1 && low >= 0)
            goal[i].limit = fma(share, point[high].floor - point[low].floor, point[low].floor);
    }
}
