/* Tests whether numbers are standard normals: two generators share only the law. */
#ifndef BENCH_NORMAL_LAW_H
#define BENCH_NORMAL_LAW_H

#include <stddef.h>

/* Kolmogorov's distance sup |F_n - Phi| of n >= 1 numbers, which it sorts; NAN where one is none.
 */
double normal_law_distance(double *numbers, size_t n);

/* A right generator fails once in ten thousand times: 2.23 / sqrt n. */
double normal_law_tolerance(size_t n);

#endif
