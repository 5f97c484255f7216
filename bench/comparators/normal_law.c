#include "bench/comparators/normal_law.h"

#include <math.h>
#include <stdlib.h>

static int compare_ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double normal_law_distance(double *numbers, size_t n)
{
    double distance = 0;
    for (size_t i = 0; i < n; i++)
        if (isnan(numbers[i]))
            return NAN;
    qsort(numbers, n, sizeof *numbers, compare_ascending);
    for (size_t i = 0; i < n; i++) {
        double below = 0.5 * erfc(-numbers[i] * M_SQRT1_2);
        double left = below - (double)i / (double)n, right = (double)(i + 1) / (double)n - below;
        distance = fmax(distance, fmax(left, right));
    }
    return distance;
}

/* P(sqrt n D > x) tends to 2 exp(-2 x^2). */
double normal_law_tolerance(size_t n)
{
    return sqrt(0.5 * log(2 / 1e-4)) / sqrt((double)n);
}
