/* The true system as it moves: a random walk of its taps, a drift of its support. The data follow
 * it, and the deviation is measured against it, instant by instant. */
#include "data/course.h"

#include "tests/support/fixture.h"
#include "tests/support/near.h"

#include <criterion/criterion.h>
#include <criterion/logging.h>
#include <limits.h>
#include <math.h>
#include <string.h>

enum { TAPS = 16, LENGTH = 300, SEED = 5, TRIAL = 2 };

static _Alignas(CACHE_LINE) double room[TAPS];

static void begin(struct fixture *fixture)
{
    fixture_begin(fixture, 1, TAPS, LENGTH);
    fixture_system(fixture, "sparse", "nonzeros", "4", "values", "gaussian", NULL);
}

static void begin_course(struct course *course, const struct fixture *fixture)
{
    course_begin(course, &fixture->system, SEED, TRIAL, room);
}

static int nonzeros_of(const double *h)
{
    int count = 0;
    for (int i = 0; i < TAPS; i++)
        count += h[i] != 0;
    return count;
}

/* ---- the walk ---- */

Test(course, a_walk_moves_the_non_zero_taps_by_its_variance)
{
    static const struct system_walk walk = {.variance = 0.04, .decay = 1};
    struct fixture fixture;
    struct course course;
    double before[TAPS], sum = 0, square = 0;
    enum { STEPS = 20000 };
    begin(&fixture);
    fixture.system.walk = &walk;
    begin_course(&course, &fixture);
    for (int n = 1; n <= STEPS; n++) {
        memcpy(before, course.h, sizeof before);
        course_go(&course, n);
        for (int i = 0; i < TAPS; i++) {
            double step = course.h[i] - before[i];
            cr_assert_eq(step != 0, before[i] != 0, "tap %d at %d", i, n);
            sum += step;
            square += step * step;
        }
    }
    expect_mean(sum, 4. * STEPS, 0, walk.variance, "mean step");
    expect_mean(square, 4. * STEPS, walk.variance, 2 * walk.variance * walk.variance, "square");
    fixture_end(&fixture);
}

/* From 1 to about variance / (1 - decay^2), which neighbouring instants share: few are independent.
 */
Test(course, a_walk_with_decay_stays_near_its_variance)
{
    static const struct system_walk walk = {.variance = 0.19, .decay = 0.9};
    struct fixture fixture;
    struct course course;
    double square = 0;
    enum { STEPS = 40000, MEMORY = 10 };
    begin(&fixture);
    fixture.system.walk = &walk;
    begin_course(&course, &fixture);
    for (int n = 100; n < STEPS; n++) {
        course_go(&course, n);
        square += kernels_ref.dot(TAPS, course.h, course.h) / 4;
    }
    expect_near(square / (STEPS - 100), 1, 4.5 * sqrt(2. * MEMORY / (4. * STEPS)),
                "power of a tap");
    fixture_end(&fixture);
}

/* ---- the drift ---- */

static int distance_of(const double *h, const double *before, double *moved)
{
    int differ = 0;
    for (int i = 0; i < TAPS; i++)
        if (h[i] != before[i]) {
            differ++;
            *moved = h[i] != 0 ? h[i] : *moved;
        }
    return differ;
}

Test(course, a_drift_moves_one_tap_at_a_time_with_its_value)
{
    struct fixture fixture;
    struct course course;
    double before[TAPS], sorted = 0;
    int seen[TAPS] = {0};
    begin(&fixture);
    fixture.system.drift = 50;
    begin_course(&course, &fixture);
    for (int i = 0; i < TAPS; i++)
        sorted += course.h[i];
    for (int n = 1; n <= 5000; n++) {
        double moved = 0, sum = 0;
        memcpy(before, course.h, sizeof before);
        course_go(&course, n);
        cr_assert_eq(distance_of(course.h, before, &moved), n % 50 ? 0 : 2, "instant %d", n);
        cr_assert_eq(nonzeros_of(course.h), 4);
        for (int i = 0; i < TAPS; i++) {
            sum += course.h[i];
            seen[i] += course.h[i] != 0 && n % 50 == 0;
        }
        expect_near(sum, sorted, 1e-12, "the values stay");
    }
    for (int i = 0; i < TAPS; i++) /* of 100 moves, a quarter on average */
        cr_assert(seen[i] > 5 && seen[i] < 60, "tap %d: %d of 100", i, seen[i]);
    fixture_end(&fixture);
}

/* ---- course ---- */

static const struct system_walk some_walk = {.variance = 1e-3, .decay = 0.99};

static void begin_moving(struct fixture *fixture)
{
    begin(fixture);
    fixture->system.walk = &some_walk;
    fixture->system.drift = 40;
    fixture->system.changes = (struct change_list){
        1, {{.at = 130, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW, .nonzeros = 7}}};
}

Test(course, steps_and_leaps_arrive_at_the_same_system)
{
    struct fixture fixture;
    struct course course;
    double each[LENGTH][TAPS];
    begin_moving(&fixture);
    begin_course(&course, &fixture);
    for (int n = 0; n < LENGTH; n++) {
        course_go(&course, n);
        memcpy(each[n], course.h, sizeof each[n]);
        cr_assert_eq(course.truth.nonzeros, n < 130 ? 4 : 7);
        cr_assert_eq(nonzeros_of(course.h), course.truth.nonzeros);
    }
    begin_course(&course, &fixture);
    for (int n = 3; n < LENGTH; n += 59) {
        course_go(&course, n);
        cr_assert_arr_eq(course.h, each[n], sizeof each[n], "instant %d", n);
    }
    struct truth redrawn = system_draw(&fixture.system, SEED, TRIAL, 1, room);
    cr_assert_arr_eq(redrawn.h, each[130], sizeof each[130], "a change draws anew");
    fixture_end(&fixture);
}

Test(course, of_a_still_system_is_its_epochs)
{
    struct fixture fixture;
    struct course course;
    _Alignas(CACHE_LINE) double h[TAPS];
    begin_moving(&fixture);
    fixture.system.walk = NULL;
    fixture.system.drift = 0;
    begin_course(&course, &fixture);
    for (int n = 10; n <= 250; n += 120) {
        course_go(&course, n);
        system_draw(&fixture.system, SEED, TRIAL, n < 130 ? 0 : 1, h);
        cr_assert_arr_eq(course.h, h, sizeof h, "instant %d", n);
    }
    fixture_end(&fixture);
}

Test(course, the_next_change_is_that_of_changes_and_drift)
{
    struct fixture fixture;
    begin_moving(&fixture);
    static const int wanted[][2] = {{0, 40},    {39, 40},   {40, 80},
                                    {120, 130}, {129, 130}, {130, 160}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        cr_assert_eq(system_next_change(&fixture.system, wanted[i][0]), wanted[i][1]);
    fixture.system.drift = 0;
    cr_assert_eq(system_next_change(&fixture.system, 130), INT_MAX);
    fixture_end(&fixture);
}

/* ---- the engine ---- */

/* An estimate that stays zero deviates by ||h*(n)||^2 after n updates, and its error at datum n is
 * u_n' h*(n). */
Test(course, data_and_deviation_follow_it)
{
    static double regressors[LENGTH * TAPS];
    for (int i = 0; i < LENGTH * TAPS; i++)
        regressors[i] = 1 + (i * 7) % 11;
    struct fixture fixture;
    struct outcome outcome;
    struct course course;
    begin_moving(&fixture);
    fixture_recording(&fixture, regressors, NULL, NULL);
    fixture.noise.variance = (struct per_node){.set = 1};
    fixture_algorithm(&fixture, "lms", MODE_CTA, "step", "0", NULL);
    for (int precision = 0; precision < PRECISIONS; precision++) {
        fixture.plan.kernels = fixture.plan.kernels->in[precision];
        fixture_run(&fixture, &outcome);
        course_begin(&course, &fixture.system, fixture.source.seed, 0, room);
        for (int n = 0; n <= LENGTH; n++) {
            course_go(&course, n);
            expect_near(outcome.sample[n].msd, kernels_ref.dot(TAPS, room, room), 1e-12, "at %d",
                        n);
            if (n == LENGTH)
                break;
            double response = 0;
            for (int i = 0; i < TAPS; i++)
                response += regressors[n * TAPS + i] * room[i];
            expect_near(outcome.sample[n + 1].mse, response * response, precision ? 1e-3 : 1e-9,
                        "datum %d", n);
        }
        outcome_free(&outcome);
    }
    fixture_end(&fixture);
}

/* The oracle gets the support of each stretch: without noise its estimate has no other taps. */
Test(course, an_oracle_follows_the_drift)
{
    struct fixture fixture;
    begin(&fixture);
    fixture.system.drift = 40;
    fixture.plan.observe_every = LENGTH; /* no pause but the drift's */
    fixture_algorithm(&fixture, "oracle-lms", MODE_ATC, "step", "0.05", NULL);
    for (int length = 41; length < LENGTH; length += 61) {
        struct outcome outcome;
        struct course course;
        fixture.source.iterations = length;
        fixture_run(&fixture, &outcome);
        course_begin(&course, &fixture.system, fixture.source.seed, 0, room);
        course_go(&course, length - 1); /* the last update's */
        for (int i = 0; i < TAPS; i++)
            cr_assert_eq(outcome.estimates[i] != 0, room[i] != 0, "tap %d after %d", i, length);
        outcome_free(&outcome);
    }
    fixture_end(&fixture);
}

/* LMS that tracks a walk, white regressors of variance 1 and L taps: exactly
 * MSD = L (mu^2 sigma^2 + q) / (2 mu - mu^2 (L + 2)). */
Test(course, lms_tracks_a_walk_as_theory_says)
{
    static const struct system_walk walk = {.variance = 1e-4, .decay = 1};
    enum { TRIALS = 200, STEPS = 1000, FROM = 500, EVERY = 10 };
    const double mu = 0.05;
    struct fixture fixture;
    struct outcome outcome;
    double sum = 0;
    fixture_begin(&fixture, 1, TAPS, STEPS);
    fixture_system(&fixture, "sparse", "nonzeros", "16", NULL);
    fixture.system.walk = &walk;
    fixture_algorithm(&fixture, "lms", MODE_ATC, "step", "0.05", NULL);
    fixture.plan.trials = TRIALS;
    fixture.plan.observe_every = EVERY;
    fixture_run(&fixture, &outcome);
    for (int trial = 0; trial < TRIALS; trial++)
        for (int point = FROM / EVERY; point < outcome.points; point++)
            sum += outcome.sample[trial * outcome.points + point].msd;
    double got = sum / (TRIALS * (outcome.points - FROM / EVERY));
    double wanted = TAPS * (mu * mu * 0.01 + walk.variance) / (2 * mu - mu * mu * (TAPS + 2));
    cr_log_info("tracking: %.2f dB, theory %.2f", decibel(got), decibel(wanted));
    expect_near(decibel(got), decibel(wanted), 0.15, "tracking");
    outcome_free(&outcome);
    fixture_end(&fixture);
}

Test(course, all_ways_of_running_give_the_same_bits)
{
    static const int threads[] = {1, 3, 0};
    struct fixture fixture;
    uint64_t wanted = 0;
    char text[96];
    begin_moving(&fixture);
    fixture.source.nodes = 5;
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    fixture.plan.trials = 3;
    fixture.plan.observe_every = 7;
    for (int way = 0; fixture_way(&fixture, way, threads); way++) {
        uint64_t digest = fixture_digest(&fixture);
        wanted = way ? wanted : digest;
        cr_assert_eq(digest, wanted, "%s", fixture_way_text(&fixture, text));
    }
    fixture_end(&fixture);
}
