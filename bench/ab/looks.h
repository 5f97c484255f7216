/* A sequential sign test: does the median of the values lie above or below a line?
 *
 * The test looks at the values when there are 8, 12, 16, 20 and 24 of them. It decides "above" when
 * at most 0, 1, 3, 4, 6 of them lie at or below the line, and "below" by symmetry. It assumes only
 * that the values are independent and that their median is unique. The error of looking five times
 * is accounted for (looks_chance). All functions are pure. */
#ifndef BENCH_AB_LOOKS_H
#define BENCH_AB_LOOKS_H

#include <stddef.h>

enum { LOOKS = 5, LOOKS_LAST = 24 };

struct look {
    int values, strays; /* values at a look; the most on the other side for a decision */
};
extern const struct look looks[LOOKS];

enum side_of { SIDE_OPEN, SIDE_ABOVE, SIDE_BELOW };

/* The decision of the first look that decides, among those that `count` values (count,) allow. */
enum side_of looks_decide(const double *values, size_t count, double line);

/* The strays at each end of an interval for the median: x(strays + 1) .. x(count - strays) of the
 * sorted values covers the median at every look with probability 1 - 2 looks_chance(1/2) or more.
 * -1: too few values for an interval. */
int looks_strays(size_t count);

/* The probability of SIDE_ABOVE at some look when each value lies at or below the line with
 * probability p, 0 to 1. It is exact: a binomial recursion from look to look. looks_chance(1/2) is
 * the error of the test when the median lies on the line. */
double looks_chance(double p);

/* The total number of values that would decide if the share of values on the other side (0 to 1/2)
 * stays the same; `count` values exist now. It counts on the remaining looks and, after the last
 * one, on a look of the same level. 0: more than `most`. */
int looks_needed(double share, size_t count, int most);

#endif
