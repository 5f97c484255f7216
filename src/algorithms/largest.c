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

/* Of the magnitudes: the least that is kept, and the largest that is not. */
struct boundary {
    double kept, dropped;
};

/* Among the elements of a row that are not zero, more than `count`. */
static struct boundary find_boundary(enum precision precision, size_t n, size_t count,
                                     const reals *row, double *space)
{
    size_t others = 0;
    for (size_t i = 0; i < n; i++) {
        space[others] = fabs(row_get(row, precision, (ptrdiff_t)i));
        others += space[others] > 0;
    }
    assert(others > count);
    move_largest(space, (ptrdiff_t)others, (ptrdiff_t)count);
    struct boundary boundary = {space[0], space[count]};
    for (size_t i = 1; i < count; i++)
        boundary.kept = space[i] < boundary.kept ? space[i] : boundary.kept;
    for (size_t i = count + 1; i < others; i++)
        boundary.dropped = space[i] > boundary.dropped ? space[i] : boundary.dropped;
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

/* Lowers the threshold until at least `count` elements lie above it, or all that are not zero.
 * Returns how many; out holds them. */
static size_t keep_enough(const struct kernels *kernels, size_t n, size_t count, double *threshold,
                          const reals *x, reals *out)
{
    size_t kept = kernels->keep_above(n, *threshold, x, out);
    for (int tries = 0; kept<count && * threshold> 0; tries++) {
        *threshold = tries < 8 ? *threshold / 2 : 0;
        kept = kernels->keep_above(n, *threshold, x, out);
    }
    return kept;
}

double keep_largest(const struct kernels *kernels, size_t n, size_t count, double guess,
                    const reals *x, double *space, reals *out)
{
    double threshold = count == 0 ? INFINITY : guess;
    assert(x != out && count <= n);
    size_t kept = keep_enough(kernels, n, count, &threshold, x, out);
    if (count == 0 || kept <= count)
        return count == 0 ? guess : threshold;
    struct boundary boundary = find_boundary(kernels->precision, n, count, out, space);
    threshold = threshold_between(kernels->precision, &boundary);
    kept = kernels->keep_above(n, threshold, x, out);
    if (kept < count)
        keep_first_equals(kernels->precision, n, count - kept, boundary.kept, x, out);
    return threshold;
}
