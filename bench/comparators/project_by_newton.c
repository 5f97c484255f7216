/* Newton's iteration on the multiplier, started at 0. The excess is convex, decreasing and
 * piecewise linear, so no step passes the root. Compiled with flags that allow reordering sums. */
#include "bench/comparators/projections.h"

#include <math.h>

struct sums {
    double weighted, slope; /* over the taps that lambda leaves non-zero */
    long active;
};

static struct sums sums_at(size_t n, const double *w, const double *ginv, const double *psi,
                           double lambda)
{
    double weighted = 0, slope = 0;
    long active = 0;
    for (size_t i = 0; i < n; i++) {
        double shift = w[i] * ginv[i], size = fabs(psi[i]);
        int stays = size > lambda * shift;
        weighted += stays ? w[i] * size : 0;
        slope += stays ? w[i] * shift : 0;
        active += stays;
    }
    return (struct sums){weighted, slope, active};
}

void project_by_newton(size_t n, const double *w, const double *ginv, double radius, double *psi,
                       struct breakpoint *point)
{
    double lambda = 0;
    long before = -1;
    (void)point;
    for (;;) {
        struct sums sums = sums_at(n, w, ginv, psi, lambda);
        double root = sums.active ? (sums.weighted - radius) / sums.slope : 0;
        if (sums.active == before || root <= lambda)
            break;
        before = sums.active;
        lambda = root;
    }
    projection_shrink(n, w, ginv, lambda, psi);
}
