/* Means and intervals. */
#ifndef BENCH_COMMON_STATISTICS_H
#define BENCH_COMMON_STATISTICS_H

#include <math.h>
#include <stddef.h>

struct interval {
    double mean, low, high; /* the estimate, often a mean; low, high: 95 %, NAN when unknown */
};

/* The mean of `count` values values[0], values[stride], ... and its 95 % interval by Student's
 * distribution. If one of them is NAN, all results are NAN. */
struct interval mean_interval(const double *values, size_t count, size_t stride);

/* The product of two quantities, not negative, that are estimated independently. On either side the
 * relative distances of the ends add up as squares of logarithms (Zou and Donner, Construction of
 * confidence limits about effect measures, Statistics in Medicine 27, 2008). */
struct interval interval_product(struct interval, struct interval);

/* The 97.5 % quantile of Student's distribution; degrees >= 1. */
double student_quantile(int degrees);

/* 10 log10(power); -inf for 0, NAN for NAN. Average powers first, convert to dB last. */
static inline double decibel(double power)
{
    return 10 * log10(power);
}

#endif
