/* Random numbers one by one: Philox against its authors' known answers, normals against long double
 * arithmetic, at words where a formula could break too. */
#include "tests/support/philox_inverse.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <math.h>
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

Test(normal, philox_known_answers)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint32_t out[4];
        philox_inverse_block(known[i].counter, known[i].key, out);
        cr_assert(!memcmp(out, known[i].wanted, sizeof out), "vector %zu: %08x %08x %08x %08x", i,
                  out[0], out[1], out[2], out[3]);
    }
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

/* Words at which a formula could break. */
static void check_words(const struct kernels *kernels, uint64_t radius, uint64_t angle)
{
    const uint32_t word[4] = {(uint32_t)radius, (uint32_t)(radius >> 32), (uint32_t)angle,
                              (uint32_t)(angle >> 32)};
    double got[2];
    long double cosine, sine;
    philox_inverse_normals(kernels, word, got);
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
                for (uint64_t step = 0; step < 3; step++) /* one before, on it, one after */
                    check_words(kernels_here(set), radii[i], (eighth << 61) + ((step - 1) << 12));
}
