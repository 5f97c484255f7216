/* Comparisons that say what was compared. NAN is near NAN and far from every number.
 *
 * In a header, so that support/ sources need no Criterion and serve plain programs too. */
#ifndef SUPPORT_NEAR_H
#define SUPPORT_NEAR_H

#include <criterion/criterion.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

/* 1 when got is within tolerance of wanted, or both are NAN. */
static inline int is_near(double got, double wanted, double tolerance)
{
    if (isnan(got) || isnan(wanted))
        return isnan(got) && isnan(wanted);
    return got == wanted || fabs(got - wanted) <= tolerance;
}

/* Fails the test with the text, got and wanted. */
__attribute__((format(printf, 4, 5))) static inline void
expect_near(double got, double wanted, double tolerance, const char *format, ...)
{
    if (is_near(got, wanted, tolerance))
        return;
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    cr_assert_fail("%s: got %.17g, wanted %.17g within %.3g", text, got, wanted, tolerance);
}

/* The mean of `count` draws with this mean and variance. The limits are four and a half standard
 * errors: one seed in 10^5 fails by chance. */
static inline void expect_mean(double sum, double count, double wanted, double variance,
                               const char *name)
{
    expect_near(sum / count, wanted, 4.5 * sqrt(variance / count), "%s", name);
}

/* (nodes, taps) estimates; `name` is the case. */
static inline void expect_estimates_near(const double *got, const double *wanted, int nodes,
                                         int taps, double tolerance, const char *name)
{
    for (int k = 0; k < nodes; k++)
        for (int i = 0; i < taps; i++)
            expect_near(got[k * taps + i], wanted[k * taps + i], tolerance, "%s: node %d, tap %d",
                        name, k, i);
}

/* Every bit, with -0 and 0 the same. */
static inline void expect_estimates_equal(const double *got, const double *wanted, int nodes,
                                          int taps, const char *name)
{
    expect_estimates_near(got, wanted, nodes, taps, 0, name);
}

static inline double decibel(double power)
{
    return 10 * log10(power);
}

#endif
