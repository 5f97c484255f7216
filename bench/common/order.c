#include "bench/common/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double middle(const double *sorted, size_t count)
{
    return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

/* The largest k with 1 - 2 P(Binomial(n, 1/2) < k) >= 0.95; 0 when there is none. The interval
 * x(k) .. x(n+1-k) misses the median only if fewer than k values are on one side of it. */
static size_t interval_rank(size_t n, double *coverage)
{
    double tail = 0, log_half = (double)n * log(0.5);
    size_t k = 0;
    *coverage = 0;
    for (size_t i = 0; i < n / 2; i++) {
        double x = (double)i;
        tail += exp(lgamma((double)n + 1) - lgamma(x + 1) - lgamma((double)n - x + 1) + log_half);
        if (1 - 2 * tail < 0.95)
            break;
        k = i + 1;
        *coverage = 1 - 2 * tail;
    }
    return k;
}

struct order order_of(const double *values, size_t count, double *space)
{
    struct order order = {.count = count, .low = NAN, .high = NAN};
    memcpy(space, values, count * sizeof *space);
    qsort(space, count, sizeof *space, ascending);
    order.median = middle(space, count);
    order.minimum = space[0];
    size_t k = interval_rank(count, &order.coverage);
    if (k) {
        order.low = space[k - 1];
        order.high = space[count - k];
    }
    for (size_t i = 0; i < count; i++)
        space[i] = fabs(values[i] - order.median);
    qsort(space, count, sizeof *space, ascending);
    order.deviation = middle(space, count);
    for (size_t i = 0; i < count; i++)
        order.outliers += (size_t)order_is_outlier(&order, values[i]);
    return order;
}

int order_is_outlier(const struct order *order, double value)
{
    const double scale = 1.4826; /* standard deviation / MAD of a normal distribution */
    return fabs(value - order->median) > 3.5 * scale * order->deviation;
}

double order_noise(const struct order *order)
{
    return isfinite(order->low) ? (order->high - order->low) / order->median : INFINITY;
}
