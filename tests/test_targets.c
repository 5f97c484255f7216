/* When a curve passes a target: intervals over trials made by hand, and over noise whose mean is
 * known. */
#include "bench/results/targets.h"
#include "tests/support/noisy.h"

#include <criterion/criterion.h>

enum { TRIALS = 20, POINTS = 1000, EVERY = 10, SEEDS = 200 };
static struct system truth;
static struct source source;
static struct plan plan;
static struct outcome outcome;
static struct sample sample[TRIALS * POINTS];
static int instant[POINTS];
static double power[POINTS];
static struct target_times times;

static void begin(void)
{
    truth = (struct system){.taps = 8};
    source = (struct source){.nodes = 4, .iterations = 100, .system = &truth};
    plan = (struct plan){.source = &source, .trials = 2};
    outcome = (struct outcome){.points = 11, .instant = instant, .sample = sample};
    for (int i = 0; i < POINTS; i++)
        instant[i] = i * EVERY;
}

TestSuite(targets, .init = begin);

/* Both trials of 11 points, from one instant on. */
static void set_msd(int from, double one, double other)
{
    for (int i = from / EVERY; i < outcome.points; i++) {
        sample[i].msd = one;
        sample[outcome.points + i].msd = other;
    }
}

static void find(void)
{
    struct err err = {0};
    for (int i = 0; i < outcome.points; i++) {
        power[i] = 0;
        for (int trial = 0; trial < plan.trials; trial++)
            power[i] += sample[trial * outcome.points + i].msd / plan.trials;
    }
    cr_assert_eq(targets_find(&plan, &outcome, power, &times, &err), 0, "%s", err.text);
}

static void expect(const struct interval *got, double mean, double low, double high)
{
    const double values[][2] = {{got->mean, mean}, {got->low, low}, {got->high, high}};
    for (int i = 0; i < 3; i++)
        cr_assert(values[i][0] == values[i][1] || (isnan(values[i][0]) && isnan(values[i][1])),
                  "%g (%g to %g), not %g (%g to %g)", got->mean, got->low, got->high, mean, low,
                  high);
}

Test(targets, of_equal_trials_are_known_to_a_point_of_the_curve)
{
    set_msd(0, 1, 1);
    set_msd(30, 0.09, 0.09);
    find();
    expect(&times.reached[0], 30, 21, 30);
    expect(&times.reached[1], NAN, NAN, NAN);
}

/* Of two trials, the interval reaches 12.7 half differences to both sides. */
Test(targets, lie_where_the_interval_of_the_curve_crosses_them)
{
    set_msd(0, 1, 1);
    set_msd(20, 0.15, 0.07);   /* mean 0.11, low end below 0 */
    set_msd(40, 0.091, 0.089); /* mean 0.09, high end 0.103 */
    set_msd(60, 0.08, 0.08);
    find();
    expect(&times.reached[0], 40, 11, 60);
}

Test(targets, have_no_upper_end_where_the_interval_stays_above)
{
    set_msd(0, 1, 1);
    set_msd(20, 0.15, 0.03);
    find();
    expect(&times.reached[0], 20, 11, NAN);
}

Test(targets, of_a_single_trial_have_no_interval)
{
    plan.trials = 1;
    set_msd(0, 1, 1);
    set_msd(30, 0.09, 0.09);
    find();
    expect(&times.reached[0], 30, NAN, NAN);
}

Test(targets, that_are_passed_before_a_change_have_the_interval_of_that_part)
{
    truth.changes = (struct change_list){.count = 1, .change = {{.at = 50}}};
    set_msd(0, 1, 1);
    set_msd(30, 0.09, 0.09);
    set_msd(50, 1, 1);
    set_msd(70, 0.009, 0.009);
    find();
    expect(&times.reached[0], 30, 21, 30);
    expect(&times.reached[1], 70, 61, 70);
    cr_assert(times.recovery[0] == 20 && times.recovery[1] == 20);
}

/* Trials of independent noise about an exponential that passes -10 dB between two points. */
static int covers(uint64_t seed, double passage, double *width)
{
    plan.trials = TRIALS;
    outcome.points = 300;
    for (int trial = 0; trial < TRIALS; trial++) {
        noisy_curve(power, outcome.points, 0.02, 0.01, 0.5, 0.9, seed * TRIALS + (uint64_t)trial);
        for (int i = 0; i < outcome.points; i++)
            sample[trial * outcome.points + i].msd = power[i];
    }
    find();
    const struct interval *reached = &times.reached[0];
    cr_assert(reached->low <= reached->mean && reached->mean <= reached->high, "%g (%g to %g)",
              reached->mean, reached->low, reached->high);
    *width += (reached->high - reached->low) / SEEDS;
    return reached->low <= passage && passage <= reached->high;
}

Test(targets, intervals_cover_the_passage_of_the_true_mean)
{
    double passage = EVERY * log(0.99 / 0.09) / 0.02, width = 0;
    int covered = 0;
    source.iterations = EVERY * 300;
    for (uint64_t seed = 0; seed < SEEDS; seed++)
        covered += covers(seed, passage, &width);
    cr_assert_geq(covered, SEEDS * 93 / 100, "%d of %d", covered, SEEDS);
    cr_assert_leq(width, 0.4 * passage, "%g iterations wide", width); /* it says something */
}
