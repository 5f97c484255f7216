/* The end of a learning curve: its noise, and whether it has settled.
 *
 * The last points are split into three stretches of equal length. A learning curve is a sum of
 * exponentials in power, so its fall shrinks by a constant factor from stretch to stretch. The two
 * falls between three stretches give the factor, and the factor gives the remaining fall.
 *
 * How far a fall may be chance is seen over the trials, whose noise is independent: each trial has
 * falls of its own. Points of one trial fluctuate together, over hundreds of iterations where steps
 * are small. Where trials are few, the noise is that of the logarithms about a cubic, since an
 * exponential is straight there, and an autoregression of order one says over how many points it
 * holds together (Priestley, Spectral Analysis and Time Series, 1981, section 5.3: the variance of
 * a mean grows by (1 + phi) / (1 - phi)). */
#ifndef BENCH_RESULTS_TREND_H
#define BENCH_RESULTS_TREND_H

enum { TREND_STRETCHES = 3, TREND_LEAST = 4 }; /* TREND_LEAST: the fewest points of a stretch */
enum { TREND_TRIALS = 10 };                    /* that show the noise, at least */

/* From the second stretch to the last; from the first. */
enum { FALL_LAST, FALL_BOTH, TREND_FALLS };

struct trend {
    int points; /* of one stretch; 0: the curve is too short, the rest is undefined */
    double mean[TREND_STRETCHES];
    double deviation; /* of a point from the cubic, relative; 0 if a power is 0 or unknown */
    double memory;    /* correlation length in points: (1 + phi) / (1 - phi) */
    double error[TREND_FALLS]; /* standard errors, as of a normal mean */
};

/* The trend of the last TREND_STRETCHES * stretch values of power (points,). */
struct trend trend_of(const double *power, int points, int stretch);

/* The standard error of a mean over `points` points, relative to the mean. */
double trend_error(const struct trend *, int points);

/* Sets the errors by the falls of each trial, (trials,), where there are trials enough. */
void trend_observe_trials(struct trend *, const double (*fall)[TREND_FALLS], int trials);

/* 1 when the remaining fall or rise is less than half a dB, or within the noise. */
int trend_settled(const struct trend *);

/* 1 when it is less than half a dB if the falls have no error. Noise may hide how quickly falls
 * shrink: stretches twice as long show it, but not a slow end of the curve, which short ones do. */
int trend_may_be_settled(const struct trend *);

#endif
