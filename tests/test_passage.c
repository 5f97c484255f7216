/* When does a noisy curve pass a target? Curves whose passage is known without the noise. */
#include "bench/results/passage.h"

#include "tests/support/noisy.h"

#include <criterion/criterion.h>

enum { POINTS = 1000, SEEDS = 100 };
static double power[POINTS];
static struct err err;

static int passes(double target, int points)
{
    struct passages passages;
    cr_assert_eq(passages_init(&passages, power, points, &err), 0, "%s", err.text);
    int point = passages_first(&passages, target);
    passages_free(&passages);
    return point;
}

Test(passage, of_a_smooth_curve_is_its_first_point_below)
{
    noisy_curve(power, POINTS, 0.02, 0, 0, 0, 1);
    for (int i = 0; i < POINTS; i += 37)
        cr_expect_eq(passes(1.001 * power[i], POINTS), i);
    cr_assert_eq(passes(1.001 * power[POINTS - 1], POINTS), POINTS - 1, "the very last");
    cr_assert_eq(passes(0.999 * power[POINTS - 1], POINTS), -1);
    noisy_curve(power, POINTS, 0.02, 1e-4, 0, 0, 1);
    for (int i = 0; i < POINTS / 2; i += 37)
        cr_expect_eq(passes(1.001 * power[i], POINTS), i);
    cr_assert_eq(passes(1e-12, 0), -1, "no points at all");
}

Test(passage, is_no_dip_of_a_curve_that_stays_above)
{
    for (int i = 0; i < POINTS; i++)
        power[i] = i < 100 ? 1 : 0.1;
    power[50] = power[500] = power[POINTS - 1] = 1e-6;
    cr_assert_eq(passes(0.11, POINTS), 100);
    cr_assert_eq(passes(0.05, POINTS), -1);
    cr_assert_eq(passes(1e-3, POINTS), -1);
}

Test(passage, is_none_where_the_curve_comes_back)
{
    for (int i = 0; i < POINTS; i++)
        power[i] = i < 100 || i > 200 ? 1 : 0.01;
    cr_assert_eq(passes(0.1, POINTS), -1);
    cr_assert_eq(passes(0.95, POINTS), 100, "below in the mean");
}

Test(passage, of_an_unknown_curve_is_none)
{
    for (int i = 0; i < POINTS; i++)
        power[i] = i ? 0.1 : INFINITY; /* no error before the first iteration */
    cr_assert_eq(passes(0.2, POINTS), 1);
    for (int i = 500; i < POINTS; i++)
        power[i] = INFINITY;
    cr_assert_eq(passes(0.2, POINTS), -1);
}

/* The squared errors of a single trial: as noisy as can be. Floor -19.9 dB. */
Test(passage, never_lies_below_the_floor)
{
    int found = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        noisy_curve(power, POINTS, 0.05, pow(10, -1.99), 0.3, 0, seed);
        cr_assert_eq(passes(1e-3, POINTS), -1);
        found += passes(1e-2, POINTS) >= 0;
    }
    cr_assert_leq(found, SEEDS * 5 / 100, "%d of %d", found, SEEDS);
}

Test(passage, through_noise_is_near_that_of_the_mean)
{
    enum { PASSAGE = 93 }; /* floor + exp(-0.05 n) is 0.02 */
    double sum = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        noisy_curve(power, POINTS, 0.05, pow(10, -1.99), 0.3, 0, seed);
        int point = passes(0.02, POINTS);
        cr_assert_geq(point, 0);
        sum += (double)(point - PASSAGE) / SEEDS;
    }
    cr_assert(fabs(sum) < 5, "%g points off in the mean", sum);
}
