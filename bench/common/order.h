/* Robust statistics of a few timings: order statistics only, without assumptions on their
 * distribution. All functions are pure. */
#ifndef BENCH_COMMON_ORDER_H
#define BENCH_COMMON_ORDER_H

#include <stddef.h>

struct order {
    size_t count;
    double median, minimum;
    double deviation; /* median of |x - median|, the MAD, unscaled */
    /* x(k) .. x(count+1-k) with the largest k whose coverage of the true median is at least 95 %,
     * by the binomial distribution; NAN below 6 values, where no pair covers that much. */
    double low, high;
    double coverage; /* of [low, high], exactly: 1 - 2 P(Binomial(count, 1/2) < k); 0 when NAN */
    size_t outliers;
};

/* Statistics of count >= 1 finite values in any order; `space` (count,) is overwritten. */
struct order order_of(const double *values, size_t count, double *space);

/* 1 when a value is more than 3.5 scaled MADs from the median (Iglewicz and Hoaglin, 1993). If the
 * MAD is 0, every value other than the median is an outlier. Outliers are flagged, never dropped.
 */
int order_is_outlier(const struct order *, double value);

/* (high - low) / median, the relative uncertainty of the median; INFINITY without an interval. */
double order_noise(const struct order *);

#endif
