/* Is a curve settled? Exponentials whose end is known, with noise of known size and memory. */
#include "bench/results/trend.h"

#include "tests/support/noisy.h"

#include <criterion/criterion.h>

enum { POINTS = 1000, STRETCH = 100, SEEDS = 200 };
static double power[POINTS];

static int settles(void)
{
    struct trend trend = trend_of(power, POINTS, STRETCH);
    return trend_settled(&trend);
}

static int settles_with(double rate, double floor, double deviation, double phi, uint64_t seed)
{
    noisy_curve(power, POINTS, rate, floor, deviation, phi, seed);
    return settles();
}

/* The rate at which the mean of the last stretch is a given number of dB above the floor. */
static double rate_leaving(double db, double floor)
{
    double left = floor * (pow(10, db / 10) - 1) / (1 - floor), rate = 0;
    for (int i = 0; i < 20; i++) {
        double half = 0.5 * STRETCH * rate, bulge = rate > 0 ? sinh(half) / half : 1;
        rate = -log(left / bulge) / (POINTS - 0.5 * STRETCH);
    }
    return rate;
}

Test(trend, a_slow_curve_is_not_settled_however_little_it_falls)
{
    static const double rate[] = {1e-6, 1e-5, 1e-4, 2e-4, 6e-4, 2e-3}; /* per point */
    for (int i = 0; i < (int)(sizeof rate / sizeof *rate); i++) {
        cr_expect(!settles_with(rate[i], 1e-6, 0, 0, 1), "rate %g", rate[i]);
        cr_expect(!settles_with(rate[i], 0.3, 0, 0, 1), "rate %g, a high floor", rate[i]);
    }
    cr_expect(!settles_with(2e-4, 1e-6, 1e-4, 0.5, 1), "noise smaller than its fall");
}

Test(trend, half_a_decibel_still_to_fall_is_the_limit)
{
    for (double floor = 0.3; floor > 1e-7; floor /= 10) {
        cr_expect(settles_with(rate_leaving(0.35, floor), floor, 0, 0, 1), "floor %g", floor);
        cr_expect(!settles_with(rate_leaving(0.55, floor), floor, 0, 0, 1), "floor %g", floor);
    }
}

Test(trend, a_curve_may_come_to_rest_from_below)
{
    for (int i = 0; i < POINTS; i++)
        power[i] = 1 - 0.5 * exp(-0.01 * i);
    cr_assert(settles());
    for (int i = 0; i < POINTS; i++)
        power[i] = 1 + 0.01 * i;
    cr_assert(!settles(), "it rises all the time");
}

static int count_settled(double rate, double floor, double deviation, double phi)
{
    int count = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++)
        count += settles_with(rate, floor, deviation, phi, seed);
    return count;
}

Test(trend, a_flat_curve_is_settled_whatever_its_noise)
{
    static const double phi[] = {0, 0.5, 0.9, 0.96};
    for (int i = 0; i < (int)(sizeof phi / sizeof *phi); i++)
        for (double deviation = 1e-6; deviation < 0.3; deviation *= 10) {
            int count = count_settled(1, 1e-3, deviation, phi[i]);
            cr_expect_geq(count, SEEDS * 95 / 100, "phi %g, deviation %g: %d", phi[i], deviation,
                          count);
        }
}

Test(trend, a_fall_shows_through_the_noise)
{
    int count = count_settled(2e-3, 1e-6, 0.1, 0.5);
    cr_expect_leq(count, SEEDS * 5 / 100, "%d", count);
}

Test(trend, exactly_equal_powers_are_settled)
{
    for (int i = 0; i < POINTS; i++)
        power[i] = 0.1;
    cr_assert(settles());
    for (int i = 0; i < POINTS; i++)
        power[i] = 0;
    cr_assert(settles());
}

Test(trend, error_of_a_mean_counts_the_memory)
{
    double square = 0, told = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        noisy_curve(power, POINTS, 0, 1, 0.1, 0.8, seed);
        struct trend trend = trend_of(power, POINTS, STRETCH);
        told += trend_error(&trend, STRETCH) / SEEDS;
        square += pow(trend.mean[0] - 1, 2) / SEEDS;
    }
    cr_expect(fabs(told / sqrt(square) - 1) < 0.15, "%g told, %g found", told, sqrt(square));
}

Test(trend, of_a_short_or_unknown_curve_is_not_known)
{
    for (int i = 0; i < POINTS; i++)
        power[i] = 1;
    struct trend trend = trend_of(power, TREND_STRETCHES * TREND_LEAST, TREND_LEAST);
    cr_assert(trend_settled(&trend), "as short as can be");
    trend = trend_of(power, TREND_STRETCHES * TREND_LEAST - 1, TREND_LEAST);
    cr_assert(!trend_settled(&trend) && trend.points == 0);
    trend = trend_of(power, POINTS, TREND_LEAST - 1);
    cr_assert(!trend_settled(&trend) && trend.points == 0);
    power[POINTS - 1] = INFINITY;
    cr_assert(!settles());
    power[POINTS - 1] = NAN;
    cr_assert(!settles());
}
