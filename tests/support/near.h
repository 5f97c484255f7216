/* Comparisons that say what was compared. NAN is near NAN and far from every number. */
#ifndef SUPPORT_NEAR_H
#define SUPPORT_NEAR_H

#include <stddef.h>

/* 1 when got is within tolerance of wanted, or both are NAN. */
int is_near(double got, double wanted, double tolerance);

/* Fails the test with the text, got and wanted. */
void expect_near(double got, double wanted, double tolerance, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* (nodes, taps) estimates; `name` is the case. */
void expect_estimates_near(const double *got, const double *wanted, int nodes, int taps,
                           double tolerance, const char *name);

/* Every bit, with -0 and 0 the same. */
void expect_estimates_equal(const double *got, const double *wanted, int nodes, int taps,
                            const char *name);

/* 10 log10 of the mean: powers are averaged, never decibels. */
double decibel(double power);

#endif
