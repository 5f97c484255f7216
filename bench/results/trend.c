#include "bench/results/trend.h"

#include "bench/common/statistics.h"

#include <float.h>
#include <math.h>

/* A difference beyond this number of standard errors is not noise. */
static const double significant = 3;

/* Half a dB. */
static const double tolerated = 0.108749;

enum { COEFFICIENTS = 4 }; /* of the cubic */

/* The discrete Legendre polynomials of degree 0 to 3 on `count` points, at one of them. */
static void cubic_basis(int i, int count, double basis[COEFFICIENTS])
{
    double x = i - 0.5 * (count - 1), square = (double)count * count;
    basis[0] = 1;
    basis[1] = x;
    basis[2] = x * x - (square - 1) / 12;
    basis[3] = x * (x * x - (3 * square - 7) / 20);
}

static void fit_cubic(const double *power, int count, double coefficient[COEFFICIENTS])
{
    double product[COEFFICIENTS] = {0}, square[COEFFICIENTS] = {0}, basis[COEFFICIENTS];
    for (int i = 0; i < count; i++) {
        cubic_basis(i, count, basis);
        for (int j = 0; j < COEFFICIENTS; j++) {
            product[j] += basis[j] * log(power[i]);
            square[j] += basis[j] * basis[j];
        }
    }
    for (int j = 0; j < COEFFICIENTS; j++)
        coefficient[j] = product[j] / square[j];
}

/* Autocorrelation at lag one, corrected for the fit: the bias for a mean is (1 + 4 phi) / count
 * (Kendall, Biometrika 41, 1954), for a cubic about (4 + 6 phi) / count. */
static double unbiased_correlation(double lagged, double square, int count)
{
    double phi = square > 0 ? lagged / square : 0;
    phi += (4 + 6 * phi) / count;
    return fmin(fmax(phi, 0), 0.99);
}

/* Each coefficient of the fit absorbs the noise of one independent point; at most three quarters in
 * all. */
static double unbiased_variance(double square, double memory, int count)
{
    return square / fmax(count - COEFFICIENTS * memory, 0.25 * count);
}

static void measure_noise(struct trend *trend, const double *power, int count)
{
    double coefficient[COEFFICIENTS], basis[COEFFICIENTS], square = 0, lagged = 0, before = 0;
    fit_cubic(power, count, coefficient);
    for (int i = 0; i < count; i++) {
        cubic_basis(i, count, basis);
        double residual = log(power[i]);
        for (int j = 0; j < COEFFICIENTS; j++)
            residual -= coefficient[j] * basis[j];
        square += residual * residual;
        lagged += residual * before;
        before = residual;
    }
    double phi = unbiased_correlation(lagged, square, count);
    if (!isfinite(square))
        return; /* powers that are 0 or unknown */
    trend->memory = (1 + phi) / (1 - phi);
    trend->deviation = sqrt(unbiased_variance(square, trend->memory, count));
}

struct trend trend_of(const double *power, int points, int stretch)
{
    struct trend trend = {0};
    int count = TREND_STRETCHES * stretch;
    if (stretch < TREND_LEAST || count > points)
        return trend;
    const double *first = power + points - count;
    trend.points = stretch;
    for (int i = 0; i < count; i++)
        trend.mean[i / stretch] += first[i] / stretch;
    measure_noise(&trend, first, count);
    trend.error[FALL_LAST] = trend.error[FALL_BOTH] =
        M_SQRT2 * trend.mean[TREND_STRETCHES - 1] * trend_error(&trend, stretch);
    return trend;
}

double trend_error(const struct trend *trend, int points)
{
    return trend->deviation * sqrt(trend->memory / points);
}

void trend_observe_trials(struct trend *trend, const double (*fall)[TREND_FALLS], int trials)
{
    static const double normal = 1.959964; /* half of its 95 % interval, in standard errors */
    for (int i = 0; trials >= TREND_TRIALS && i < TREND_FALLS; i++) {
        struct interval mean = mean_interval(&fall[0][i], (size_t)trials, TREND_FALLS);
        trend->error[i] = (mean.high - mean.low) / (2 * normal);
    }
}

/* The remaining fall after the last stretch if each fall is `last / before` times the previous one.
 * The last fall is taken as large as its error allows. */
static double still_to_fall(double before, double last, double error)
{
    if (before * last < 0) /* the curve turned: no exponential fits */
        return fmax(fabs(before), fabs(last));
    double most = fabs(last) + error, ratio = most / fabs(before);
    return ratio < 1 ? most * ratio / (1 - ratio) : INFINITY;
}

int trend_may_be_settled(const struct trend *trend)
{
    const double *mean = trend->mean;
    return trend->points &&
           still_to_fall(mean[0] - mean[1], mean[1] - mean[2], 0) <= tolerated * mean[2];
}

int trend_settled(const struct trend *trend)
{
    const double *mean = trend->mean;
    double before = mean[0] - mean[1], last = mean[1] - mean[2];
    if (!trend->points || !isfinite(mean[0] + mean[1] + mean[2]))
        return 0;
    double least = 100 * DBL_EPSILON * mean[2];
    if (fabs(last) <= fmax(significant * trend->error[FALL_LAST], least) &&
        fabs(before + last) <= fmax(significant * trend->error[FALL_BOTH], least))
        return 1;
    return still_to_fall(before, last, trend->error[FALL_LAST]) <= tolerated * mean[2];
}
