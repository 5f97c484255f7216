/* The largest elements of a row, against counting; ties, and any guess. */
#include "algorithms/largest.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { MOST = 70, ROOM = 96 };

static _Alignas(CACHE_LINE) double x[ROOM], out[ROOM];

/* Numbers of few values, so that many are equal, or of many. */
static void fill_row(enum precision precision, int n, int values, int which)
{
    struct random_stream dice = random_stream(61, RANDOM_NOISE, which, n, 0);
    memset(x, 0, sizeof x);
    for (int i = 0; i < n; i++)
        row_set(x, precision, i, floor(values * random_uniform(&dice, (uint32_t)i)) - values / 3);
}

/* An element is kept if fewer than `count` are larger, or as large and before it. */
static int is_kept(enum precision precision, int n, int count, int i)
{
    double own = fabs(row_get(x, precision, i));
    int before = 0;
    for (int j = 0; j < n; j++) {
        double other = fabs(row_get(x, precision, j));
        before += other > own || (other == own && j < i);
    }
    return before < count;
}

static void expect_largest(enum precision precision, int n, int count, double guess)
{
    double space[MOST];
    const struct kernels *kernels = kernels_here(0)->in[precision];
    for (int call = 0; call < 2; call++) {
        guess = keep_largest(kernels, (size_t)n, (size_t)count, guess, x, space, out);
        for (int i = 0; i < n; i++) {
            double wanted = is_kept(precision, n, count, i) ? row_get(x, precision, i) : 0;
            cr_assert_eq(row_get(out, precision, i), wanted, "%s: %d of %d, call %d, element %d",
                         precision_name(precision), count, n, call, i);
        }
    }
}

Test(largest, are_kept_whatever_the_guess)
{
    static const int sizes[] = {1, 2, 7, 16, 70}, kinds[] = {2, 5, 1000000};
    static const double guesses[] = {0, 1, 1e9};
    for (enum precision precision = 0; precision < PRECISIONS; precision++)
        for (int s = 0; s < 5; s++)
            for (int kind = 0; kind < 3; kind++)
                for (int count = 0; count <= sizes[s]; count++) {
                    fill_row(precision, sizes[s], kinds[kind], count);
                    for (int g = 0; g < 3; g++)
                        expect_largest(precision, sizes[s], count, guesses[g]);
                }
}

/* Neighbours in floats: nothing lies between them. */
Test(largest, of_adjacent_floats)
{
    memset(x, 0, sizeof x);
    row_set(x, PRECISION_F32, 0, 1);
    row_set(x, PRECISION_F32, 1, nextafterf(1, 2));
    row_set(x, PRECISION_F32, 2, nextafterf(1, 0));
    for (int count = 0; count <= 3; count++)
        expect_largest(PRECISION_F32, 3, count, 0);
}
