/* The settings of one algorithm that a stage tries, and the goals that guide its search.
 *
 * A grid comes first. Then each goal has a seeker, which stands at the best setting so far and
 * proposes its neighbours along every dimension. If none of them is better, it proposes nearer
 * ones. */
#ifndef BENCH_TUNE_CANDIDATES_H
#define BENCH_TUNE_CANDIDATES_H

#include "bench/tune/front.h"
#include "bench/tune/score.h"
#include "bench/tune/space.h"

struct candidate {
    struct setting setting;
    struct score score;
    int scored; /* 0: not yet, or time ran out */
};

struct candidates { /* begins as {0} */
    struct candidate *item;
    size_t count;
};

/* The candidate with this setting; NULL: none. */
const struct candidate *candidates_find(const struct candidates *, const struct space *,
                                        const struct setting *);

/* Adds a setting, unless it is there. Returns 0, or -1 and err. */
int candidates_add(struct candidates *, const struct space *, const struct setting *, struct err *);
void candidates_free(struct candidates *);

/* The points of all candidates, heap (count,); infinite where a candidate is not scored.
 * `by_seconds`: speed in seconds. NULL and err when out of memory. */
struct point *candidates_points(const struct candidates *, int by_seconds, struct err *);

/* Adds a grid of about `most` settings, ordered so that every prefix covers the space. Returns the
 * number of values of each dimension, or -1 and err. */
int candidates_grid(struct candidates *, const struct space *, size_t most, struct err *);

/* For each of `goals` adds the `each` best scored settings of `from`. Returns 0, or -1 and err. */
int candidates_promote(struct candidates *, const struct space *, const struct candidates *from,
                       const struct point *from_points, const struct goal *, size_t goals,
                       size_t each, struct err *);

struct seeker {
    int placed;   /* 0: it has no place yet */
    size_t at;    /* the candidate where it stands */
    double reach; /* to the neighbours, in coordinates of the space */
};

/* Adds to `to` the neighbours of a seeker's place along the dimensions whose bit is set in
 * `matter`. `to` may be `places`. Returns 0, or -1 and err. */
int seeker_propose(const struct seeker *, const struct candidates *places, struct candidates *to,
                   const struct space *, unsigned matter, struct err *);

/* Moves to the best candidate for the goal, or halves its reach when it is there already. */
void seeker_move(struct seeker *, const struct goal *, const struct point *, size_t count);

/* The dimensions that matter for a goal: fixing the dimension at its worst value costs more than a
 * hundredth of the speed or a tenth of a dB. points: of the candidates of a grid. */
unsigned candidates_matter(const struct candidates *, const struct space *, const struct point *,
                           const struct goal *);

#endif
