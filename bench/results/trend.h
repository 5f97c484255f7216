/* The end of a learning curve: how noisy it is, and whether it has settled.
 *
 * The last points are split into three stretches of equal length. A learning curve is a sum of
 * exponentials in power, so its fall shrinks by a constant factor from stretch to stretch: the two
 * falls between three stretches give the factor, and the factor gives what is still to fall.
 *
 * The noise is relative to the power: that of the logarithms about a cubic, since an exponential
 * is straight there. Neighbouring points fluctuate together; an autoregression of order one says
 * over how many points (Priestley, Spectral Analysis and Time Series, 1981, section 5.3: the
 * variance of a mean grows by (1 + phi) / (1 - phi)). */
#ifndef BENCH_RESULTS_TREND_H
#define BENCH_RESULTS_TREND_H

enum { TREND_STRETCHES = 3, TREND_LEAST = 4 }; /* points of a stretch, at least */

struct trend {
    int points; /* of one stretch; 0: the curve is too short, nothing else is known */
    double mean[TREND_STRETCHES];
    double deviation; /* of a point about the cubic, relative; 0 where a power is 0 or unknown */
    double memory;    /* points that count as one: (1 + phi) / (1 - phi) */
};

/* Of the last TREND_STRETCHES * stretch powers of (points,). */
struct trend trend_of(const double *power, int points, int stretch);

/* Standard error of a mean over `points` points, relative to it. */
double trend_error(const struct trend *, int points);

/* 1 when what is still to fall (or rise) is less than half a dB, or within the noise. */
int trend_settled(const struct trend *);

#endif
