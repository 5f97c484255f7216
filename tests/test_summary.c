/* Curves and figures of merit, from samples and outcomes made by hand. */
#include "bench/results/summary.h"
#include "tests/support/noisy.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

static struct err err;

static void expect(double got, double wanted, double tolerance)
{
    cr_assert(isnan(wanted) ? isnan(got) : fabs(got - wanted) <= tolerance, "%.17g, not %.17g", got,
              wanted);
}

/* 2 trials, 1000 iterations, a point every 10; all values 1 until a test changes them. */
enum { TRIALS = 2, MANY = 20, POINTS = 101, EVERY = 10, NODES = 4 };
static struct system truth;
static struct source source;
static struct plan plan;
static struct outcome outcome;
static struct sample sample[MANY * POINTS];
static int instant[POINTS];
static double square[2 * MANY];
static struct reference reference;
static struct curve_point *curve;
static struct summary summary;

static void begin(void)
{
    truth = (struct system){.taps = 8};
    source = (struct source){.nodes = NODES, .iterations = 1000, .system = &truth};
    plan = (struct plan){.source = &source, .threads = 2, .trials = TRIALS};
    outcome = (struct outcome){.points = POINTS, .instant = instant, .sample = sample};
    reference = (struct reference){.epochs = 1, .square = square, .noise = 0.25};
    for (int i = 0; i < 2 * MANY; i++)
        square[i] = 1;
    for (int i = 0; i < POINTS; i++)
        instant[i] = i * EVERY;
    for (int i = 0; i < TRIALS * POINTS; i++)
        sample[i] = (struct sample){1, 1, 1, 1, {1, 1}};
}

static void end(void)
{
    free(curve);
}

TestSuite(curve, .init = begin, .fini = end);
TestSuite(figures, .init = begin, .fini = end);

static void make_curve(void)
{
    free(curve);
    curve = summary_curve(&plan, &outcome, &reference, &err);
    cr_assert(curve, "%s", err.text);
}

static void make_summary(void)
{
    make_curve();
    cr_assert_eq(summary_make(&plan, &outcome, curve, &reference, &summary, &err), 0, "%s",
                 err.text);
}

/* The same deviation in both trials, from one instant on. */
static void set_msd(int from, double msd)
{
    for (int i = from / EVERY; i < POINTS; i++)
        sample[i].msd = sample[POINTS + i].msd = msd;
}

Test(curve, is_the_mean_of_powers_over_the_trials)
{
    sample[3] = (struct sample){.msd = 1, .mse = 2, .disagreement = 3, .nonzeros = 4};
    sample[POINTS + 3] = (struct sample){.msd = 0.01, .mse = 4, .disagreement = 5, .nonzeros = 7};
    make_curve();
    cr_assert_eq(curve[3].iteration, 30);
    expect(curve[3].msd.mean, 0.505, 1e-15); /* -2.97 dB; the mean of 0 and -20 dB were -10 */
    expect(curve[3].msd.high - 0.505, 12.7062 * 0.495, 1e-3);
    expect(0.505 - curve[3].msd.low, 12.7062 * 0.495, 1e-3);
    cr_assert(curve[3].mse == 3 && curve[3].disagreement == 4 && curve[3].nonzeros == 5.5);
    cr_assert(curve[2].msd.mean == 1 && curve[4].msd.mean == 1);
}

/* Each trial's and each epoch's own |h*|^2: trial 0: 2, then 4; trial 1: 8, then 16. */
Test(curve, normalised_deviation_and_excess_error_are_against_the_reference)
{
    truth.changes = (struct change_list){.count = 1, .change = {{.at = 500}}};
    reference.epochs = 2;
    square[0] = 2;
    square[1] = 4;
    square[2] = 8;
    square[3] = 16;
    make_summary();
    expect(curve[49].nmsd, (1 / 2. + 1 / 8.) / 2, 1e-15);
    expect(curve[50].nmsd, (1 / 4. + 1 / 16.) / 2, 1e-15);
    expect(summary.nmsd, (1 / 4. + 1 / 16.) / 2, 1e-15);
    expect(curve[3].emse, 0.75, 1e-15);
    expect(summary.emse, 0.75, 1e-15);
    reference.noise = NAN;
    make_summary();
    expect(summary.emse, NAN, 0);
}

Test(curve, of_a_trial_that_was_not_run_is_unknown)
{
    for (int i = 50; i < POINTS; i++)
        sample[POINTS + i] = (struct sample){NAN, NAN, NAN, NAN, {NAN, NAN}};
    make_curve();
    cr_assert_eq(curve[49].msd.mean, 1);
    cr_assert(isnan(curve[50].msd.mean) && isnan(curve[50].msd.low) && isnan(curve[50].mse));
}

Test(figures, are_means_over_the_last_tenth)
{
    set_msd(0, 100);
    set_msd(900, 0.5);
    sample[POINTS - 1].msd = 0.5 + 0.11; /* one of eleven points: 0.01 */
    sample[POINTS - 1].mse = 12;
    sample[POINTS - 1].disagreement = 23;
    sample[POINTS - 1].nonzeros = 34;
    make_summary();
    expect(summary.msd.mean, 0.505, 1e-12);
    expect(summary.msd.high, 0.505 + 12.7062 * 0.005, 1e-4); /* of the trials' means, not points */
    expect(summary.mse, 1.5, 1e-12);
    expect(summary.disagreement, 2, 1e-12);
    expect(summary.nonzeros, 2.5, 1e-12);
}

/* The change is followed by the deviation 2, the second half of what is left by 0.25. */
static void expect_steady_after(int change, double msd)
{
    truth.changes = (struct change_list){.count = 2, .change = {{.at = 100}, {.at = change}}};
    set_msd(0, 1);
    set_msd(change, 2);
    set_msd(change + (1000 - change) / 2, 0.25);
    make_summary();
    expect(summary.msd.mean, msd, 1e-12);
}

Test(figures, after_a_late_change_are_means_over_the_second_half_of_what_is_left)
{
    expect_steady_after(960, 0.25);
    expect_steady_after(860, 0.25);
    expect_steady_after(400, 0.25);
}

Test(figures, pay_no_heed_to_a_change_that_never_comes)
{
    truth.changes = (struct change_list){.count = 1, .change = {{.at = 2000}}};
    set_msd(1000, 12);
    make_summary();
    expect(summary.msd.mean, 2, 1e-12); /* of eleven points */
}

Test(figures, after_an_early_change_are_still_means_over_the_last_tenth)
{
    truth.changes = (struct change_list){.count = 1, .change = {{.at = 500}}};
    set_msd(750, 3); /* half-way */
    set_msd(900, 0.25);
    make_summary();
    expect(summary.msd.mean, 0.25, 1e-12);
}

/* An exponential towards the floor 0.1, the same in both trials. */
static void set_exponential(int from, double rate)
{
    for (int i = from / EVERY; i < POINTS; i++)
        sample[i].msd = sample[POINTS + i].msd = 0.1 + 0.9 * exp(-rate * (i * EVERY - from));
}

static int settles(double rate)
{
    set_exponential(0, rate);
    make_summary();
    return summary.settled;
}

Test(figures, settled_is_a_curve_with_little_still_to_fall)
{
    cr_assert(settles(0.05) && settles(0.008));
    cr_assert(!settles(0.003) && !settles(1e-4) && !settles(1e-6));
    cr_assert(!settles(NAN));
}

/* How many of a hundred means of 20 trials are settled: exponentials towards 0.1, each with noise
 * that lasts as long as the steady stretch. */
static int count_settled(double rate)
{
    static double power[POINTS];
    int count = 0;
    plan.trials = MANY;
    for (uint64_t seed = 0; seed < 100; seed++) {
        for (int trial = 0; trial < MANY; trial++) {
            noisy_curve(power, POINTS, rate * EVERY, 0.1, 0.07, 0.9, MANY * seed + (uint64_t)trial);
            for (int i = 0; i < POINTS; i++)
                sample[trial * POINTS + i].msd = power[i];
        }
        make_summary();
        count += summary.settled;
    }
    return count;
}

/* Of the second, 55 would be by the short stretches alone. */
Test(figures, settled_shows_through_noise_that_lasts)
{
    int flat = count_settled(0.05), nearly = count_settled(0.0064), slow = count_settled(0.003);
    cr_expect_geq(flat, 95, "%d", flat);
    cr_expect_geq(nearly, 70, "%d: 0.07 dB are still to fall", nearly);
    cr_expect_leq(slow, 3, "%d: 1.6 dB are", slow);
}

/* Stretches twice as long do not show it. */
Test(figures, settled_is_no_curve_with_a_slow_end)
{
    plan.trials = MANY;
    for (int i = 0; i < MANY * POINTS; i++) {
        int n = i % POINTS * EVERY;
        sample[i].msd = 0.1 + 0.9 * exp(-0.012 * n) + 0.05 * exp(-1e-3 * n);
    }
    make_summary();
    cr_assert_eq(summary.settled, 0);
}

Test(figures, settled_looks_at_what_follows_the_last_change)
{
    truth.changes = (struct change_list){.count = 1, .change = {{.at = 800}}};
    set_exponential(0, 0.05);
    set_exponential(800, 0.05);
    make_summary();
    cr_assert_eq(summary.settled, 1);
    set_exponential(800, 0.005);
    make_summary();
    cr_assert_eq(summary.settled, 0);
    truth.changes.change[0].at = 960; /* a third of five points: too few to say */
    set_exponential(0, 0.05);
    make_summary();
    cr_assert_eq(summary.settled, 0);
}

Test(figures, a_curve_of_few_points_is_not_called_settled)
{
    for (outcome.points = 1; outcome.points < 12; outcome.points++) {
        make_summary();
        cr_assert_eq(summary.settled, 0, "%d points", outcome.points);
    }
}

Test(figures, targets_are_met_by_the_first_point_of_the_stretch_below)
{
    set_msd(30, 0.1);
    set_msd(50, 0.01);
    set_msd(90, 1.1e-3);
    sample[40].msd = sample[POINTS + 40].msd = 1e-9; /* a dip */
    make_summary();
    static const double wanted[TARGETS] = {30, 50, NAN, NAN};
    for (int i = 0; i < TARGETS; i++)
        expect(summary.targets.reached[i].mean, wanted[i], 0);
}

Test(figures, targets_are_known_to_a_point_of_the_curve)
{
    plan.observe_every = EVERY;
    make_summary();
    cr_assert_eq(summary.resolution, EVERY);
}

Test(figures, targets_are_met_by_the_mean_of_the_trials)
{
    for (int i = 2; i < POINTS; i++)
        sample[i].msd = 1e-6; /* the other trial stays at 1 */
    for (int i = 40; i < POINTS; i++)
        sample[POINTS + i].msd = 0.15;
    make_summary();
    expect(summary.targets.reached[0].mean, 400, 0);
}

Test(figures, without_a_truth_are_told_by_the_error)
{
    source.system = NULL;
    for (int i = 0; i < TRIALS * POINTS; i++) {
        sample[i].msd = NAN;
        sample[i].mse = i % POINTS < 60 ? 1 : 0.05;
    }
    sample[0].mse = sample[POINTS].mse = NAN; /* no error before the first iteration */
    make_summary();
    expect(summary.msd.mean, NAN, 0);
    expect(summary.mse, 0.05, 1e-15);
    expect(summary.targets.reached[0].mean, 600, 0);
    cr_assert_eq(summary.settled, 1);
}

/* From the last change on; a later loss counts. */
Test(figures, a_support_is_found_where_it_stays)
{
    make_summary();
    cr_assert_eq(summary.support_found, 0);
    sample[40].support.recall = 0.8; /* mean 0.9 at n = 400 */
    sample[20].support.precision = 0;
    make_summary();
    cr_assert_eq(summary.support_found, 410);
    sample[60].support.precision = 0.92; /* mean 0.96 */
    truth.changes = (struct change_list){1, {{.at = 300}}};
    reference.epochs = 2;
    make_summary();
    cr_assert_eq(summary.support_found, 110);
    truth.changes.change[0].at = 500;
    make_summary();
    cr_assert_eq(summary.support_found, 0, "at once");
    sample[POINTS - 1].support.recall = 0;
    make_summary();
    cr_assert(isnan(summary.support_found));
}

Test(figures, support_is_the_mean_over_the_trials_and_unknown_when_one_is)
{
    struct support *support[TRIALS];
    for (int trial = 0; trial < TRIALS; trial++)
        support[trial] = &sample[trial * POINTS + POINTS - 1].support;
    *support[0] = (struct support){0.5, 1};
    *support[1] = (struct support){1, 0.25};
    make_summary();
    cr_assert(summary.precision == 0.75 && summary.recall == 0.625);
    cr_assert(curve[POINTS - 1].precision == 0.75 && curve[POINTS - 1].recall == 0.625);
    cr_assert(curve[POINTS - 2].precision == 1);
    support[1]->recall = NAN;
    make_summary();
    cr_assert(summary.precision == 0.75 && isnan(summary.recall));
}

Test(figures, of_a_trial_that_was_not_run_are_unknown)
{
    for (int i = 0; i < POINTS; i++)
        sample[POINTS + i] = (struct sample){NAN, NAN, NAN, NAN, {NAN, NAN}};
    make_summary();
    cr_assert(isnan(summary.msd.mean) && isnan(summary.msd.low) && isnan(summary.mse));
    cr_assert(isnan(summary.targets.reached[0].mean) && !summary.settled);
}

Test(figures, recovery_counts_from_the_last_change)
{
    truth.changes = (struct change_list){.count = 1, .change = {{.at = 500}}};
    set_msd(0, 1);
    set_msd(100, 0.05); /* -13 dB before the change */
    set_msd(500, 1);
    set_msd(700, 0.005); /* -23 dB, 200 after it */
    make_summary();
    cr_assert(summary.targets.reached[0].mean == 100 && summary.targets.reached[1].mean == 700);
    cr_assert(summary.targets.recovery[0] == 200 && summary.targets.recovery[1] == 200);
    cr_assert(isnan(summary.targets.recovery[2]));
    truth.changes.count = 0;
    make_summary();
    cr_assert(isnan(summary.targets.recovery[0]));
}

Test(figures, time_of_an_update_is_that_of_the_updates_really_made)
{
    outcome.time.iterate = 8e-3;
    outcome.updates = 8000; /* of all threads together */
    make_summary();
    expect(summary.ns_per_update, 1000, 1e-9);
    outcome.updates = 4000; /* a run that stopped half-way */
    make_summary();
    expect(summary.ns_per_update, 2000, 1e-9);
}
