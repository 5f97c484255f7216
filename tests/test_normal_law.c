/* Normals together follow the normal law: moments, distribution, tails, beyond six sigma too. */
#include "base/mem.h"
#include "tests/support/philox_inverse.h"
#include "tests/support/near.h"

#include <math.h>
#include <stdlib.h>

enum { MANY = 1000000 };

static double *draw_many(void)
{
    double *x = mem_untouched(MANY, sizeof *x, NULL);
    struct random_stream stream = random_stream(42, RANDOM_SIGNAL, 1, 2, 3);
    kernels_pick(NULL, NULL)->normals(MANY, &stream, 0, x);
    return x;
}

Test(normal, moments)
{
    double *x = draw_many(), power[5] = {0};
    for (int i = 0; i < MANY; i++)
        for (int p = 1; p <= 4; p++)
            power[p] += pow(x[i], p);
    expect_mean(power[1], MANY, 0, 1, "mean");
    expect_mean(power[2], MANY, 1, 2, "second moment");
    expect_mean(power[3], MANY, 0, 15, "third moment");
    expect_mean(power[4], MANY, 3, 96, "fourth moment");
    free(x);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

Test(normal, kolmogorov_smirnov)
{
    double *x = draw_many(), distance = 0;
    qsort(x, MANY, sizeof *x, ascending);
    for (int i = 0; i < MANY; i++) {
        double law = erfc(-x[i] / sqrt(2)) / 2;
        distance = fmax(distance, fmax(law - (double)i / MANY, (i + 1.0) / MANY - law));
    }
    cr_assert_leq(distance * sqrt(MANY), 1.95, "distance %g: one sample in 1000 is so far off",
                  distance);
    free(x);
}

Test(normal, tails)
{
    enum { ROUNDS = 4000, CHUNK = 5008 };
    static _Alignas(CACHE_LINE) double x[CHUNK];
    static const double beyond[] = {3, 4, 5};
    double count[3] = {0}, total = (double)ROUNDS * CHUNK;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        struct random_stream stream = random_stream(7, RANDOM_REGRESSOR, 0, 0, round);
        kernels_pick(NULL, NULL)->normals(CHUNK, &stream, 0, x);
        for (int i = 0; i < CHUNK; i++)
            for (int t = 0; t < 3; t++)
                count[t] += fabs(x[i]) > beyond[t];
    }
    for (int t = 0; t < 3; t++) {
        double wanted = total * erfc(beyond[t] / sqrt(2));
        expect_near(count[t], wanted, 4.5 * sqrt(wanted), "beyond %g sigma", beyond[t]);
        cr_assert_gt(count[t], 0);
    }
}

/* One normal in 5 10^8 lies beyond 6 sigma: too rare to wait for. They come from the blocks whose
 * radius words begin with 26 ones (u < 2^-26, so the radius is beyond 6.003), all of them and none
 * else: draws from those blocks alone follow the law of the tail, 2^26 times as dense. */
Test(normal, beyond_six_sigma)
{
    enum { BLOCKS = 100000, ONES = 26 };
    static const double beyond[] = {6.01, 6.2, 6.5, 7};
    const struct kernels *kernels = kernels_pick(NULL, NULL);
    struct random_stream stream = random_stream(11, RANDOM_NOISE, 0, 0, 0);
    double count[4] = {0}, positive = 0;
    for (uint32_t i = 0; i < BLOCKS; i++) {
        uint32_t word[4];
        double pair[2];
        random_block(&stream, i, word);
        word[1] |= UINT32_MAX << (32 - ONES);
        philox_inverse_normals(kernels, word, pair);
        for (int j = 0; j < 2; j++) {
            for (int t = 0; t < 4; t++)
                count[t] += fabs(pair[j]) > beyond[t];
            positive += pair[j] > beyond[0];
        }
    }
    for (int t = 0; t < 4; t++) {
        double wanted = 2. * BLOCKS * erfc(beyond[t] / sqrt(2)) * exp2(ONES);
        expect_near(count[t], wanted, 4.5 * sqrt(wanted), "beyond %g sigma", beyond[t]);
        cr_assert_gt(wanted, 20);
    }
    expect_mean(positive, count[0], 1. / 2, 1. / 4, "share above, of those beyond");
}
