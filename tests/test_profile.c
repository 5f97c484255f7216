/* Time by phase: the shares of laps, and what profiling leaves alone. */
#include "bench/measure/measure.h"

#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct fixture fixture;
static struct outcome curves;
static struct measured measured;

static struct timing_settings timing = {{3, -1}, 1, 1e-4, 10, 0.02, "none", 1, {0}};

static void begin(void)
{
    fixture_begin(&fixture, 6, 24, 300);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "5", NULL);
}

static void end(void)
{
    measured_free(&measured);
    outcome_free(&curves);
    fixture_end(&fixture);
}

TestSuite(phases, .init = begin, .fini = end);

static void measure_fixture(void)
{
    struct err err = {0};
    fixture_run(&fixture, &curves);
    cr_assert_eq(measure_case(&fixture.plan, &timing, NULL, &curves, &measured, &err), 0, "%s",
                 err.text);
}

Test(phases, shares_add_up_and_only_sapsm_projects)
{
    for (int i = 0; i < 2; i++) {
        fixture.plan.threads = 2;
        measure_fixture();
        double sum = 0, own[2] = {0, 0};
        for (int p = 0; p < ALL_PHASES; p++) {
            sum += measured.profile.share[p];
            own[0] += measured.profile.thread[0][p];
            own[1] += measured.profile.thread[1][p];
        }
        expect_near(sum, 1, 1e-12, "all threads");
        expect_near(own[0], 1, 1e-12, "thread 0");
        expect_near(own[1], 1, 1e-12, "thread 1");
        cr_assert_gt(measured.profile.share[PHASE_ADAPT], 0);
        cr_assert_gt(measured.profile.share[PHASE_DATA], 0);
        cr_assert_eq(measured.profile.share[PHASE_PROJECT] > 0, i == 0);
        cr_assert_geq(measured.profile.imbalance, 1);
        end();
        begin();
        fixture_algorithm(&fixture, "lms", MODE_ATC, NULL);
    }
}

Test(phases, without_a_profile_no_repetition_has_laps)
{
    timing.profile = 0;
    measure_fixture();
    cr_assert_eq(measured.ns.count, 3);
    cr_assert_eq(measured.profile.pairs, 0);
    cr_assert_str_eq(measured.profile.why, "run.profile is no");
    measured_free(&measured);
    outcome_free(&curves);
    timing.profile = 1;
    measure_fixture();
    cr_assert_eq(measured.profile.pairs, 3);
    cr_assert_null(measured.profile.why);
}

/* Sampled laps represent all iterations; each phase's share is its ticks'. */
Test(profile, shares_of_laps_made_by_hand)
{
    struct thread_time sum[2] = {
        {.data = 1, .iterate = 3, .laps = {0, {4000000, 8000000, 0, 0, 0}, {1, 1, 0, 0, 1}}},
        {.data = 1, .iterate = 3, .laps = {0, {2000000, 4000000, 0, 0, 6000000}, {1, 1, 0, 0, 1}}},
    };
    double thread[2][ALL_PHASES];
    struct profile profile = {.thread = thread};
    profile_shares(&profile, sum, 2);
    expect_near(thread[0][PHASE_COMBINE], 0.25, 1e-4, "combine of thread 0");
    expect_near(thread[0][PHASE_ADAPT], 0.5, 1e-4, "adapt of thread 0");
    expect_near(thread[1][PHASE_WAIT], 0.375, 1e-4, "wait of thread 1");
    expect_near(profile.share[PHASE_DATA], 0.25, 1e-12, "data");
    expect_near(profile.share[PHASE_WAIT], 1.5 / 8, 1e-4, "wait");
    expect_near(profile.imbalance, 3 / 2.25, 1e-4, "imbalance");
}

/* Waiting at the end of a block lies in no lap: it is waiting all the same. */
Test(profile, meeting_is_waiting)
{
    struct thread_time sum = {
        .iterate = 4, .meet = 1, .laps = {0, {3000000, 6000000}, {1, 1, 0, 0, 1}}};
    double thread[1][ALL_PHASES];
    struct profile profile = {.thread = thread};
    profile_shares(&profile, &sum, 1);
    expect_near(profile.share[PHASE_COMBINE], 0.25, 1e-4, "combine");
    expect_near(profile.share[PHASE_ADAPT], 0.5, 1e-4, "adapt");
    expect_near(profile.share[PHASE_WAIT], 0.25, 1e-4, "wait");
    memset(&sum.laps, 0, sizeof sum.laps);
    profile_shares(&profile, &sum, 1);
    cr_assert(isnan(profile.share[PHASE_COMBINE]), "nothing was sampled");
}

/* An interruption adds to the phase that it hits, and takes nothing from the others. */
Test(profile, seconds_of_a_phase_are_its_own)
{
    struct thread_time calm = {.iterate = 3, .laps = {0, {4000000, 8000000}, {1, 1, 0, 0, 1}}};
    struct thread_time interrupted = calm;
    interrupted.laps.spent[PHASE_ADAPT] += 1000000000;
    double before[PHASES], after[PHASES];
    profile_seconds(&calm, before);
    profile_seconds(&interrupted, after);
    expect_near(before[PHASE_ADAPT] / before[PHASE_COMBINE], 2, 1e-3, "twice the ticks");
    expect_near(after[PHASE_COMBINE] / before[PHASE_COMBINE], 1, 1e-3, "combine");
    expect_near(after[PHASE_ADAPT] / before[PHASE_ADAPT], 126, 1, "adapt");
    cr_expect_eq(before[PHASE_PROJECT], 0);
}

Test(profile, cheaper_iterations_are_sampled_more_rarely)
{
    int slow = profile_spacing(1e-2, 10, 0.01), quick = profile_spacing(1e-7, 10, 0.01);
    cr_assert_eq(slow, 1);
    cr_assert_gt(quick, 1);
}

/* Laps change no bit, and an unsampled run has none. */
Test(phases, profiling_leaves_the_results_alone)
{
    uint64_t plain = fixture_digest(&fixture);
    fixture.plan.profile_every = 3;
    cr_assert_eq(fixture_digest(&fixture), plain);
}
