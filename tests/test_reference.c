/* What errors are measured against: the true systems and the noise; the normalised MSD and the
 * excess error that come of them. */
#include "bench/results/summary.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

static struct fixture fixture;
static struct reference reference;
static struct err err;

static void end(void)
{
    reference_free(&reference);
    fixture_end(&fixture);
}

TestSuite(reference, .fini = end);

static void begin(int nodes, int taps, int iterations)
{
    fixture_begin(&fixture, nodes, taps, iterations);
}

static void make_reference(void)
{
    cr_assert_eq(reference_init(&reference, &fixture.plan, &err), 0, "%s", err.text);
}

Test(reference, squares_are_those_of_each_trial_and_epoch)
{
    _Alignas(CACHE_LINE) double h[64];
    begin(2, 16, 100);
    fixture_system(&fixture, "sparse", "nonzeros", "4", "values", "gaussian", NULL);
    fixture.system.norm.word = 0; /* as drawn: each has another */
    fixture.system.changes =
        (struct change_list){1, {{.at = 50, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW}}};
    fixture.plan.trials = 3;
    make_reference();
    for (int trial = 0; trial < 3; trial++)
        for (int epoch = 0; epoch < 2; epoch++) {
            double square = 0;
            system_draw(&fixture.system, fixture.source.seed, trial, epoch, h);
            for (int i = 0; i < 16; i++)
                square += h[i] * h[i];
            cr_assert_float_eq(reference_square(&reference, &fixture.plan, trial, epoch ? 50 : 49),
                               square, 1e-12 * square);
        }
    cr_assert_neq(reference.square[0], reference.square[1]);
    cr_assert_neq(reference.square[0], reference.square[2]);
}

/* Of a system that moves, at every point of the curve, the last one included. */
Test(reference, squares_follow_a_system_that_moves)
{
    static const struct system_walk walk = {.variance = 1e-2, .decay = 1};
    _Alignas(CACHE_LINE) double h[64];
    struct course course;
    begin(2, 16, 100);
    fixture.system.walk = &walk;
    fixture.plan.trials = 2;
    fixture.plan.observe_every = 7;
    make_reference();
    cr_assert_eq(reference.epochs, 16);
    for (int trial = 0; trial < 2; trial++) {
        course_begin(&course, &fixture.system, fixture.source.seed, trial, h);
        for (int n = 0; n <= 100; n = n + 7 < 100 || n == 100 ? n + 7 : 100) {
            course_go(&course, n);
            cr_assert_eq(reference_square(&reference, &fixture.plan, trial, n),
                         kernels_ref.dot(16, h, h), "trial %d, instant %d", trial, n);
        }
    }
}

Test(reference, noise_is_the_mean_over_the_nodes)
{
    double variance[] = {0.01, 0.02, 0.06};
    begin(3, 16, 100);
    fixture.noise.variance = (struct per_node){.set = 1, .list = variance, .count = 3};
    make_reference();
    cr_assert_float_eq(reference.noise, 0.03, 1e-15);
}

Test(reference, noise_of_an_snr_is_relative_to_the_signal)
{
    begin(2, 16, 100);
    fixture.system.norm = (struct real_or_word){.value = 2, .word = -1};
    fixture.noise.variance.set = 0;
    fixture.noise.snr_db = (struct per_node){.set = 1, .low = 20, .high = 20};
    make_reference();
    cr_assert_float_eq(reference.noise, 4 * 0.01, 1e-8, "input of variance 1, |h*| = 2");
}

Test(reference, without_noise_there_is_none_and_of_a_recording_it_is_unknown)
{
    static double u[100], d[100];
    begin(1, 1, 100);
    fixture.noise.variance.set = 0;
    make_reference();
    cr_assert_eq(reference.noise, 0);
    reference_free(&reference);
    fixture_recording(&fixture, u, NULL, d);
    make_reference();
    cr_assert(isnan(reference.noise));
    reference_free(&reference);
    fixture_no_system(&fixture);
    make_reference();
    cr_assert(isnan(reference_square(&reference, &fixture.plan, 0, 5)));
}

/* LMS alone, white input of variance 2: its excess error is twice its deviation. */
Test(reference, excess_error_of_white_input_is_the_deviation_times_its_variance)
{
    struct outcome outcome;
    struct summary summary;
    begin(4, 16, 4000);
    fixture_input(&fixture, "white", "variance", "2", NULL);
    fixture_algorithm(&fixture, "lms", MODE_NONE, "step", "0.03", NULL);
    fixture.system.norm = (struct real_or_word){.value = 3, .word = -1};
    fixture.plan.trials = 8;
    fixture_run(&fixture, &outcome);
    make_reference();
    struct curve_point *curve = summary_curve(&fixture.plan, &outcome, &reference, &err);
    cr_assert(curve && !summary_make(&fixture.plan, &outcome, curve, &reference, &summary, &err));
    cr_assert_float_eq(decibel(summary.emse) - decibel(summary.msd.mean), decibel(2), 0.5);
    cr_assert_float_eq(summary.mse - summary.emse, 0.01, 1e-15);
    cr_assert_float_eq(summary.nmsd * 9, summary.msd.mean, 1e-12 * summary.msd.mean);
    cr_assert_float_eq(curve[0].nmsd, 1, 1e-12, "nothing is learned yet");
    free(curve);
    outcome_free(&outcome);
}
