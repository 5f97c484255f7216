/* Random numbers: Philox against its authors' known answers, normals against long double arithmetic
 * and the normal law, streams against one another. */
#include "tests/support/near.h"
#include "tests/support/setup.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Philox 4x32-10 ---- */

/* The vectors that come with Random123 (Salmon et al., SC 2011): zeros, ones, digits of pi. */
static const struct {
    uint32_t counter[4], key[2], wanted[4];
} known[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

static void block_of(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    struct random_stream stream;
    memcpy(stream.key, key, sizeof stream.key);
    memcpy(stream.counter, counter + 1, sizeof stream.counter);
    random_block(&stream, counter[0], out);
}

Test(normal, philox_known_answers)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint32_t out[4];
        block_of(known[i].counter, known[i].key, out);
        cr_assert(!memcmp(out, known[i].wanted, sizeof out), "vector %zu: %08x %08x %08x %08x", i,
                  out[0], out[1], out[2], out[3]);
    }
}

static uint32_t inverse_of(uint32_t odd)
{
    uint32_t inverse = odd; /* Newton: right to 3 bits, then 6, 12, 24, 48 */
    for (int i = 0; i < 4; i++)
        inverse *= 2 - odd * inverse;
    return inverse;
}

/* The counter whose block is `word`: Philox is a bijection for every key. */
static void invert_philox(const uint32_t word[4], const uint32_t key[2], uint32_t counter[4])
{
    const uint32_t m0 = 0xD2511F53, m1 = 0xCD9E8D57;
    uint32_t x[4];
    memcpy(x, word, sizeof x);
    for (uint32_t round = 10; round-- > 0;) {
        uint32_t x0 = x[3] * inverse_of(m0), x2 = x[1] * inverse_of(m1);
        uint32_t x1 = x[0] ^ (uint32_t)((uint64_t)m1 * x2 >> 32) ^ (key[0] + round * 0x9E3779B9u);
        uint32_t x3 = x[2] ^ (uint32_t)((uint64_t)m0 * x0 >> 32) ^ (key[1] + round * 0xBB67AE85u);
        memcpy(x, (uint32_t[4]){x0, x1, x2, x3}, sizeof x);
    }
    memcpy(counter, x, sizeof x);
}

/* ---- single normals ---- */

/* sqrt(-2 log u) cos(2 pi v) and sin from the 128 bits of a block, with 64 bits of mantissa. */
static void exact_pair(const uint32_t word[4], long double *cosine, long double *sine)
{
    uint64_t radius = word[0] | (uint64_t)word[1] << 32, angle = word[2] | (uint64_t)word[3] << 32;
    long double u = 1 - (long double)(radius >> 12) * 0x1p-52L;
    long double quarters = (long double)(angle >> 12) * 0x1p-50L, whole = rintl(quarters);
    long double f = (quarters - whole) * (acosl(-1) / 2), r = sqrtl(-2 * logl(u));
    long double c = cosl(f), s = sinl(f);
    switch ((int)whole % 4) {
    case 0:
        *cosine = r * c, *sine = r * s;
        break;
    case 1:
        *cosine = -r * s, *sine = r * c;
        break;
    case 2:
        *cosine = -r * c, *sine = -r * s;
        break;
    default:
        *cosine = r * s, *sine = -r * c;
    }
}

/* |got - exact| in units in the last place of the double nearest to exact. */
static double ulps(double got, long double exact)
{
    double nearest = fabs((double)exact);
    double unit = nextafter(nearest, INFINITY) - nearest;
    return (double)(fabsl((long double)got - exact) / unit);
}

Test(normal, within_four_ulps_of_the_definition)
{
    enum { COUNT = 1 << 18 };
    static _Alignas(CACHE_LINE) double out[COUNT];
    struct random_stream stream = random_stream(5, RANDOM_NOISE, 0, 0, 0);
    double worst = 0;
    kernels_pick(NULL, NULL)->normals(COUNT, &stream, 0, out);
    for (uint32_t i = 0; i < COUNT; i += 16)
        for (uint32_t j = 0; j < 8; j++) {
            uint32_t word[4];
            long double cosine, sine;
            random_block(&stream, i / 2 + j, word);
            exact_pair(word, &cosine, &sine);
            worst = fmax(worst, fmax(ulps(out[i + j], cosine), ulps(out[i + j + 8], sine)));
        }
    cr_log_info("normals: at most %.2f units in the last place from the definition", worst);
    cr_assert_leq(worst, 4, "%g units in the last place", worst);
}

/* The two normals that a set makes of a block of these words: a key is sought under which the
 * block's counter can be reached by a normal's number. */
static void normals_of(const struct kernels *kernels, const uint32_t word[4], double pair[2])
{
    uint32_t key[2] = {0, 0}, counter[4], reached[4];
    do {
        key[0]++;
        invert_philox(word, key, counter);
    } while (counter[0] >= UINT32_C(1) << 31);
    block_of(counter, key, reached);
    cr_assert(!memcmp(reached, word, sizeof reached), "the inverse of Philox");

    struct random_stream stream = {{key[0], key[1]}, {counter[1], counter[2], counter[3]}};
    _Alignas(CACHE_LINE) double out[16];
    kernels->normals(16, &stream, counter[0] / 8 * 16, out);
    pair[0] = out[counter[0] % 8];
    pair[1] = out[counter[0] % 8 + 8];
}

/* Words at which a formula could break. */
static void check_words(const struct kernels *kernels, uint64_t radius, uint64_t angle)
{
    const uint32_t word[4] = {(uint32_t)radius, (uint32_t)(radius >> 32), (uint32_t)angle,
                              (uint32_t)(angle >> 32)};
    double got[2];
    long double cosine, sine;
    normals_of(kernels, word, got);
    exact_pair(word, &cosine, &sine);
    cr_assert(isfinite(got[0]) && isfinite(got[1]));
    cr_assert_leq(ulps(got[0], cosine), 4, "%s: words %016llx %016llx: cosine %a, not %La",
                  kernels->name, (unsigned long long)radius, (unsigned long long)angle, got[0],
                  cosine);
    cr_assert_leq(ulps(got[1], sine), 4, "%s: words %016llx %016llx: sine %a, not %La",
                  kernels->name, (unsigned long long)radius, (unsigned long long)angle, got[1],
                  sine);
}

Test(normal, extreme_words)
{
    /* u next to 1, 2^-52, and both sides of a power of sqrt(1/2); angles at every eighth turn */
    static const uint64_t radii[] = {0,
                                     UINT64_MAX,
                                     UINT64_C(1) << 12,
                                     UINT64_C(2) << 12,
                                     UINT64_MAX - (UINT64_C(1) << 12),
                                     UINT64_C(0x4afb0ccc06219000),
                                     UINT64_C(0x4afb0ccc0621a000),
                                     UINT64_C(1) << 63};
    for (int set = 0; kernels_here(set); set++)
        for (size_t i = 0; i < sizeof radii / sizeof *radii; i++)
            for (uint64_t eighth = 0; eighth < 8; eighth++)
                for (uint64_t step = 0; step < 3; step++) /* one before, on it, one behind */
                    check_words(kernels_here(set), radii[i], (eighth << 61) + ((step - 1) << 12));
}

/* ---- the normal law ---- */

enum { MANY = 1000000 };

static double *draw_many(void)
{
    double *x = mem_untouched(MANY, sizeof *x, NULL);
    struct random_stream stream = random_stream(42, RANDOM_SIGNAL, 1, 2, 3);
    kernels_pick(NULL, NULL)->normals(MANY, &stream, 0, x);
    return x;
}

/* Limits are four and a half standard errors: passed by chance but for one seed in 10^5. */
static void expect_mean(double sum, double count, double wanted, double variance, const char *name)
{
    expect_near(sum / count, wanted, 4.5 * sqrt(variance / count), "%s", name);
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

/* One normal in 5 10^8 lies beyond 6 sigma: nobody waits for them. They come from the blocks whose
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
        normals_of(kernels, word, pair);
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
