/* The sequential sign rule: when the sides of a line that values fall on are decisive.
 *
 * Values are looked at when there are 8, 12, 16, 20 and 24 of them. The median lies above the line
 * when at most 0, 1, 3, 4, 6 of them lie at or below it; below by the mirror. Nothing is assumed of
 * the law of the values but that they are independent and that the median is unique; looking five
 * times is accounted for (looks_error). */
#ifndef BENCH_AB_LOOKS_H
#define BENCH_AB_LOOKS_H

#include <stddef.h>

enum { LOOKS = 5, LOOKS_LAST = 24 };

struct look {
    int values, strays; /* values at a look; at most this many on the other side */
};
extern const struct look looks[LOOKS];

enum side_of { SIDE_OPEN, SIDE_ABOVE, SIDE_BELOW };

/* What the first `count` values say, look after look; the first decision stands. */
enum side_of looks_decide(const double *values, size_t count, double line);

/* Strays that an interval of `count` values allows at each end: x(strays + 1) .. x(count - strays)
 * of the sorted values covers the median at every look with 1 - 2 looks_error(1/2) at least.
 * -1: too few values for any. */
int looks_strays(size_t count);

/* The probability of SIDE_ABOVE at some look when each value lies at or below the line with
 * probability p: exactly, by the binomial recursion from look to look. looks_chance(1/2) is the
 * error of the rule when the median lies on the line. */
double looks_chance(double p);

/* How many values would decide, with the `count` that there are: at the next looks, and beyond the
 * last one at its level, if so small a share (up to 1/2) goes on falling on the other side. 0: more
 * than `most`. */
int looks_needed(double share, size_t count, int most);

#endif
