/* The front of speed against floor, and what a goal prefers. */
#include "bench/tune/front.h"

#include <criterion/criterion.h>
#include <math.h>

Test(tune_front, is_what_no_point_beats)
{
    static const struct point point[] = {{10, -20}, {20, -30}, {20, -25},       {15, -19},
                                         {30, -30}, {40, -40}, {INFINITY, -60}, {20, -30}};
    char on_front[8], expected[8] = {1, 1, 0, 0, 0, 1, 0, 0};
    front_mark(point, 8, on_front);
    for (int i = 0; i < 8; i++)
        cr_expect_eq(on_front[i], expected[i], "point %d", i);
}

Test(tune_front, of_many_points_is_that_of_their_definition)
{
    enum { MANY = 200 };
    struct point point[MANY];
    char on_front[MANY];
    unsigned state = 1;
    for (int i = 0; i < MANY; i++) {
        state = state * 1664525u + 1013904223u;
        point[i].speed = state >> 24;
        point[i].floor = -(double)(state >> 16 & 0xff);
    }
    front_mark(point, MANY, on_front);
    for (int i = 0; i < MANY; i++) {
        int beaten = 0, twin = 0;
        for (int j = 0; j < MANY; j++) {
            int same = point[j].speed == point[i].speed && point[j].floor == point[i].floor;
            beaten |= !same && point[j].speed <= point[i].speed && point[j].floor <= point[i].floor;
            twin |= same && j < i;
        }
        cr_expect_eq(on_front[i], !beaten && !twin, "point %d", i);
    }
}

static int best(int kind, double limit, const struct point *point, size_t count)
{
    struct goal goal = {.limit = limit};
    goal.kind = kind == GOAL_LOWEST ? GOAL_LOWEST : GOAL_FASTEST;
    return goal_best(&goal, point, count);
}

Test(tune_front, goal_keeps_its_limit)
{
    static const struct point point[] = {{10, -20}, {20, -30}, {30, -35}, {40, -38}};
    cr_expect_eq(best(GOAL_FASTEST, -29, point, 4), 1);
    cr_expect_eq(best(GOAL_FASTEST, INFINITY, point, 4), 0);
    cr_expect_eq(best(GOAL_FASTEST, -40, point, 4), 3, "none keeps it: the nearest");
    cr_expect_eq(best(GOAL_LOWEST, 35, point, 4), 2);
    cr_expect_eq(best(GOAL_LOWEST, 5, point, 4), 0, "none keeps it: the nearest");
    cr_expect_eq(best(GOAL_LOWEST, INFINITY, point, 4), 3);
    cr_expect_eq(best(GOAL_LOWEST, INFINITY, point, 0), -1);
}

Test(tune_front, goal_prefers_what_reaches_the_target)
{
    static const struct point point[] = {{INFINITY, -60}, {500, -21}, {INFINITY, INFINITY}};
    cr_expect_eq(best(GOAL_FASTEST, -30, point, 3), 1);
    cr_expect_eq(best(GOAL_LOWEST, 100, point, 3), 1);
    struct goal any = {GOAL_FASTEST, INFINITY};
    cr_expect(goal_is_met(&any, &point[1]));
    cr_expect_not(goal_is_met(&any, &point[0]));
    struct goal low = {GOAL_FASTEST, -30};
    cr_expect_not(goal_is_met(&low, &point[1]));
}

Test(tune_front, equal_speeds_are_told_apart_by_the_floor)
{
    static const struct point point[] = {{10, -20}, {10, -25}, {10, -22}};
    cr_expect_eq(best(GOAL_FASTEST, INFINITY, point, 3), 1);
    cr_expect_eq(best(GOAL_FASTEST, -19, point, 3), 1);
}

Test(tune_front, goals_spread_over_it)
{
    static const struct point point[] = {{10, -20}, {20, -30}, {30, -35}, {40, -40}};
    struct goal goal[5];
    goals_of_front(point, 4, goal, 5);
    cr_expect_eq(goal_best(&goal[0], point, 4), 3, "the lowest");
    cr_expect_eq(goal_best(&goal[4], point, 4), 0, "the fastest");
    static const double limit[] = {-35, -30, -25};
    for (int i = 1; i < 4; i++) {
        cr_expect_eq(goal[i].kind, GOAL_FASTEST);
        cr_expect_float_eq(goal[i].limit, limit[i - 1], 1e-9);
    }
    goals_of_front(point, 0, goal, 5);
    cr_expect_eq(goal[2].limit, INFINITY, "nothing is known yet");
    goals_of_front(point, 4, goal, 1);
    cr_expect_eq(goal[0].kind, GOAL_LOWEST);
}
