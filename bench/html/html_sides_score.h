/* One side of a page against another, over all cases that both have. */
#ifndef BENCH_HTML_SIDES_SCORE_H
#define BENCH_HTML_SIDES_SCORE_H

#include "bench/common/statistics.h"
#include "bench/html/html_sides.h"

/* Factors nearer to 1 are no difference: a file that was sent rounds its times, all of them alike,
 * so that an interval over the cases can be narrower than the rounding. */
#define HTML_SCORE_LEAST 1.001

struct html_score {
    size_t cases;          /* with known times */
    size_t faster, slower; /* cases whose interval excludes 1 */
    size_t unknown;        /* cases without interval */
    size_t digests;        /* cases with digests under exact policies */
    size_t unequal;        /* of them, cases of different digests */
    struct interval mean; /* the geometric mean of the ratios. Of several cases its interval is that
                           * over the cases, of one it is that of the ratio */
    double lowest, highest;
};

/* Returns 0, or -1 and err. */
int html_sides_score(const struct html_sides *, int side, int base, struct html_score *,
                     struct err *);

/* 1: faster; -1: slower; 0: the interval of the mean holds a factor within `least` of 1, or is
 * unknown. */
int html_score_direction(const struct html_score *, double least);

#endif
