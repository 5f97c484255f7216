#include "algorithms/largest.h"

#include <assert.h>
#include <math.h>

/* Moves the `count` largest to the front (Hoare's selection). */
static void move_largest(double *x, ptrdiff_t n, ptrdiff_t count)
{
    ptrdiff_t low = 0, high = n - 1;
    while (low < high) {
        double pivot = x[low + (high - low) / 2];
        ptrdiff_t i = low, j = high;
        while (i <= j) {
            while (x[i] > pivot)
                i++;
            while (x[j] < pivot)
                j--;
            if (i <= j) {
                double other = x[i];
                x[i++] = x[j];
                x[j--] = other;
            }
        }
        if (count <= j)
            high = j;
        else if (count > i)
            low = i;
        else
            return;
    }
}

/* Of the magnitudes of x: the least that is kept, and the largest that is not. */
struct boundary {
    double kept, dropped;
};

static struct boundary find_boundary(enum precision precision, size_t n, size_t count,
                                     const reals *x, double *space)
{
    for (size_t i = 0; i < n; i++)
        space[i] = fabs(row_get(x, precision, (ptrdiff_t)i));
    move_largest(space, (ptrdiff_t)n, (ptrdiff_t)count);
    struct boundary boundary = {space[0], space[count]};
    for (size_t i = 1; i < count; i++)
        boundary.kept = fmin(boundary.kept, space[i]);
    for (size_t i = count + 1; i < n; i++)
        boundary.dropped = fmax(boundary.dropped, space[i]);
    return boundary;
}

/* Half way between them, so that it still separates them after a small step; in the precision of
 * the row, where it must stay below what is kept. */
static double threshold_between(enum precision precision, const struct boundary *boundary)
{
    double middle = boundary->dropped + (boundary->kept - boundary->dropped) / 2;
    if (precision == PRECISION_F32)
        middle = (float)middle;
    return middle < boundary->kept ? middle : boundary->dropped;
}

/* Keeps the first of the elements that equal the boundary, `missing` of them. */
static void keep_first_equals(enum precision precision, size_t n, size_t missing, double size,
                              const reals *x, reals *out)
{
    for (ptrdiff_t i = 0; missing > 0 && i < (ptrdiff_t)n; i++)
        if (fabs(row_get(x, precision, i)) == size) {
            row_set(out, precision, i, row_get(x, precision, i));
            missing--;
        }
}

double keep_largest(const struct kernels *kernels, size_t n, size_t count, double guess,
                    const reals *x, double *space, reals *out)
{
    assert(x != out && count <= n);
    if (count == 0 || count == n) {
        kernels->keep_above(n, count ? 0 : INFINITY, x, out);
        return guess;
    }
    if (kernels->keep_above(n, guess, x, out) == count)
        return guess;
    struct boundary boundary = find_boundary(kernels->precision, n, count, x, space);
    double threshold = threshold_between(kernels->precision, &boundary);
    size_t kept = kernels->keep_above(n, threshold, x, out);
    if (kept < count)
        keep_first_equals(kernels->precision, n, count - kept, boundary.kept, x, out);
    return threshold;
}
