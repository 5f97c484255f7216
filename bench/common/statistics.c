#include "bench/common/statistics.h"

/* The integral of Student's density from 0 to x, by Simpson's rule. */
static double student_half(double x, int degrees)
{
    enum { STEPS = 2000 };
    double nu = degrees, h = x / STEPS, sum = 0;
    double scale = exp(lgamma((nu + 1) / 2) - lgamma(nu / 2)) / sqrt(nu * M_PI);
    for (int i = 0; i <= STEPS; i++) {
        double t = i * h, density = pow(1 + t * t / nu, -(nu + 1) / 2);
        sum += density * (i == 0 || i == STEPS ? 1 : i % 2 ? 4 : 2);
    }
    return scale * sum * h / 3;
}

double student_quantile(int degrees)
{
    double low = 0, high = 13; /* 12.71 with one degree of freedom, less with more */
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (student_half(middle, degrees) < 0.475)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct interval mean_interval(const double *values, size_t count, size_t stride)
{
    double mean = 0, square = 0;
    for (size_t i = 0; i < count; i++)
        mean += values[i * stride];
    mean /= (double)count;
    for (size_t i = 0; i < count; i++)
        square += (values[i * stride] - mean) * (values[i * stride] - mean);
    if (count < 2 || !isfinite(square))
        return (struct interval){mean, NAN, NAN};
    static _Thread_local int known_degrees;
    static _Thread_local double
        known_quantile; /* cached: thousands of points have the same count */
    int degrees = (int)count - 1;
    if (degrees != known_degrees) {
        known_degrees = degrees;
        known_quantile = student_quantile(degrees);
    }
    double half = known_quantile * sqrt(square / degrees / (double)count);
    return (struct interval){mean, mean - half, mean + half};
}

/* The logarithm of the factor between an estimate and the end of the product's interval, from those
 * of both quantities; NAN where one is unknown. */
static double joint_distance(double a, double b)
{
    return isnan(a) || isnan(b) ? (double)NAN : hypot(log(a), log(b));
}

struct interval interval_product(struct interval a, struct interval b)
{
    double mean = a.mean * b.mean;
    if (mean == 0) /* no logarithm: the ends that are not 0 bound it */
        return (struct interval){0, a.low * b.low, a.high * b.high};
    return (struct interval){mean, mean * exp(-joint_distance(a.mean / a.low, b.mean / b.low)),
                             mean * exp(joint_distance(a.high / a.mean, b.high / b.mean))};
}
