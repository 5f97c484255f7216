/* The end of a learning curve: its noise, and whether it has settled.
 *
 * The last points are split into three stretches of equal length. A learning curve is a sum of
 * exponentials in power, so its fall shrinks by a constant factor from stretch to stretch. The two
 * falls between three stretches give the factor, and the factor gives the remaining fall.
 *
 * The noise is relative to the power: the deviation of the logarithms from a cubic, because an
 * exponential is a straight line there. Neighbouring points are correlated. An autoregression of
 * order one gives the correlation length (Priestley, Spectral Analysis and Time Series, 1981,
 * section 5.3: the variance of a mean grows by (1 + phi) / (1 - phi)). Functions are pure. */
#ifndef BENCH_RESULTS_TREND_H
#define BENCH_RESULTS_TREND_H

enum { TREND_STRETCHES = 3, TREND_LEAST = 4 }; /* TREND_LEAST: the fewest points of a stretch */

struct trend {
    int points; /* of one stretch; 0: the curve is too short, the rest is undefined */
    double mean[TREND_STRETCHES];
    double deviation; /* of a point from the cubic, relative; 0 if a power is 0 or unknown */
    double memory;    /* correlation length in points: (1 + phi) / (1 - phi) */
};

/* The trend of the last TREND_STRETCHES * stretch values of power (points,). */
struct trend trend_of(const double *power, int points, int stretch);

/* The standard error of a mean over `points` points, relative to the mean. */
double trend_error(const struct trend *, int points);

/* 1 when the remaining fall or rise is less than half a dB, or within the noise. */
int trend_settled(const struct trend *);

#endif
