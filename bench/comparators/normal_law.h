/* Tests whether numbers are standard normals: two generators have only the distribution in common.
 */
#ifndef BENCH_NORMAL_LAW_H
#define BENCH_NORMAL_LAW_H

#include <stddef.h>

/* Kolmogorov's distance sup |F_n - Phi| of n >= 1 numbers, which it sorts; NAN if one of them is
 * NAN.
 */
double normal_law_distance(double *numbers, size_t n);

/* 2.23 / sqrt n: a correct generator exceeds it with probability 1e-4. */
double normal_law_tolerance(size_t n);

#endif
