/* The root of the excess sum_i w_i max(|psi_i| - lambda w_i ginv_i, 0) - radius. Goes through the
 * breakpoints from the largest down, with sums over those above, until the root is above the next
 * one. */
#include "bench/comparators/projections.h"

#include <math.h>
#include <stdlib.h>

static int compare_descending(const void *a, const void *b)
{
    double x = ((const struct breakpoint *)a)->at, y = ((const struct breakpoint *)b)->at;
    return (x < y) - (x > y);
}

static double find_multiplier(size_t n, const struct breakpoint *point, double radius)
{
    double weighted = 0, slope = 0;
    for (size_t i = 0; i < n; i++) {
        weighted += point[i].weighted;
        slope += point[i].slope;
        double lambda = (weighted - radius) / slope;
        if (i + 1 == n || lambda >= point[i + 1].at)
            return lambda;
    }
    return 0;
}

void project_by_sorting(size_t n, const double *w, const double *ginv, double radius, double *psi,
                        struct breakpoint *point)
{
    for (size_t i = 0; i < n; i++) {
        double shift = w[i] * ginv[i], size = fabs(psi[i]);
        point[i] = (struct breakpoint){size / shift, w[i] * size, w[i] * shift};
    }
    qsort(point, n, sizeof *point, compare_descending);
    double lambda = find_multiplier(n, point, radius);
    projection_shrink(n, w, ginv, lambda, psi);
}
