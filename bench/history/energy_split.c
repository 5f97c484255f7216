#include "bench/history/energy_split.h"

#include <math.h>

/* The sum of |x_i - x_j| over pairs of x[0 .. b), for every b. */
static void sum_from_start(const double *x, size_t count, double *pairs)
{
    pairs[0] = 0;
    for (size_t b = 0; b < count; b++) {
        double sum = 0;
        for (size_t i = 0; i < b; i++)
            sum += fabs(x[i] - x[b]);
        pairs[b + 1] = pairs[b] + sum;
    }
}

/* Updates the sums over x[first + 1 .. b) to sums over x[first .. b), for every b above first. */
static void extend_backwards(const double *x, size_t count, size_t first, double *pairs)
{
    double sum = 0;
    pairs[first] = pairs[first + 1] = 0;
    for (size_t b = first + 1; b < count; b++) {
        sum += fabs(x[first] - x[b]);
        pairs[b + 1] += sum;
    }
}

/* Q from the sums over all pairs of the left side, of the right side, and between the two. */
static double scaled_energy(double left, double right, double between, size_t n, size_t m)
{
    double l = (double)n, r = (double)m;
    return 2 * l * r / (l + r) * (between / (l * r) - left / (l * (l - 1)) - right / (r * (r - 1)));
}

struct energy_split energy_split_best(const double *x, size_t count, double *space)
{
    double *whole = space, *right = space + count + 1;
    struct energy_split best = {0, 0};
    if (count < 2 * SPLIT_LEAST)
        return best;
    sum_from_start(x, count, whole);
    right[count] = 0;
    for (size_t at = count; at-- > SPLIT_LEAST;) {
        extend_backwards(x, count, at, right);
        for (size_t end = at + SPLIT_LEAST; end <= count; end++) {
            double between = whole[end] - whole[at] - right[end];
            double q = scaled_energy(whole[at], right[end], between, at, end - at);
            if (q > best.statistic)
                best = (struct energy_split){at, q};
        }
    }
    return best;
}
