/* Whether numbers are standard normals: two generators share a law and not a number. */
#ifndef BENCH_NORMAL_LAW_H
#define BENCH_NORMAL_LAW_H

#include <stddef.h>

/* Kolmogorov's distance sup |F_n - Phi| of n >= 1 numbers, which it sorts; NAN where one is none.
 */
double normal_law_distance(double *numbers, size_t n);

/* Passed by a right generator but for once in ten thousand: 2.23 / sqrt n. */
double normal_law_tolerance(size_t n);

#endif
