/* Finds where the distribution of a series changes most, by the energy statistic of Matteson and
 * James, "A nonparametric approach for multiple change point analysis of multivariate data",
 * JASA 109 (2014), with exponent 1. */
#ifndef BENCH_HISTORY_ENERGY_SPLIT_H
#define BENCH_HISTORY_ENERGY_SPLIT_H

#include <stddef.h>

/* The fewest values on each side of a change: two outliers may be chance. */
enum { SPLIT_LEAST = 3 };

struct energy_split {
    size_t at;        /* the first value after the change; 0: the series is too short */
    double statistic; /* Q of the paper's equation 7; 0 likewise */
};

/* The largest Q of x[0 .. at) against x[at .. end), over every at and every end <= count. `space`
 * (2 (count + 1),) is overwritten. Takes O(count^2) steps. Thread-safe. */
struct energy_split energy_split_best(const double *x, size_t count, double *space);

#endif
