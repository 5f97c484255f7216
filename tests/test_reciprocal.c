/* Reciprocals by multiply-adds (kernels/vector_reciprocal.h) have the bits of quotients, from any
 * approximation within 2^-14. test_kernels tests them on CPUs that approximate. */
#include "kernels/precision.h"

#define VECTOR_BYTES REAL_BYTES
#define TARGET
#include "kernels/vector_types.h"

#define INLINE inline __attribute__((always_inline))

#include <criterion/criterion.h>
#include <fenv.h>
#include <math.h>
#include <stdint.h>

#if PRECISION == 32
#define FMA          fmaf
#define LEAST_NORMAL 0x1p-126f
#define SCALE        ldexpf
#else
#define FMA          fma
#define LEAST_NORMAL 0x1p-1022
#define SCALE        ldexp
#endif

static vec broadcast(double a)
{
    return (real)a;
}

static vec mul_add(vec a, vec b, vec c)
{
    return FMA(a, b, c);
}

static vec sub_mul(vec c, vec a, vec b)
{
    return FMA(-a, b, c);
}

/* Operands and result are volatile, so that the compiler leaves the operation where it is. */
static vec mul_add_up(vec a, vec b, vec c)
{
    volatile real x = a, y = b, z = c;
    fesetround(FE_UPWARD);
    volatile real sum = FMA(x, y, z);
    fesetround(FE_TONEAREST);
    return sum;
}

#include "kernels/vector_reciprocal.h"

enum { DIGITS = REAL_BYTES == 8 ? 52 : 23 };

static const real worst = (real)0x1p-14;

static uint64_t next_random(void)
{
    static uint64_t state = 1;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state * UINT64_C(0x2545f4914f6cdd1d);
}

/* At most `worst`, of either sign; every other one is the worst. */
static real random_error(void)
{
    uint64_t random = next_random();
    real part = random & 2 ? 1 : (real)(random >> 40) * (real)0x1p-24;
    return random & 1 ? part * worst : -part * worst;
}

/* 1 <= a < 2 */
static real mantissa(uint64_t digits)
{
    return 1 + SCALE((real)digits, -DIGITS);
}

/* From 1/a with a relative error. Where 1/a is not normal, the result need only be below the normal
 * numbers or NAN. */
static void expect_quotient(real a, real error)
{
    real quotient = 1 / a, refined = refine_reciprocal(a, FMA(quotient, error, quotient));
    int must = a >= LEAST_NORMAL && isnormal(quotient);
    if ((must || refined >= LEAST_NORMAL) && refined != quotient)
        cr_assert_fail("1 / %a = %a, not %a, from an error of %a", a, quotient, refined, error);
}

static void expect_from_anywhere(real a)
{
    expect_quotient(a, worst);
    expect_quotient(a, -worst);
    for (int i = 0; i < 4; i++)
        expect_quotient(a, random_error());
}

/* All floats of a binade; of doubles, as many at random. */
Test(reciprocal, of_mantissas_is_the_quotient)
{
    for (uint64_t i = 0; i < UINT64_C(1) << 23; i++)
        expect_quotient(mantissa(DIGITS == 23 ? i : next_random() >> (64 - DIGITS)),
                        random_error());
}

Test(reciprocal, next_to_powers_of_two_is_the_quotient)
{
    for (uint64_t i = 0; i < 1 << 14; i++) {
        expect_from_anywhere(mantissa(i));
        expect_from_anywhere(mantissa((UINT64_C(1) << DIGITS) - 1 - i));
        expect_from_anywhere(mantissa((UINT64_C(1) << (DIGITS - 1)) - (1 << 13) + i));
    }
}

/* Denormal numbers, too. */
Test(reciprocal, of_every_exponent_is_the_quotient_or_is_seen_to_be_none)
{
    const real ones = mantissa((UINT64_C(1) << DIGITS) - 1), zero = SCALE(1, -2000);
    for (int exponent = -1075; exponent <= 1023; exponent++)
        for (int i = 0; i < 8; i++) {
            expect_from_anywhere(SCALE(1, exponent));
            expect_from_anywhere(SCALE(ones, exponent));
            expect_from_anywhere(SCALE(mantissa(1), exponent));
            expect_from_anywhere(SCALE(mantissa(next_random() >> (64 - DIGITS)), exponent));
        }
    expect_from_anywhere(zero);
    expect_from_anywhere(INFINITY);
    expect_from_anywhere(NAN);
    expect_from_anywhere(-1);
}
