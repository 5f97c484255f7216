/* The front of speed against floor: the points that no other point beats in both. Pure functions.
 */
#ifndef BENCH_TUNE_FRONT_H
#define BENCH_TUNE_FRONT_H

#include <stddef.h>

struct point {
    double speed; /* iterations or seconds to the target; INFINITY: never reached */
    double floor; /* dB; INFINITY: diverged */
};

/* 1 when a is at least as good as b in both, and better in one. */
int point_beats(const struct point *a, const struct point *b);

/* Sets on_front[i] (count,) to 1 for each point of finite speed that no other point beats. Of equal
 * points the first is on the front. */
void front_mark(const struct point *, size_t count, char *on_front);

/* What a setting should achieve. */
struct goal {
    enum {
        GOAL_FASTEST, /* the least speed, among floors of at most `limit` */
        GOAL_LOWEST   /* the lowest floor, among speeds of at most `limit` */
    } kind;
    double limit; /* INFINITY: none */
};

/* 1 when the goal prefers a to b. If both miss the limit, it prefers the one that misses it by
 * less; if both are equally good, the one that is better in the other quantity. */
int goal_prefers(const struct goal *, const struct point *a, const struct point *b);

/* 1 when a point meets the limit and reaches the target. */
int goal_is_met(const struct goal *, const struct point *);

/* The point that the goal prefers; -1 when there is none. */
int goal_best(const struct goal *, const struct point *, size_t count);

/* Sets goals (count,) that spread over the front of these points: the lowest floor, the fastest,
 * and the fastest at floors evenly spaced between. */
void goals_of_front(const struct point *, size_t points, struct goal *, size_t count);

#endif
