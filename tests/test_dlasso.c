/* The distributed lasso against a slow twin written from its paper, and against the lasso of all
 * data, which proximal gradients find without any network. */
#include "tests/support/fixture.h"
#include "tests/support/near.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { N = 5, L = 12, DATA = 8, LENGTH = 3000 };
#define NOISE 0.1

/* Degrees from 1 to 3. */
static int links[][2] = {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}};
enum { LINKS = sizeof links / sizeof *links };

static double u[LENGTH][N][L], d[LENGTH][N];

static void draw_data(void)
{
    for (int n = 0; n < LENGTH; n++)
        for (int k = 0; k < N; k++) {
            struct random_stream stream = random_stream(7, RANDOM_SIGNAL, n, k, 0);
            d[n][k] = NOISE * sqrt(12) * (random_uniform(&stream, L) - 0.5);
            for (int i = 0; i < L; i++) {
                u[n][k][i] = sqrt(12) * (random_uniform(&stream, (uint32_t)i) - 0.5);
                d[n][k] += u[n][k][i] * (i == 3 ? 1 : i == 8 ? -.5 : 0);
            }
        }
}

static int linked(int k, int l)
{
    for (int j = 0; j < LINKS; j++)
        if ((links[j][0] == k && links[j][1] == l) || (links[j][0] == l && links[j][1] == k))
            return 1;
    return 0;
}

static void begin(struct fixture *fixture, int iterations)
{
    draw_data();
    fixture_begin(fixture, N, L, iterations);
    fixture_edges(fixture, links, LINKS, "metropolis");
    fixture_recording(fixture, u[0][0], NULL, d[0]);
    fixture->noise.variance =
        (struct per_node){.set = 1, .low = NOISE * NOISE, .high = NOISE * NOISE};
}

/* ---- the twin ---- */

#define FORGETTING 0.97
#define COUPLING   4.

struct twin_node {
    double h[L], p[L], R[L][L], r[L];
};

static double shrink(double x, double by)
{
    return x > by ? x - by : x < -by ? x + by : 0;
}

static void twin_learn(struct twin_node *node, const double *row, double desired)
{
    for (int i = 0; i < L; i++) {
        node->r[i] = FORGETTING * node->r[i] + desired * row[i];
        for (int j = 0; j < L; j++)
            node->R[i][j] = FORGETTING * node->R[i][j] + row[i] * row[j];
    }
}

static void twin_round(struct twin_node *node, int k, const double (*h)[L], double penalty)
{
    double pull[L] = {0};
    int degree = 0;
    for (int l = 0; l < N; l++) {
        degree += linked(k, l);
        for (int i = 0; linked(k, l) && i < L; i++) {
            node->p[i] += COUPLING * (h[k][i] - h[l][i]);
            pull[i] += COUPLING * (h[k][i] + h[l][i]);
        }
    }
    for (int i = 0; i < L; i++) {
        double rest = node->r[i] - node->p[i] + pull[i];
        for (int j = 0; j < L; j++)
            rest -= j != i ? node->R[i][j] * node->h[j] : 0;
        node->h[i] = shrink(rest, penalty) / (node->R[i][i] + 2 * COUPLING * degree);
    }
}

static void twin_run(int iterations, int batch, double (*estimate)[L])
{
    static struct twin_node node[N];
    double squares = 0;
    memset(node, 0, sizeof node);
    for (int n = 0; n < iterations; n++) {
        for (int k = 0; k < N; k++)
            memcpy(estimate[k], node[k].h, sizeof node[k].h);
        squares = n < batch ? FORGETTING * FORGETTING * squares + 1 : squares;
        for (int k = 0; k < N; k++) {
            if (n < batch)
                twin_learn(&node[k], u[n][k], d[n][k]);
            twin_round(&node[k], k, (const double(*)[L])estimate, 2 * NOISE * sqrt(squares / N));
        }
    }
    for (int k = 0; k < N; k++)
        memcpy(estimate[k], node[k].h, sizeof node[k].h);
}

Test(dlasso, agrees_with_the_twin)
{
    enum { ITERATIONS = 90 };
    for (int batch = 40; batch <= ITERATIONS; batch += 50) {
        struct fixture fixture;
        struct outcome outcome;
        double wanted[N][L];
        begin(&fixture, ITERATIONS);
        fixture_algorithm(&fixture, "dlasso", MODE_CTA, "forgetting", "0.97", "penalty_sigmas", "2",
                          "coupling", "4", NULL);
        if (batch < ITERATIONS)
            fixture_option(&fixture.plan.algorithm->variant.options, &fixture.algorithm, "batch",
                           "40");
        fixture_run(&fixture, &outcome);
        twin_run(ITERATIONS, batch, wanted);
        expect_estimates_near(outcome.estimates, wanted[0], N, L, 1e-10, "the twin");
        cr_assert_gt(wanted[4][3], .5, "it learns");
        outcome_free(&outcome);
        fixture_end(&fixture);
    }
}

/* ---- the lasso of all data ---- */

/* Minimises x'R x / 2 - r'x + penalty ||x||_1 over the first data of nodes first .. end - 1. */
static void solve_lasso(int first, int end, double penalty, double *x)
{
    double R[L][L] = {{0}}, r[L] = {0}, trace = 0;
    for (int n = 0; n < DATA; n++)
        for (int k = first; k < end; k++)
            for (int i = 0; i < L; i++) {
                r[i] += d[n][k] * u[n][k][i];
                trace += u[n][k][i] * u[n][k][i];
                for (int j = 0; j < L; j++)
                    R[i][j] += u[n][k][i] * u[n][k][j];
            }
    memset(x, 0, L * sizeof *x);
    for (int step = 0; step < 100000; step++) {
        double next[L];
        for (int i = 0; i < L; i++) {
            double gradient = -r[i];
            for (int j = 0; j < L; j++)
                gradient += R[i][j] * x[j];
            next[i] = shrink(x[i] - gradient / trace, penalty / trace);
        }
        memcpy(x, next, sizeof next);
    }
}

static void begin_batch(struct fixture *fixture, enum mode mode)
{
    begin(fixture, LENGTH);
    fixture->plan.observe_every = LENGTH;
    fixture_algorithm(fixture, "dlasso", mode, "forgetting", "1", "penalty_sigmas", "3", "coupling",
                      "3", "batch", "8", NULL);
}

static void run_on_batch(struct fixture *fixture, enum mode mode, struct outcome *outcome)
{
    begin_batch(fixture, mode);
    fixture_run(fixture, outcome);
}

/* Each node alone has fewer data than taps. */
Test(dlasso, converges_to_the_lasso_of_all_data)
{
    struct fixture fixture;
    struct outcome outcome;
    double wanted[L];
    int zeros = 0;
    run_on_batch(&fixture, MODE_CTA, &outcome);
    solve_lasso(0, N, 3 * NOISE * sqrt(N * DATA), wanted);
    for (int k = 0; k < N; k++)
        expect_estimates_near(outcome.estimates + k * L, wanted, 1, L, 1e-9, "all data");
    for (int i = 0; i < L; i++)
        zeros += wanted[i] == 0;
    cr_assert(zeros >= 4 && wanted[3] > .5 && wanted[8] < -.2, "%d taps are zero", zeros);
    outcome_free(&outcome);
    fixture_end(&fixture);
}

static double distance(const struct outcome *outcome, const double wanted[L])
{
    double most = 0;
    for (int i = 0; i < N * L; i++)
        most = fmax(most, fabs(outcome->estimates[i] - wanted[i % L]));
    return most;
}

/* A message that is lost in one direction leaves a bias, on which all nodes agree; a node that is
 * down for some time leaves none. */
Test(dlasso, is_biased_by_messages_without_an_answer)
{
    static const struct crash crash = {.node = 2, .from = 20, .to = 60};
    struct exchange exchange[] = {
        {.every = 1, .entries = &entries_all, .crash = &crash, .crashes = 1},
        {.every = 1, .entries = &entries_all, .drop = 0.2},
    };
    double wanted[L];
    for (int i = 0; i < 2; i++) {
        struct fixture fixture;
        struct outcome outcome;
        begin_batch(&fixture, MODE_CTA);
        fixture.plan.exchange = &exchange[i];
        fixture_run(&fixture, &outcome);
        solve_lasso(0, N, 3 * NOISE * sqrt(N * DATA), wanted);
        cr_assert_eq(distance(&outcome, wanted) > 1e-3, i, "%g", distance(&outcome, wanted));
        cr_assert_lt(distance(&outcome, outcome.estimates), 1e-9, "they agree");
        outcome_free(&outcome);
        fixture_end(&fixture);
    }
}

/* Without links each node has the lasso of its own data. */
Test(dlasso, without_links_finds_the_lasso_of_its_own_data)
{
    struct fixture fixture;
    struct outcome outcome;
    double wanted[L], all[L];
    run_on_batch(&fixture, MODE_NONE, &outcome);
    solve_lasso(0, N, 3 * NOISE * sqrt(N * DATA), all);
    for (int k = 0; k < N; k++) {
        double apart = 0;
        solve_lasso(k, k + 1, 3 * NOISE * sqrt(DATA), wanted);
        expect_estimates_near(outcome.estimates + k * L, wanted, 1, L, 1e-6, "own data");
        for (int i = 0; i < L; i++)
            apart = fmax(apart, fabs(wanted[i] - all[i]));
        cr_assert_gt(apart, 0.02, "node %d: the same as with all data", k);
    }
    outcome_free(&outcome);
    fixture_end(&fixture);
}

/* ---- what it is not made for ---- */

static void expect_refused(struct fixture *fixture, enum mode mode, const char *why)
{
    struct err err;
    fixture_algorithm(fixture, "dlasso", mode, NULL);
    cr_assert_eq(engine_check(&fixture->plan, &err), -1, "%s", why);
    cr_assert(strstr(err.text, why), "%s", err.text);
}

Test(dlasso, needs_links_both_ways_and_rows_as_they_are)
{
    double weights[N][N] = {{0}};
    struct fixture fixture;
    struct err err;
    begin(&fixture, 10);
    expect_refused(&fixture, MODE_ATC, "atc");
    expect_refused(&fixture, MODE_CENTRALISED, "centralised");
    for (int k = 0; k < N; k++)
        weights[k][k] = weights[k][(k + 1) % N] = .5;
    fixture_matrix(&fixture, weights[0]);
    expect_refused(&fixture, MODE_CTA, "node 0 hears node 1, which does not hear it");
    fixture.plan.mode = MODE_NONE;
    cr_assert_eq(engine_check(&fixture.plan, &err), 0, "no links");
    fixture_end(&fixture);
}
