/* The theory of LMS and of its zero-attracting forms (theory/theory.h): against tables that
 * independent programs computed, and the simulator against it. */
#include "tests/support/fixture.h"
#include "tests/support/near.h"
#include "theory/recursion.h"
#include "theory/theory.h"

#include <criterion/criterion.h>
#include <criterion/logging.h>
#include <math.h>
#include <stdlib.h>

enum { NODES = 5 };
static double regressor_power[NODES] = {1, .8, 1.2, 1, .9};
static double noise_power[NODES] = {.010, .020, .005, .010, .015};
static int edges[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {0, 2}};

static void begin_network(struct fixture *fixture, int taps, const double *h, int iterations,
                          const char *rule)
{
    fixture_begin(fixture, NODES, taps, iterations);
    fixture_edges(fixture, edges, sizeof edges / sizeof *edges, rule);
    fixture_taps(fixture, h);
    fixture_list(&fixture->source.input->variant.options, &fixture->input, "variance",
                 regressor_power, NODES);
    fixture_list(&noise_gaussian.variant.options, &fixture->noise, "variance", noise_power, NODES);
}

static void begin_trials(struct fixture *fixture, int trials, int every)
{
    fixture->plan.observe_every = every;
    fixture->plan.trials = trials;
    fixture->plan.threads = 2;
    fixture->plan.parallel = PARALLEL_TRIALS;
}

/* The curve by theory, (points,) heap. */
static double *predict(const struct fixture *fixture)
{
    struct err err;
    double *msd = calloc((size_t)outcome_points(&fixture->plan), sizeof *msd);
    cr_assert_null(theory_gap(&fixture->plan), "%s", theory_gap(&fixture->plan));
    cr_assert_not(theory_curve(&fixture->plan, msd, &err), "%s", err.text);
    return msd;
}

static double trial_mean(const struct outcome *outcome, int trials, int point)
{
    double sum = 0;
    for (int trial = 0; trial < trials; trial++)
        sum += outcome->sample[trial * outcome->points + point].msd;
    return sum / trials;
}

/* ---- LMS, exact ---- */

enum { TAPS = 8, TRIALS = 2000, ITERATIONS = 900, SETTLED = 600, EVERY = 50 };

/* One row of the table: MSD in dB at the end, after 50 and after 100 updates, and of each node. */
struct row {
    const char *rule;
    enum mode mode;
    double settled, after_50, after_100, node[NODES];
};
static const struct row table[] = {
    {"metropolis",
     MODE_ATC,
     -37.1261,
     -8.4295,
     -16.8316,
     {-37.215, -36.940, -37.250, -37.147, -37.086}},
    {"metropolis",
     MODE_CTA,
     -36.5264,
     -8.4159,
     -16.8130,
     {-36.675, -36.063, -36.999, -36.616, -36.337}},
    {"uniform",
     MODE_ATC,
     -37.4447,
     -8.5431,
     -17.0583,
     {-37.475, -37.383, -37.514, -37.458, -37.396}},
    {"uniform",
     MODE_CTA,
     -36.7927,
     -8.5272,
     -17.0371,
     {-36.894, -36.411, -37.236, -36.880, -36.588}},
};
enum { ROWS = sizeof table / sizeof *table };

static void begin_row(struct fixture *fixture, const struct row *row, int iterations)
{
    static const double h[TAPS] = {.5, 0, -.5, .5, 0, 0, 0, -.5};
    begin_network(fixture, TAPS, h, iterations, row->rule);
    fixture_algorithm(fixture, "lms", row->mode, "step", "0.02", NULL);
    begin_trials(fixture, TRIALS, EVERY);
}

/* Four decimals of the network, in the table. */
Test(theory, gives_the_table_of_the_network)
{
    for (int i = 0; i < ROWS; i++) {
        struct fixture fixture;
        begin_row(&fixture, &table[i], 5000);
        double *msd = predict(&fixture);
        expect_near(decibel(msd[1]), table[i].after_50, 1e-4, "row %d: after 50", i);
        expect_near(decibel(msd[2]), table[i].after_100, 1e-4, "row %d: after 100", i);
        expect_near(decibel(msd[100]), table[i].settled, 1e-4, "row %d: settled", i);
        free(msd);
        fixture_end(&fixture);
    }
}

/* Three decimals of each node. */
Test(theory, gives_the_table_of_the_nodes)
{
    for (int i = 0; i < ROWS; i++) {
        struct fixture fixture;
        struct populations populations;
        struct recursion recursion;
        struct err err;
        begin_row(&fixture, &table[i], 5000);
        cr_assert_not(populations_by_power(&populations, &fixture.plan, &err), "%s", err.text);
        cr_assert_not(recursion_init(&recursion, &fixture.plan, &(struct attraction){0},
                                     populations.item, &err),
                      "%s", err.text);
        for (int n = 0; n < 5000; n++) {
            if (table[i].mode == MODE_CTA)
                recursion_combine(&recursion);
            recursion_adapt(&recursion);
            if (table[i].mode == MODE_ATC)
                recursion_combine(&recursion);
        }
        for (int k = 0; k < NODES; k++)
            expect_near(decibel(TAPS * recursion.second[k * NODES + k]), table[i].node[k], 1e-3,
                        "row %d: node %d", i, k);
        recursion_free(&recursion);
        populations_free(&populations);
        fixture_end(&fixture);
    }
}

static double settled_mean(const struct outcome *outcome, int trials, int from)
{
    double sum = 0;
    int count = 0;
    for (int point = 0; point < outcome->points; point++)
        if (outcome->instant[point] >= from) {
            sum += trial_mean(outcome, trials, point);
            count++;
        }
    return sum / count;
}

/* Without links and with a centre, where the table has no row. */
static const struct row others[] = {{"metropolis", MODE_NONE, 0, 0, 0, {0}},
                                    {"metropolis", MODE_CENTRALISED, 0, 0, 0, {0}}};

static void expect_simulated(const struct row *row)
{
    struct fixture fixture;
    struct outcome outcome;
    begin_row(&fixture, row, ITERATIONS);
    double *msd = predict(&fixture);
    fixture_run(&fixture, &outcome);
    for (int point = 0; point < outcome.points; point++) /* of one point: 0.2 dB */
        expect_near(decibel(trial_mean(&outcome, TRIALS, point)), decibel(msd[point]), 0.5,
                    "%s, mode %d: after %d", row->rule, row->mode, outcome.instant[point]);
    double settled = decibel(settled_mean(&outcome, TRIALS, SETTLED));
    cr_log_info("%s, mode %d: %.3f dB, theory %.3f", row->rule, row->mode, settled,
                decibel(msd[outcome.points - 1]));
    expect_near(settled, decibel(msd[outcome.points - 1]), 0.1, "%s, mode %d: settled", row->rule,
                row->mode);
    free(msd);
    outcome_free(&outcome);
    fixture_end(&fixture);
}

/* The recursion is exact: what is left is the spread of 2000 trials. */
Test(theory, is_followed_by_the_simulator)
{
    for (int i = 0; i < ROWS; i++)
        expect_simulated(&table[i]);
    for (int i = 0; i < 2; i++)
        expect_simulated(&others[i]);
}

/* ---- zero attraction, under a Gaussian closure ---- */

enum { LONG_TAPS = 32, CLOSURE_ITERATIONS = 800, CLOSURE_SETTLED = 601, CLOSURE_TRIALS = 400 };

static const struct {
    const char *name, *rho;
    double theory; /* dB, mean over the settled iterations, by an independent program */
} closure[] = {
    {"lms", NULL, -30.881},       {"za-lms", "2e-3", -32.039},  {"za-lms", "5e-3", -32.990},
    {"rza-lms", "3e-4", -34.003}, {"rza-lms", "1e-3", -37.144},
};
enum { CLOSURES = sizeof closure / sizeof *closure };

static void begin_closure(struct fixture *fixture, int i)
{
    static const double h[LONG_TAPS] = {1, -.5, .25};
    begin_network(fixture, LONG_TAPS, h, CLOSURE_ITERATIONS, "metropolis");
    fixture_algorithm(fixture, closure[i].name, MODE_ATC, "step", "0.02", NULL);
    const struct options *options = &fixture->plan.algorithm->variant.options;
    if (closure[i].rho)
        fixture_option(options, &fixture->algorithm, "rho", closure[i].rho);
    if (option_find(options, "epsilon"))
        fixture_option(options, &fixture->algorithm, "epsilon", "0.05");
    begin_trials(fixture, CLOSURE_TRIALS, 1);
    fixture->plan.save_estimates = 0;
}

static double mean_from(const double *msd, int from, int end)
{
    double sum = 0;
    for (int point = from; point < end; point++)
        sum += msd[point];
    return sum / (end - from);
}

Test(theory, gives_the_table_of_the_closure)
{
    for (int i = 0; i < CLOSURES; i++) {
        struct fixture fixture;
        begin_closure(&fixture, i);
        double *msd = predict(&fixture);
        double got = decibel(mean_from(msd, CLOSURE_SETTLED, CLOSURE_ITERATIONS + 1));
        cr_log_info("%s, rho %s: %.4f dB", closure[i].name, closure[i].rho, got);
        expect_near(got, closure[i].theory, 0.01, "%s, rho %s", closure[i].name, closure[i].rho);
        free(msd);
        fixture_end(&fixture);
    }
}

/* 0.3 dB in the steady state and 0.5 dB before, for mu <= .02. */
Test(theory, of_attraction_is_followed_by_the_simulator)
{
    for (int i = 0; i < CLOSURES; i++) {
        struct fixture fixture;
        struct outcome outcome;
        begin_closure(&fixture, i);
        double *msd = predict(&fixture), worst = 0;
        fixture_run(&fixture, &outcome);
        for (int n = 0; n <= CLOSURE_ITERATIONS; n++)
            worst = fmax(worst,
                         fabs(decibel(trial_mean(&outcome, CLOSURE_TRIALS, n)) - decibel(msd[n])));
        double got = decibel(settled_mean(&outcome, CLOSURE_TRIALS, CLOSURE_SETTLED));
        cr_log_info("%s, rho %s: %.3f dB, theory %.3f; furthest %.3f", closure[i].name,
                    closure[i].rho, got, closure[i].theory, worst);
        expect_near(got, decibel(mean_from(msd, CLOSURE_SETTLED, CLOSURE_ITERATIONS + 1)), 0.3,
                    "%s, rho %s", closure[i].name, closure[i].rho);
        cr_assert_leq(worst, 0.5, "%s, rho %s", closure[i].name, closure[i].rho);
        free(msd);
        outcome_free(&outcome);
        fixture_end(&fixture);
    }
}
