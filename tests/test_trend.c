/* Is a curve settled? Exponentials whose end is known, with noise of known size and memory. */
#include "bench/results/trend.h"

#include "tests/support/noisy.h"

#include <criterion/criterion.h>
#include <string.h>

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

static int settles_by_hand(double first, double second, double last, double error)
{
    const struct trend trend = {
        .points = STRETCH, .mean = {first, second, last}, .error = {error, error}};
    return trend_settled(&trend);
}

Test(trend, neither_fall_may_show_through_the_noise)
{
    cr_assert(settles_by_hand(1.02, 1.05, 1, 0.02), "both are noise");
    cr_assert(!settles_by_hand(1, 1.3, 1, 0.02), "the last is not");
    cr_assert(!settles_by_hand(1.1, 1.05, 1, 0.02), "their sum is not");
}

Test(trend, falls_without_their_error_say_what_may_be)
{
    const struct trend shrinking = {.points = STRETCH, .mean = {1.05, 1.02, 1}, .error = {1, 1}},
                       steady = {.points = STRETCH, .mean = {1.05, 1.025, 1}, .error = {1, 1}};
    cr_assert(trend_may_be_settled(&shrinking) && !trend_may_be_settled(&steady));
    cr_assert(!trend_may_be_settled(&(struct trend){0}));
}

/* ---- the noise that the trials show ---- */

enum { TRIALS = 20, SLOW_SEEDS = 100 };

/* Noise as that of the deviation under small steps: a part that lasts, under one that does not. */
static void draw_trial(double *trial, double rate, uint64_t seed)
{
    static double quick[POINTS];
    noisy_curve(trial, POINTS, rate, 1e-3, 0.3, 0.994, seed);
    noisy_curve(quick, POINTS, 1, 1, 0.2, 0, seed + 1);
    for (int i = 0; i < POINTS; i++)
        trial[i] *= quick[i];
}

/* The mean of the trials, and the falls of each. */
static void draw_trials(double rate, uint64_t seed, double fall[TRIALS][TREND_FALLS])
{
    static double trial[POINTS];
    memset(power, 0, sizeof power);
    for (int t = 0; t < TRIALS; t++) {
        double mean[TREND_STRETCHES] = {0};
        draw_trial(trial, rate, 1000 * seed + 2 * (uint64_t)t);
        for (int i = 0; i < POINTS; i++)
            power[i] += trial[i] / TRIALS;
        for (int i = 0; i < TREND_STRETCHES * STRETCH; i++)
            mean[i / STRETCH] += trial[POINTS - TREND_STRETCHES * STRETCH + i] / STRETCH;
        fall[t][FALL_LAST] = mean[1] - mean[2];
        fall[t][FALL_BOTH] = mean[0] - mean[2];
    }
}

static int count_settled_trials(double rate, int trials)
{
    double fall[TRIALS][TREND_FALLS];
    int count = 0;
    for (uint64_t seed = 0; seed < SLOW_SEEDS; seed++) {
        draw_trials(rate, seed, fall);
        struct trend trend = trend_of(power, POINTS, STRETCH);
        trend_observe_trials(&trend, (const double(*)[TREND_FALLS])fall, trials);
        count += trend_settled(&trend);
    }
    return count;
}

Test(trend, a_flat_curve_is_settled_though_its_noise_lasts_longer_than_a_stretch)
{
    int count = count_settled_trials(1, TRIALS);
    cr_expect_geq(count, SLOW_SEEDS * 97 / 100, "%d", count);
    count = count_settled_trials(1, TREND_TRIALS - 1); /* too few: by one curve alone */
    cr_expect_leq(count, SLOW_SEEDS * 90 / 100, "%d: the noise is too easy", count);
}

Test(trend, a_fall_shows_through_the_noise_of_the_trials)
{
    int count = count_settled_trials(4e-3, TRIALS);
    cr_expect_leq(count, SLOW_SEEDS * 5 / 100, "%d", count);
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
