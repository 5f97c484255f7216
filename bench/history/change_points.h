/* The change points of a series: E-divisive means (Matteson and James 2014). The series is divided
 * where the energy statistic is largest, as long as a permutation test finds the division
 * significant. */
#ifndef BENCH_HISTORY_CHANGE_POINTS_H
#define BENCH_HISTORY_CHANGE_POINTS_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

enum { PERMUTATIONS = 499 }; /* the smallest p is 1 / (PERMUTATIONS + 1) */

struct change_point {
    size_t at; /* the first value after the change */
    double p;
};

struct change_points {
    struct change_point *item; /* heap, ascending */
    size_t count;
};

/* Divides values (count,) while p < significance. The same seed gives the same points. The caller
 * frees item. Returns 0, or -1 and err when out of memory. Thread-safe. */
int change_points_find(const double *values, size_t count, double significance, uint64_t seed,
                       struct change_points *, struct err *);

#endif
