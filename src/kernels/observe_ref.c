/* The oracle's measures of estimates, in doubles for rows of either precision. */
#include "kernels/kernels.h"

#include <assert.h>
#include <math.h>

kernel_distance_peak_fn distance_peak_ref;
kernel_distance_above_fn distance_above_ref;
kernel_add_rows_fn add_rows_ref;

static double distance(size_t n, enum precision of, const reals *x, const double *y)
{
    assert(row_is_padded(x, of, n) && row_is_padded(y, PRECISION_F64, n));
    double lane[PAD] = {0};
    for (size_t i = 0; i < n; i++) {
        double difference = row_get(x, of, (ptrdiff_t)i) - y[i];
        lane[i % PAD] = fma(difference, difference, lane[i % PAD]);
    }
    for (size_t half = PAD / 2; half > 0; half /= 2)
        for (size_t j = 0; j < half; j++)
            lane[j] += lane[j + half];
    return lane[0];
}

struct distance_peak distance_peak_ref(size_t n, enum precision of, const reals *x, const double *y)
{
    double peak = 0;
    for (size_t i = 0; i < n; i++) {
        double size = fabs(row_get(x, of, (ptrdiff_t)i));
        peak = size > peak ? size : peak;
    }
    return (struct distance_peak){distance(n, of, x, y), peak};
}

struct distance_above distance_above_ref(size_t n, enum precision of, const reals *x,
                                         const double *y, double threshold)
{
    size_t above = 0;
    for (size_t i = 0; i < n; i++)
        above += fabs(row_get(x, of, (ptrdiff_t)i)) > threshold;
    return (struct distance_above){distance(n, of, x, y), above};
}

void add_rows_ref(size_t n, double a, int count, const int32_t *column, enum precision of,
                  const reals *rows, size_t stride, double *sum)
{
    assert(n % PAD == 0 && stride >= n);
    for (int j = 0; j < count; j++) {
        const reals *row = row_at(rows, of, (ptrdiff_t)column[j] * (ptrdiff_t)stride);
        for (size_t i = 0; i < n; i++)
            sum[i] = fma(a, row_get(row, of, (ptrdiff_t)i), sum[i]);
    }
}
