/* Streams of random numbers: normals within a stream and between neighbouring streams are
 * uncorrelated; other draws are uniform. */
#include "data/white.h"
#include "tests/support/near.h"

#include <math.h>

/* ---- independence ---- */

enum { PAIRS = 100000 };

static void expect_uncorrelated(const double *x, const double *y, int count, const char *name)
{
    double sum = 0, squares = 0;
    for (int i = 0; i < count; i++) {
        sum += x[i] * y[i];
        squares += (x[i] * x[i] - 1) * (y[i] * y[i] - 1);
    }
    expect_mean(sum, count, 0, 1, name);
    expect_mean(squares, count, 0, 4, name);
}

Test(normal, streams_are_uncorrelated)
{
    static _Alignas(CACHE_LINE) double first[PAIRS], other[PAIRS];
    const struct {
        const char *name;
        struct random_stream stream;
    } others[] = {
        {"the next instant", random_stream(1, RANDOM_REGRESSOR, 0, 0, 1)},
        {"the next node", random_stream(1, RANDOM_REGRESSOR, 0, 1, 0)},
        {"the next trial", random_stream(1, RANDOM_REGRESSOR, 1, 0, 0)},
        {"another purpose", random_stream(1, RANDOM_NOISE, 0, 0, 0)},
        {"the next seed", random_stream(2, RANDOM_REGRESSOR, 0, 0, 0)},
        {"a seed of 2^32", random_stream(UINT64_C(1) << 32 | 1, RANDOM_REGRESSOR, 0, 0, 0)},
    };
    struct random_stream stream = random_stream(1, RANDOM_REGRESSOR, 0, 0, 0);
    const struct kernels *kernels = kernels_pick(NULL, NULL);
    kernels->normals(PAIRS, &stream, 0, first);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        kernels->normals(PAIRS, &others[i].stream, 0, other);
        expect_uncorrelated(first, other, PAIRS, others[i].name);
    }
    static const int lags[] = {1, 2, 7, 8, 9, 15, 16, 17, 128}; /* 8: cosine and sine of a pair */
    for (size_t i = 0; i < sizeof lags / sizeof *lags; i++)
        expect_uncorrelated(first, first + lags[i], PAIRS - lags[i], "a lag within a stream");
}

/* A regressor row is the first numbers of the instant's own stream: the first element of
 * consecutive instants must be independent too. */
Test(normal, first_numbers_of_consecutive_rows)
{
    static double x[PAIRS + 1];
    _Alignas(CACHE_LINE) double row[PAD];
    for (uint32_t n = 0; n <= PAIRS; n++) {
        struct random_stream stream = random_stream(1, RANDOM_REGRESSOR, 0, 0, n);
        kernels_pick(NULL, NULL)->normals(1, &stream, 0, row);
        x[n] = row[0];
    }
    expect_uncorrelated(x, x + 1, PAIRS, "consecutive instants");
}

/* ---- the other draws ---- */

/* Every law has variance 1 and no memory, and pieces are those of the whole. */
Test(normal, white_numbers_of_every_law)
{
    static const int lags[] = {1, 2, 8, 31, 32, 64, 96, 128};
    static double x[PAIRS], piece[100];
    struct random_stream stream = random_stream(4, RANDOM_SIGNAL, 0, 0, 0);
    const struct kernels *kernels = kernels_pick(NULL, NULL);
    for (int law = 0; law_words[law]; law++) {
        double squares = 0;
        white_numbers(kernels, (enum law)law, &stream, 0, PAIRS, x);
        for (int i = 0; i < PAIRS; i++)
            squares += x[i] * x[i];
        expect_near(squares / PAIRS, 1, 4.5 * sqrt(2. / PAIRS), "variance: %s", law_words[law]);
        for (size_t i = 0; i < sizeof lags / sizeof *lags; i++) {
            double sum = 0;
            for (int j = lags[i]; j < PAIRS; j++)
                sum += x[j] * x[j - lags[i]];
            expect_mean(sum, PAIRS - lags[i], 0, 1, law_words[law]);
        }
        for (uint32_t first = 0; first < 300; first += 77) {
            white_numbers(kernels, (enum law)law, &stream, first, 100, piece);
            cr_assert_arr_eq(piece, x + first, sizeof piece, "%s from %u", law_words[law], first);
        }
    }
}

Test(normal, uniform_and_below)
{
    enum { BOUND = 7 };
    struct random_stream stream = random_stream(3, RANDOM_SUPPORT, 0, 0, 0);
    double sum = 0, squares = 0, count[BOUND] = {0};
    for (uint32_t i = 0; i < PAIRS; i++) {
        double u = random_uniform(&stream, i);
        cr_assert(u >= 0 && u < 1);
        sum += u;
        squares += u * u;
        count[random_below(&stream, i, BOUND)]++;
    }
    expect_mean(sum, PAIRS, 1. / 2, 1. / 12, "mean of uniforms");
    expect_mean(squares, PAIRS, 1. / 3, 4. / 45, "mean square of uniforms");
    for (int i = 0; i < BOUND; i++)
        expect_mean(count[i], PAIRS, 1. / BOUND, 1. / BOUND, "share of a number");
}
