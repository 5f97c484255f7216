/* log, exp and turns against long double arithmetic, and their bits against a record. */
#include "kernels/elementary.h"

#include "base/random.h"

#include <criterion/criterion.h>
#include <criterion/logging.h>
#include <math.h>

enum { COUNT = 200000 };

/* |got - exact| in units in the last place of the double nearest to exact. */
static double ulps(double got, long double exact)
{
    double nearest = fabs((double)exact);
    double unit = nextafter(nearest, INFINITY) - nearest;
    return (double)(fabsl((long double)got - exact) / unit);
}

/* Number i of a sequence, uniform in [low, high). */
static double number_in(double low, double high, uint32_t i)
{
    struct random_stream stream = random_stream(9, RANDOM_VALUE, 0, 0, 0);
    return low + (high - low) * random_uniform(&stream, i);
}

static void expect_small(double worst, const char *name)
{
    cr_log_info("%s: at most %.2f units in the last place", name, worst);
    cr_assert_leq(worst, 4, "%s: %g units in the last place", name, worst);
}

Test(elementary, log_is_exact_to_four_ulps)
{
    double worst = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        double x = i % 2 ? ldexp(number_in(1, 2, i), (int)number_in(-1022, 1023, COUNT + i))
                         : number_in(0.5, 2, i);
        worst = fmax(worst, ulps(elementary_log(x), logl(x)));
    }
    expect_small(worst, "log");
    cr_assert_eq(elementary_log(1), 0);
}

Test(elementary, exp_is_exact_to_four_ulps)
{
    double worst = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        double x = i % 2 ? number_in(-708, 709.7, i) : number_in(-1, 1, i);
        worst = fmax(worst, ulps(elementary_exp(x), expl(x)));
    }
    expect_small(worst, "exp");
    cr_assert(elementary_exp(0) == 1 && elementary_exp(-746) == 0 && isinf(elementary_exp(710)));
    expect_small(ulps(elementary_exp(709.78), expl(709.78)), "exp of 709.78");
    expect_small(ulps(elementary_exp(-740), expl(-740)), "exp below the normal numbers");
}

/* The nearest whole quarter is taken away exactly, so that zeros stay exact. */
static void exact_turn(double quarters, long double *cosine, long double *sine)
{
    double whole = rint(quarters);
    long double f = (quarters - whole) * (acosl(-1) / 2), c = cosl(f), s = sinl(f);
    int j = (int)whole & 3;
    *cosine = j == 0 ? c : j == 1 ? -s : j == 2 ? -c : s;
    *sine = j == 0 ? s : j == 1 ? c : j == 2 ? -s : -c;
}

Test(elementary, turns_are_exact_to_four_ulps)
{
    double worst = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        double quarters = number_in(-9, 9, i), cosine, sine;
        long double exact_cosine, exact_sine;
        elementary_turn(quarters, &cosine, &sine);
        exact_turn(quarters, &exact_cosine, &exact_sine);
        worst = fmax(worst, ulps(cosine, exact_cosine));
        worst = fmax(worst, ulps(sine, exact_sine));
    }
    expect_small(worst, "turn");
}

/* Recorded on x86-64 with gcc; exactly rounded arithmetic gives them everywhere. */
Test(elementary, bits_are_those_of_every_machine)
{
    uint64_t hash = 0;
    for (uint32_t i = 0; i < 1000; i++) {
        union {
            double number;
            uint64_t bits;
        } got[4];
        got[0].number = elementary_log(number_in(1e-10, 10, i));
        got[1].number = elementary_exp(number_in(-40, 40, i));
        elementary_turn(number_in(-9, 9, i), &got[2].number, &got[3].number);
        for (int j = 0; j < 4; j++)
            hash = (hash ^ got[j].bits) * UINT64_C(0x100000001b3);
    }
    cr_assert_eq(hash, UINT64_C(0xd9d7bd798eff4aa5), "%016llx", (unsigned long long)hash);
}
