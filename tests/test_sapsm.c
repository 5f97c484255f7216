/* What theory promises of sapsm: extrapolation of at least 1, distances to the truth that never
 * grow, and what the radius of the ball costs. */
#include "algorithms/sapsm.h"
#include "tests/support/near.h"
#include "tests/support/fixture.h"
#include "tests/support/single_node.h"

#include <criterion/criterion.h>
#include <string.h>

static void fill_normals(double *out, size_t taps, int row)
{
    struct random_stream stream = random_stream(31, RANDOM_REGRESSOR, 0, 0, (uint32_t)row);
    kernels_ref.normals(taps, &stream, 0, out);
}

/* M is a mean of squares over the square of a mean, in the metric's norm. */
Test(sapsm, extrapolation_is_at_least_one)
{
    enum { TAPS = 24, WINDOW = 12, INSTANTS = 20000 };
    static const char *const alphas[] = {"0", "0.5", "0.99"};
    static struct single_node stand;
    for (int i = 0; i < 3; i++) {
        struct fixture fixture;
        double largest = 0;
        fixture_begin(&fixture, 1, TAPS, 1);
        fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "12", "slab", "0.3", "radius", "2",
                          "alpha", alphas[i], NULL);
        single_node_begin(&stand, &fixture.plan, NULL);
        for (int n = 0; n < INSTANTS; n++) {
            int newest = n % WINDOW; /* rows change places: nothing depends on their order */
            fill_normals(stand.u + newest * TAPS, TAPS, n);
            stand.d[newest] = 0.5 * stand.u[newest * TAPS] + 0.2 * stand.u[newest * TAPS + 1];
            stand.view.instant = n;
            stand.view.rows = n + 1 < WINDOW ? n + 1 : WINDOW;
            fill_normals(stand.phi, n % 5 ? TAPS : 1, INSTANTS + n);
            single_node_adapt(&stand, &fixture.plan);
            double m = *sapsm_update(&stand.view).extrapolation;
            cr_assert(m >= 1 - 1e-12, "alpha %s, instant %d: M = %.17g", alphas[i], n, m);
            largest = fmax(largest, m);
        }
        cr_assert_gt(largest, 3, "M never rose above %g: nothing was extrapolated", largest);
        fixture_end(&fixture);
    }
}

/* A common metric, doubly stochastic weights and noise within the slab: every projection is towards
 * the truth, so that sum_k ||h_k - h*||^2 never grows, for every step in (0, 2). */
Test(sapsm, deviation_never_grows)
{
    enum { NODES = 7, TAPS = 16, LENGTH = 400 };
    static double rows[LENGTH * NODES * TAPS], desired[LENGTH * NODES];
    static _Alignas(CACHE_LINE) const double h[TAPS] = {1, 0, 0, -1, 0, .5};
    static const char *const steps[] = {"0.2", "1", "1.99"};
    struct random_stream dice = random_stream(32, RANDOM_NOISE, 0, 0, 0);
    for (int i = 0; i < LENGTH * NODES; i++) {
        _Alignas(CACHE_LINE) double row[TAPS];
        fill_normals(row, TAPS, i);
        memcpy(rows + i * TAPS, row, sizeof row);
        desired[i] =
            kernels_ref.dot(TAPS, row, h) + 0.1 * (2 * random_uniform(&dice, (uint32_t)i) - 1);
    }
    for (int mode = MODE_ATC; mode <= MODE_NONE; mode++)
        for (int i = 0; i < 3; i++) {
            struct fixture fixture;
            struct outcome outcome;
            fixture_begin(&fixture, NODES, TAPS, LENGTH);
            fixture_topology(&fixture, "star", "metropolis");
            cr_assert(network_doubly_stochastic(&fixture.network));
            fixture_recording(&fixture, rows, NULL, desired);
            fixture_taps(&fixture, h);
            fixture_algorithm(&fixture, "sapsm", (enum mode)mode, "window", "8", "step", steps[i],
                              "alpha", "0", "radius", "none", "slab", "0.1", NULL);
            fixture_run(&fixture, &outcome);
            for (int n = 0; n < LENGTH; n++)
                cr_assert(outcome.sample[n + 1].msd <= outcome.sample[n].msd * (1 + 1e-12),
                          "mode %d, step %s: %.17g after %d, %.17g before", mode, steps[i],
                          outcome.sample[n + 1].msd, n + 1, outcome.sample[n].msd);
            cr_assert_lt(outcome.sample[LENGTH].msd, 0.01, "and it learns");
            outcome_free(&outcome);
            fixture_end(&fixture);
        }
}

/* alpha .85 until instant 30, .65 from then on: the datum of instant 30 is the first to feel it. */
Test(sapsm, alpha_follows_its_schedule)
{
    enum { LENGTH = 40, CHANGE = 30 };
    struct fixture fixture;
    struct outcome constant, scheduled;
    fixture_begin(&fixture, 3, 16, LENGTH);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "alpha", "0.85", NULL);
    fixture_run(&fixture, &constant);
    const struct option *alpha = option_find(&fixture.plan.algorithm->variant.options, "alpha");
    struct schedule steps = {.count = 2, .step = {{0, .85}, {CHANGE, .65}}};
    memcpy(fixture.algorithm.bytes + alpha->offset, &steps, sizeof steps);
    fixture_run(&fixture, &scheduled);
    for (int n = 0; n <= CHANGE; n++)
        expect_near(scheduled.sample[n].msd, constant.sample[n].msd, 0, "after %d", n);
    cr_assert_neq(scheduled.sample[CHANGE + 1].msd, constant.sample[CHANGE + 1].msd);
    outcome_free(&constant);
    outcome_free(&scheduled);
    fixture_end(&fixture);
}

/* ---- the radius ---- */

enum { ITERATIONS = 500, SETTLED = 400 };

static double floor_db(struct fixture *fixture, const char *radius)
{
    struct outcome outcome;
    double sum = 0;
    int count = 0;
    fixture_option(&fixture->plan.algorithm->variant.options, &fixture->algorithm, "radius",
                   radius);
    fixture_run(fixture, &outcome);
    for (int trial = 0; trial < fixture->plan.trials; trial++)
        for (int i = 0; i < outcome.points; i++)
            if (outcome.instant[i] >= SETTLED) {
                sum += outcome.sample[trial * outcome.points + i].msd;
                count++;
            }
    outcome_free(&outcome);
    return decibel(sum / count);
}

/* With s = 6 taps: 0.8 s cannot hold the system, 1.5 s can and costs little. */
Test(sapsm, radius_too_small_fails_and_too_large_does_not)
{
    struct fixture fixture;
    fixture_begin(&fixture, 10, 60, ITERATIONS);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_system(&fixture, "sparse", "nonzeros", "6", "values", "sign", NULL);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    fixture.plan.trials = 8;
    fixture.plan.observe_every = 10;
    double oracle = floor_db(&fixture, "oracle"), right = floor_db(&fixture, "6");
    double small = floor_db(&fixture, "4.8"), large = floor_db(&fixture, "9");
    cr_log_info("floors: oracle %.2f dB, 0.8 s %.2f dB, 1.5 s %.2f dB", oracle, small, large);
    cr_assert_eq(oracle, right, "the oracle's radius is s");
    cr_assert_lt(oracle, -25);
    cr_assert_gt(small, oracle + 15, "0.8 s: %.2f dB, s: %.2f dB", small, oracle);
    cr_assert_lt(large, oracle + 3, "1.5 s: %.2f dB, s: %.2f dB", large, oracle);
    fixture_end(&fixture);
}
