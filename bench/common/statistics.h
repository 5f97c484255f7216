/* Means and intervals. */
#ifndef BENCH_COMMON_STATISTICS_H
#define BENCH_COMMON_STATISTICS_H

#include <math.h>
#include <stddef.h>

struct interval {
    double mean, low, high; /* low, high: 95 %; NAN when there are too few values */
};

/* Mean of values[0], values[stride], ... and Student's 95 % interval of it. A NAN among them makes
 * all NAN. */
struct interval mean_interval(const double *values, size_t count, size_t stride);

/* The 97.5 % point of Student's distribution. */
double student_quantile(int degrees);

/* 10 log10, -inf and NAN kept. Powers are averaged first and shown in dB last. */
static inline double decibel(double power)
{
    return 10 * log10(power);
}

#endif
