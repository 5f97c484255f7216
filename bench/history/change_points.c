#include "bench/history/change_points.h"

#include "base/mem.h"
#include "base/random.h"
#include "bench/history/energy_split.h"

#include <stdlib.h>
#include <string.h>

struct search {
    const double *values;
    size_t count;
    double significance;
    uint64_t seed;
    double *shuffled;            /* (count,) */
    double *space;               /* (2 (count + 1),) */
    struct change_points *found; /* the ends of the segments */
};

static size_t segment_begin(const struct search *search, size_t segment)
{
    return segment ? search->found->item[segment - 1].at : 0;
}

static size_t segment_end(const struct search *search, size_t segment)
{
    return segment < search->found->count ? search->found->item[segment].at : search->count;
}

/* The best division over all segments. */
static struct energy_split split_segments(const struct search *search, const double *values)
{
    struct energy_split best = {0, 0};
    for (size_t s = 0; s <= search->found->count; s++) {
        size_t begin = segment_begin(search, s), end = segment_end(search, s);
        struct energy_split split = energy_split_best(values + begin, end - begin, search->space);
        if (split.statistic > best.statistic)
            best = (struct energy_split){begin + split.at, split.statistic};
    }
    return best;
}

/* Fisher and Yates. */
static void shuffle_values(double *values, size_t count, const struct random_stream *stream,
                           uint32_t first)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = random_below(stream, first + (uint32_t)i, (uint32_t)i);
        double value = values[i - 1];
        values[i - 1] = values[j];
        values[j] = value;
    }
}

/* Permutes the values within each segment. */
static void shuffle_segments(const struct search *search, uint32_t permutation)
{
    struct random_stream stream =
        random_stream(search->seed, RANDOM_PERMUTATION, 0, (int)search->found->count, permutation);
    memcpy(search->shuffled, search->values, search->count * sizeof *search->values);
    for (size_t s = 0; s <= search->found->count; s++) {
        size_t begin = segment_begin(search, s), end = segment_end(search, s);
        shuffle_values(search->shuffled + begin, end - begin, &stream, (uint32_t)begin);
    }
}

/* The share of permutations with a statistic at least as large. Stops early when it is too large.
 */
static double estimate_p(const struct search *search, double statistic)
{
    int reached = 1; /* the series itself counts as one permutation */
    for (uint32_t i = 0; i < PERMUTATIONS; i++) {
        shuffle_segments(search, i);
        reached += split_segments(search, search->shuffled).statistic >= statistic;
        if (reached >= search->significance * (PERMUTATIONS + 1))
            return 1;
    }
    return (double)reached / (PERMUTATIONS + 1);
}

static int insert_point(struct change_points *points, struct change_point point, struct err *err)
{
    if (mem_grow(&points->item, points->count, sizeof point, err))
        return -1;
    size_t i = points->count++;
    for (; i > 0 && points->item[i - 1].at > point.at; i--)
        points->item[i] = points->item[i - 1];
    points->item[i] = point;
    return 0;
}

static int divide_series(struct search *search, struct err *err)
{
    for (;;) {
        struct energy_split split = split_segments(search, search->values);
        double p = split.at ? estimate_p(search, split.statistic) : 1;
        if (p >= search->significance)
            return 0;
        if (insert_point(search->found, (struct change_point){split.at, p}, err))
            return -1;
    }
}

int change_points_find(const double *values, size_t count, double significance, uint64_t seed,
                       struct change_points *found, struct err *err)
{
    *found = (struct change_points){0};
    double *room = mem_zeroed(3 * count + 2, sizeof *room, err);
    if (!room)
        return -1;
    struct search search = {values, count, significance, seed, room, room + count, found};
    int failed = divide_series(&search, err);
    free(room);
    return failed;
}
