/* What the engine measures: deviation, errors, disagreement, support; and systems that change. */
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <string.h>

/* ---- averages ---- */

static double squared_distance(const double *x, const double *y, int taps)
{
    double sum = 0;
    for (int i = 0; i < taps; i++)
        sum += (x[i] - y[i]) * (x[i] - y[i]);
    return sum;
}

/* The last point of a trial, from its estimates: powers are averaged over nodes, never decibels. */
static struct sample measure(const double *estimates, int nodes, int taps, const double *h,
                             double threshold)
{
    struct sample sample = {.mse = NAN};
    double mean[64] = {0};
    for (int k = 0; k < nodes; k++)
        for (int i = 0; i < taps; i++)
            mean[i] += estimates[k * taps + i] / nodes;
    for (int k = 0; k < nodes; k++) {
        const double *row = estimates + k * taps;
        double largest = 0;
        for (int i = 0; i < taps; i++)
            largest = fmax(largest, fabs(row[i]));
        for (int i = 0; i < taps; i++)
            sample.nonzeros += (fabs(row[i]) > threshold * largest) / (double)nodes;
        sample.msd += squared_distance(row, h, taps) / nodes;
        sample.disagreement += squared_distance(row, mean, taps) / nodes;
    }
    return sample;
}

Test(engine_measures, last_point_from_the_estimates)
{
    enum { NODES = 6, TAPS = 13, TRIALS = 3 };
    struct fixture fixture;
    struct outcome outcome;
    _Alignas(CACHE_LINE) double h[16];
    fixture_begin(&fixture, NODES, TAPS, 70);
    fixture_topology(&fixture, "line", "uniform");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    fixture.plan.trials = TRIALS;
    fixture.plan.support_threshold = 0.3;
    fixture_run(&fixture, &outcome);
    for (int trial = 0; trial < TRIALS; trial++) {
        system_draw(&fixture.system, fixture.source.seed, trial, 0, h);
        struct sample wanted =
            measure(outcome.estimates + trial * NODES * TAPS, NODES, TAPS, h, 0.3);
        const struct sample *got = &outcome.sample[(trial + 1) * outcome.points - 1];
        expect_near(got->msd, wanted.msd, 1e-12, "msd of trial %d", trial);
        expect_near(got->disagreement, wanted.disagreement, 1e-12, "disagreement");
        expect_near(got->nonzeros, wanted.nonzeros, 1e-12, "nonzeros");
        cr_assert_gt(wanted.disagreement, 1e-6, "nodes that agree test nothing");
    }
    outcome_free(&outcome);
    fixture_end(&fixture);
}

/* Step 0: the a-priori errors are the desired samples. */
Test(engine_measures, errors_since_the_last_point)
{
    enum { NODES = 2, LENGTH = 7 };
    double regressors[LENGTH * NODES], desired[LENGTH * NODES];
    for (int i = 0; i < LENGTH * NODES; i++) {
        regressors[i] = 1;
        desired[i] = i;
    }
    struct fixture fixture;
    struct outcome outcome;
    fixture_begin(&fixture, NODES, 1, LENGTH);
    fixture_recording(&fixture, regressors, NULL, desired);
    fixture_no_system(&fixture);
    fixture_algorithm(&fixture, "lms", MODE_CTA, "step", "0", NULL);
    fixture.plan.observe_every = 3;
    fixture_run(&fixture, &outcome);
    cr_assert_eq(outcome.points, 4); /* after 0, 3, 6, 7 */
    expect_near(outcome.sample[0].mse, NAN, 0, "before the first datum");
    expect_near(outcome.sample[1].mse, (0 + 1 + 4 + 9 + 16 + 25) / 6.0, 1e-13, "data 0 .. 2");
    expect_near(outcome.sample[2].mse, (36 + 49 + 64 + 81 + 100 + 121) / 6.0, 1e-13, "data 3 .. 5");
    expect_near(outcome.sample[3].mse, (144 + 169) / 2.0, 1e-13, "datum 6");
    expect_near(outcome.sample[3].msd, NAN, 0, "msd without a truth");
    outcome_free(&outcome);
    fixture_end(&fixture);
}

/* ---- support ---- */

enum { PLACES = 6 };

/* Isolated nodes learn `target` (nodes, PLACES) exactly: LMS of step 1 on one unit vector after
 * the other. */
static struct support support_after(int nodes, const double *target, const double *h)
{
    double regressors[PLACES * 2 * PLACES] = {0}, desired[PLACES * 2];
    for (int n = 0; n < PLACES; n++)
        for (int k = 0; k < nodes; k++) {
            regressors[(n * nodes + k) * PLACES + n] = 1;
            desired[n * nodes + k] = target[k * PLACES + n];
        }
    struct fixture fixture;
    struct outcome outcome;
    fixture_begin(&fixture, nodes, PLACES, PLACES);
    fixture_recording(&fixture, regressors, NULL, desired);
    fixture_taps(&fixture, h);
    fixture_algorithm(&fixture, "lms", MODE_NONE, "step", "1", NULL);
    fixture_run(&fixture, &outcome);
    expect_estimates_equal(outcome.estimates, target, nodes, PLACES, "the constructed estimate");
    struct support support = outcome.sample[outcome.points - 1].support;
    outcome_free(&outcome);
    fixture_end(&fixture);
    return support;
}

static void expect_support(struct support got, double precision, double recall, const char *name)
{
    expect_near(got.precision, precision, 1e-15, "%s: precision", name);
    expect_near(got.recall, recall, 1e-15, "%s: recall", name);
}

Test(engine_measures, support_of_constructed_estimates)
{
    static const double h[PLACES] = {1, 0, -1, 0, 0, 0}, dense[PLACES] = {1, 1, 1, 1, 1, 0};
    static const double zero[PLACES] = {0};
    static const double half[PLACES] = {2, -1, 0.02, 0.01, 0, 0}; /* 0.02 is the threshold */
    static const double all[PLACES] = {1, 1, 1, 1, 1, 1};
    double two[2 * PLACES];
    memcpy(two, h, sizeof h);
    memcpy(two + PLACES, half, sizeof half);
    expect_support(support_after(1, h, h), 1, 1, "the system itself");
    expect_support(support_after(1, half, h), 0.5, 0.5, "one of two right");
    expect_support(support_after(1, all, h), 1. / 3, 1, "everything claimed");
    expect_support(support_after(1, zero, h), 1, 0, "nothing claimed");
    expect_support(support_after(2, two, h), 0.75, 0.75, "the mean of two nodes");
    expect_support(support_after(1, all, dense), NAN, NAN, "a compressible system");
}

/* ---- changes ---- */

enum { TAPS = 24, ROOM = (TAPS + PAD - 1) / PAD * PAD };

static void draw_epoch(const struct system *system, int epoch, double h[TAPS])
{
    _Alignas(CACHE_LINE) double row[ROOM];
    system_draw(system, 1, 0, epoch, row);
    memcpy(h, row, TAPS * sizeof *h);
}

static int same_places(const double *x, const double *y)
{
    for (int i = 0; i < TAPS; i++)
        if ((x[i] != 0) != (y[i] != 0))
            return 0;
    return 1;
}

static double sum_of_sizes(const double *h)
{
    double sum = 0;
    for (int i = 0; i < TAPS; i++)
        sum += fabs(h[i]);
    return sum;
}

/* The epochs: drawn; new places; new values; new places and values. */
Test(engine_measures, changes_keep_what_they_say)
{
    double h[4][TAPS];
    struct fixture fixture;
    fixture_begin(&fixture, 1, TAPS, 60);
    fixture_system(&fixture, "sparse", "nonzeros", "6", NULL);
    fixture.system.changes =
        (struct change_list){3,
                             {{.at = 10, .support = CHANGE_REDRAW, .values = CHANGE_KEEP},
                              {.at = 20, .support = CHANGE_KEEP, .values = CHANGE_REDRAW},
                              {.at = 30, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW}}};
    for (int epoch = 0; epoch < 4; epoch++)
        draw_epoch(&fixture.system, epoch, h[epoch]);
    cr_assert(!same_places(h[0], h[1]));
    expect_near(sum_of_sizes(h[0]), sum_of_sizes(h[1]), 1e-12, "values kept");
    cr_assert(same_places(h[1], h[2]));
    cr_assert_gt(fabs(sum_of_sizes(h[1]) - sum_of_sizes(h[2])), 1e-3, "values drawn anew");
    cr_assert(!same_places(h[2], h[3]));
    cr_assert_gt(fabs(sum_of_sizes(h[2]) - sum_of_sizes(h[3])), 1e-3);
    fixture_end(&fixture);
}

/* An estimate that stays zero deviates by ||h*(n)||^2 after n updates, and its error at datum n is
 * u_n' h*(n): both switch at the instants of the changes. */
Test(engine_measures, truth_switches_at_its_instant)
{
    enum { LENGTH = 200, FIRST = 37, SECOND = 128 };
    static double regressors[LENGTH * TAPS], h[3][TAPS], zero[TAPS];
    for (int n = 0; n < LENGTH; n++)
        for (int i = 0; i < TAPS; i++)
            regressors[n * TAPS + i] = 1 + (n * 7 + i * 3) % 11;
    struct fixture fixture;
    struct outcome outcome;
    fixture_begin(&fixture, 1, TAPS, LENGTH);
    fixture_recording(&fixture, regressors, NULL, NULL);
    fixture_system(&fixture, "sparse", "nonzeros", "6", NULL);
    fixture.noise.variance = (struct per_node){.set = 1};
    fixture.system.changes =
        (struct change_list){2,
                             {{.at = FIRST, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW},
                              {.at = SECOND, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW}}};
    fixture_algorithm(&fixture, "lms", MODE_CTA, "step", "0", NULL);
    fixture_run(&fixture, &outcome);
    for (int epoch = 0; epoch < 3; epoch++)
        draw_epoch(&fixture.system, epoch, h[epoch]);
    for (int n = 0; n <= LENGTH; n++) {
        const double *now = h[(n >= FIRST) + (n >= SECOND)];
        expect_near(outcome.sample[n].msd, squared_distance(now, zero, TAPS), 1e-12, "after %d", n);
        if (n == LENGTH)
            break;
        double response = 0;
        for (int i = 0; i < TAPS; i++)
            response += regressors[n * TAPS + i] * now[i];
        expect_near(outcome.sample[n + 1].mse, response * response, 1e-9, "datum %d", n);
    }
    outcome_free(&outcome);
    fixture_end(&fixture);
}

/* The oracle radius follows the truth: sum |h_i| / (|h_i| + epsilon) of an echo path that changes.
 * Radius and run are the same as with the radius given, as long as the system has not changed. */
Test(engine_measures, oracle_radius_is_the_truth_at_the_instant)
{
    enum { CHANGE = 30 };
    struct fixture fixture;
    struct outcome oracle, given;
    _Alignas(CACHE_LINE) double h[ROOM];
    fixture_begin(&fixture, 3, TAPS, 60);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_system(&fixture, "echo", "span", "8", "decay", "4", NULL);
    fixture.system.changes = (struct change_list){
        1, {{.at = CHANGE, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW}}};
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    fixture_run(&fixture, &oracle);
    struct truth truth = system_draw(&fixture.system, 1, 0, 0, h);
    fixture_number(&fixture.plan.algorithm->variant.options, &fixture.algorithm, "radius",
                   truth_sparsity(&truth, 0.02));
    fixture_run(&fixture, &given);
    for (int n = 0; n <= CHANGE; n++)
        expect_near(oracle.sample[n].msd, given.sample[n].msd, 0, "after %d", n);
    cr_assert_neq(oracle.sample[60].msd, given.sample[60].msd);
    outcome_free(&oracle);
    outcome_free(&given);
    fixture_end(&fixture);
}
