/* Problems with published parameters. What they should give was computed by independent programs
 * from the formulas, or by exact theory; no number is read off a figure. */
#include "tests/support/fixture.h"
#include "tests/support/members.h"
#include "tests/support/near.h"

#include <criterion/criterion.h>
#include <criterion/logging.h>
#include <math.h>
#include <string.h>

/* Mean over trials, in power. */
static double msd_at(const struct outcome *outcome, int trials, int point)
{
    double sum = 0;
    for (int trial = 0; trial < trials; trial++)
        sum += outcome->sample[trial * outcome->points + point].msd;
    return sum / trials;
}

/* dB, over the points from an instant on. */
static double floor_from(const struct outcome *outcome, int trials, int from)
{
    double sum = 0;
    int count = 0;
    for (int point = 0; point < outcome->points; point++)
        if (outcome->instant[point] >= from) {
            sum += msd_at(outcome, trials, point);
            count++;
        }
    return decibel(sum / count);
}

/* The first instant at or below a level in dB. */
static int passage_of(const struct outcome *outcome, int trials, double level)
{
    for (int point = 0; point < outcome->points; point++)
        if (decibel(msd_at(outcome, trials, point)) <= level)
            return outcome->instant[point];
    return -1;
}

static void begin_trials(struct fixture *fixture, int trials, int observe_every)
{
    fixture->plan.trials = trials;
    fixture->plan.observe_every = observe_every;
    fixture->plan.threads = 2;
    fixture->plan.parallel = PARALLEL_TRIALS;
    fixture->plan.save_estimates = 0;
}

/* ---- zero attraction on one filter, in the manner of Chen, Gu and Hero, ICASSP 2009 ---- */

enum { ONE_TAPS = 16, ONE_TRIALS = 1000, ONE_ITERATIONS = 1000, ONE_SETTLED = 500 };

static void begin_one_filter(struct fixture *fixture, int nonzeros)
{
    static double h[ONE_TAPS];
    memset(h, 0, sizeof h);
    for (int i = 0; i < nonzeros; i++)
        h[nonzeros == 1 ? 4 : 2 * i] = 1;
    fixture_begin(fixture, 1, ONE_TAPS, ONE_ITERATIONS);
    fixture_taps(fixture, h);
    fixture->noise.variance = (struct per_node){.set = 1, .low = 1e-3, .high = 1e-3};
    begin_trials(fixture, ONE_TRIALS, 10);
}

static void expect_one_floor(struct fixture *fixture, int nonzeros, double wanted)
{
    const char *name = fixture->plan.algorithm->variant.name;
    struct outcome outcome;
    fixture_run(fixture, &outcome);
    double got = floor_from(&outcome, ONE_TRIALS, ONE_SETTLED);
    cr_log_info("one filter, %d non-zero taps, %s: %.2f dB, published %.2f", nonzeros, name, got,
                wanted);
    expect_near(got, wanted, 0.15, "%s with %d non-zero taps", name, nonzeros);
    outcome_free(&outcome);
}

Test(published, zero_attraction_on_one_filter)
{
    static const struct {
        int nonzeros;
        double lms, za, rza;
    } table[] = {{1, -31.37, -34.96, -37.00}, {8, -31.41, -27.91, -33.78}};
    for (int i = 0; i < 2; i++) {
        struct fixture fixture;
        begin_one_filter(&fixture, table[i].nonzeros);
        fixture_algorithm(&fixture, "lms", MODE_ATC, "step", "0.05", NULL);
        expect_one_floor(&fixture, table[i].nonzeros, table[i].lms);
        fixture_algorithm(&fixture, "za-lms", MODE_ATC, "step", "0.05", "rho", "0.01", NULL);
        expect_one_floor(&fixture, table[i].nonzeros, table[i].za);
        fixture_algorithm(&fixture, "rza-lms", MODE_ATC, "step", "0.05", "rho", "1e-3", "epsilon",
                          "0.1", NULL);
        expect_one_floor(&fixture, table[i].nonzeros, table[i].rza);
        fixture_end(&fixture);
    }
}

/* LMS on s taps with white regressors: MSD = mu s sigma^2 / (2 - mu (s + 2)), exact. Once the
 * largest taps are the right ones, ht-lms is LMS on them. */
Test(published, the_oracle_has_the_floor_of_a_shorter_filter)
{
    static const int nonzeros[] = {1, 8, 16};
    for (int i = 0; i < 3; i++) {
        struct fixture fixture;
        int s = nonzeros[i];
        double wanted = decibel(.05 * s * 1e-3 / (2 - .05 * (s + 2)));
        if (s == ONE_TAPS) {
            begin_one_filter(&fixture, 8);
            fixture_system(&fixture, "sparse", "nonzeros", "16", "values", "sign", NULL);
        } else
            begin_one_filter(&fixture, s);
        fixture_algorithm(&fixture, "oracle-lms", MODE_ATC, "step", "0.05", NULL);
        expect_one_floor(&fixture, s, wanted);
        fixture_algorithm(&fixture, "ht-lms", MODE_CTA, "step", "0.05", NULL);
        expect_one_floor(&fixture, s, wanted);
        fixture_end(&fixture);
    }
}

/* ---- parameters of edifierzy/ICASSP2023-CS-APA: many taps, 10 dB ---- */

enum { MANY_TAPS = 512, MANY_TRIALS = 10, MANY_ITERATIONS = 10000, MANY_EVERY = 4 };
enum { MANY_POINTS = MANY_ITERATIONS / MANY_EVERY + 1 };
#define MANY_POWER 35.7

/* A white signal after silence, one for each trial. */
static void begin_many_taps(struct fixture *fixture, int trial, double *signal)
{
    struct random_stream stream = random_stream(51, RANDOM_SIGNAL, trial, 0, 0);
    kernels_ref.normals(MANY_ITERATIONS, &stream, 0, signal);
    fixture->source.seed = (uint64_t)trial + 1;
    fixture_recording(fixture, NULL, signal, NULL);
    fixture_system(fixture, "sparse", "nonzeros", "47", "values", "gaussian", NULL);
    fixture->system.norm = (struct real_or_word){.word = -1, .value = sqrt(MANY_POWER)};
    double noise = MANY_POWER / 10;
    fixture->noise.variance = (struct per_node){.set = 1, .low = noise, .high = noise};
    fixture->plan.observe_every = MANY_EVERY;
    fixture->plan.save_estimates = 0;
}

static void run_many_taps(struct fixture *fixture, double *relative)
{
    static _Alignas(CACHE_LINE) double signal[MANY_ITERATIONS + PAD];
    memset(relative, 0, MANY_POINTS * sizeof *relative);
    for (int trial = 0; trial < MANY_TRIALS; trial++) {
        struct outcome outcome;
        begin_many_taps(fixture, trial, signal);
        fixture_run(fixture, &outcome);
        for (int point = 0; point < MANY_POINTS; point++)
            relative[point] += outcome.sample[point].msd / MANY_POWER / MANY_TRIALS;
        outcome_free(&outcome);
    }
}

/* Relative MSD, averaged over the last thousand iterations, and where it passes a level. The system
 * behind the published numbers is not known; from one to another they change by up to 0.3 dB. */
static void expect_many_taps(struct fixture *fixture, const char *title, double wanted,
                             double level, int wanted_passage)
{
    enum { LAST = 1000 / MANY_EVERY };
    static double relative[MANY_POINTS];
    double sum = 0;
    int passage = 0;
    run_many_taps(fixture, relative);
    for (int point = MANY_POINTS - LAST; point < MANY_POINTS; point++)
        sum += relative[point] / LAST;
    while (passage < MANY_POINTS - 1 && decibel(relative[passage]) > level)
        passage++;
    cr_log_info("512 taps, %s: %.2f dB, published %.2f; %g dB at %d, published %d", title,
                decibel(sum), wanted, level, passage * MANY_EVERY, wanted_passage);
    expect_near(decibel(sum), wanted, 0.4, "%s", title);
    if (wanted_passage)
        expect_near(passage * MANY_EVERY, wanted_passage, 0.05 * wanted_passage, "%s: %g dB", title,
                    level);
}

Test(published, many_taps)
{
    struct fixture fixture;
    fixture_begin(&fixture, 1, MANY_TAPS, MANY_ITERATIONS);
    fixture_algorithm(&fixture, "nlms", MODE_ATC, "step", "1", NULL);
    expect_many_taps(&fixture, "NLMS, step 1", -10.10, -5, 0);
    fixture_algorithm(&fixture, "nlms", MODE_ATC, "step", "0.5", NULL);
    expect_many_taps(&fixture, "NLMS, step 0.5", -14.80, -5, 0);
    fixture_algorithm(&fixture, "za-lms", MODE_ATC, "step", "2e-3", "rho", "0.1", NULL);
    expect_many_taps(&fixture, "ZA-LMS", -13.71, -10, 1328);
    fixture_algorithm(&fixture, "l0-nlms", MODE_ATC, "step", "1", "kappa", "5e-5", "beta", "5",
                      "regularization", "0.01", NULL);
    expect_many_taps(&fixture, "l0-NLMS", -15.41, -10, 0);
    fixture_end(&fixture);
}

/* ---- a network with a sparse system: time to -20 and -30 dB, and the floor ---- */

enum { NET_TRIALS = 20, NET_ITERATIONS = 2000, NET_SETTLED = 1500 };

static void begin_network(struct fixture *fixture)
{
    fixture_begin(fixture, 20, 100, NET_ITERATIONS);
    fixture_topology(fixture, "geometric", "metropolis");
    fixture_system(fixture, "sparse", "nonzeros", "5", "values", "gaussian", NULL);
    fixture->system.norm = (struct real_or_word){.word = -1, .value = 1};
    fixture->noise.variance.set = 0;
    static double snr_db[20];
    for (int k = 0; k < 20; k++)
        snr_db[k] = 15 + 10. * k / 19;
    fixture_list(&noise_gaussian.variant.options, &fixture->noise, "snr_db", snr_db, 20);
    begin_trials(fixture, NET_TRIALS, 4);
}

/* The network and the levels of noise behind the published numbers are not known: the floors of all
 * are as much lower here. */
static void expect_network(struct fixture *fixture, int to_20, int to_30, double floor)
{
    const char *name = fixture->plan.algorithm->variant.name;
    struct outcome outcome;
    fixture_run(fixture, &outcome);
    int at_20 = passage_of(&outcome, NET_TRIALS, -20),
        at_30 = passage_of(&outcome, NET_TRIALS, -30);
    double got = floor_from(&outcome, NET_TRIALS, NET_SETTLED);
    cr_log_info("network, %s: -20 dB at %d, -30 dB at %d, floor %.1f; published %d, %d, %.1f", name,
                at_20, at_30, got, to_20, to_30, floor);
    expect_near(at_20, to_20, .06 * to_20, "%s: -20 dB", name);
    expect_near(at_30, to_30, .06 * to_30, "%s: -30 dB", name);
    expect_near(got, floor, 2, "%s: floor", name);
    outcome_free(&outcome);
}

Test(published, a_network_with_a_sparse_system)
{
    struct fixture fixture;
    begin_network(&fixture);
    fixture_algorithm(&fixture, "ipnlms", MODE_ATC, "step", "0.25", "alpha", "0.5", NULL);
    expect_network(&fixture, 108, 248, -36.4);
    fixture_algorithm(&fixture, "apa", MODE_ATC, "window", "10", "step", "0.05", NULL);
    expect_network(&fixture, 496, 768, -35.9);
    fixture_algorithm(&fixture, "rls", MODE_ATC, "forgetting", "0.995", NULL);
    expect_network(&fixture, 308, 597, -36.0);
    fixture_end(&fixture);
}

/* ---- a vendor's example of the prediction of errors (msepred): coloured random signs ---- */

enum { COLOURED_TAPS = 32, COLOURED_TRIALS = 100, COLOURED_ITERATIONS = 4000 };

/* A low-pass filter of half the band: a sinc with a Hamming window, of gain 1 (fir1(31, .5)). */
static void design_low_pass(double *h)
{
    const double pi = acos(-1);
    double sum = 0;
    for (int i = 0; i < COLOURED_TAPS; i++) {
        double t = pi * 0.5 * (i - 15.5), window = 0.54 - 0.46 * cos(2 * pi * i / 31);
        sum += h[i] = window * sin(t) / t;
    }
    for (int i = 0; i < COLOURED_TAPS; i++)
        h[i] /= sum;
}

static double mean_mse(const struct outcome *outcome, int from, int to)
{
    double sum = 0;
    for (int trial = 0; trial < COLOURED_TRIALS; trial++)
        for (int point = from; point < to; point++)
            sum += outcome->sample[trial * outcome->points + point].mse;
    return sum / (COLOURED_TRIALS * (to - from));
}

Test(published, coloured_signs)
{
    enum { EVERY = 10, POINTS = COLOURED_ITERATIONS / EVERY + 1, FROM = POINTS / 2 };
    static double h[COLOURED_TAPS];
    struct fixture fixture;
    struct outcome outcome;
    design_low_pass(h);
    fixture_begin(&fixture, 1, COLOURED_TAPS, COLOURED_ITERATIONS);
    fixture_taps(&fixture, h);
    fixture_input(&fixture, "ar", "coefficients", "0.5", "innovations", "signs", NULL);
    fixture_algorithm(&fixture, "lms", MODE_ATC, "step", "0.008", NULL);
    begin_trials(&fixture, COLOURED_TRIALS, EVERY);
    fixture_run(&fixture, &outcome);
    double mse = mean_mse(&outcome, FROM, POINTS);
    double msd = floor_from(&outcome, COLOURED_TRIALS, FROM * EVERY);
    cr_log_info("coloured signs: MSE %.6f, published 0.011486; MSD %.2f dB, published -28.34", mse,
                msd);
    expect_near(mse, 0.011486, 0.00008, "MSE");
    expect_near(msd, -28.34, 0.15, "MSD");
    outcome_free(&outcome);
    fixture_end(&fixture);
}

/* ---- weights that beat a centre (claim of Zhao and Sayed, arXiv:1206.3728) ---- */

enum { TEN = 10, TEN_TRIALS = 40, TEN_ITERATIONS = 4000, TEN_SETTLED = 2500 };

/* Noise of 1e-3 to 1e-1, equally spaced in dB. */
static const double *ten_noises(void)
{
    static double variance[TEN];
    for (int k = 0; k < TEN; k++)
        variance[k] = pow(10, -3 + 2. * k / (TEN - 1));
    return variance;
}

static void begin_ten(struct fixture *fixture, const char *rule)
{
    static int edges[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 8},
                             {8, 9}, {9, 0}, {0, 5}, {1, 4}, {2, 7}, {0, 3}, {6, 9}};
    static double variance[TEN];
    static const double powers[TEN] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    struct edge_list list = {edges, sizeof edges / sizeof *edges};
    struct rule_facts facts = {ten_noises(), powers};
    struct err err;
    memcpy(variance, ten_noises(), sizeof variance);
    fixture_begin(fixture, TEN, 32, TEN_ITERATIONS);
    network_free(&fixture->network);
    cr_assert(!network_build(&fixture->network, TEN, &topology_edges, &list, 1, member_rule(rule),
                             &facts, &err),
              "%s", err.text);
    fixture_system(fixture, "sparse", "nonzeros", "32", "values", "gaussian", NULL);
    fixture->system.norm = (struct real_or_word){.word = -1, .value = 1};
    fixture_list(&noise_gaussian.variant.options, &fixture->noise, "variance", variance, TEN);
    begin_trials(fixture, TEN_TRIALS, 20);
}

Test(published, weights_that_beat_a_centre)
{
    static const struct {
        const char *title, *rule;
        enum mode mode;
        double floor;
    } table[] = {{"no links", "metropolis", MODE_NONE, -26.64},
                 {"metropolis", "metropolis", MODE_ATC, -36.82},
                 {"uniform", "uniform", MODE_ATC, -37.29},
                 {"a centre", "metropolis", MODE_CENTRALISED, -36.97},
                 {"Hastings", "hastings", MODE_ATC, -43.64},
                 {"relative variance", "relative-variance", MODE_ATC, -44.20}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct fixture fixture;
        struct outcome outcome;
        begin_ten(&fixture, table[i].rule);
        fixture_algorithm(&fixture, "lms", table[i].mode, "step", "0.005", NULL);
        fixture_run(&fixture, &outcome);
        double got = floor_from(&outcome, TEN_TRIALS, TEN_SETTLED);
        cr_log_info("ten nodes, %s: %.2f dB, published %.2f", table[i].title, got, table[i].floor);
        expect_near(got, table[i].floor, 0.15, "%s", table[i].title);
        outcome_free(&outcome);
        fixture_end(&fixture);
    }
}
