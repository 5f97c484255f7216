/* The exchange between neighbours against a slow twin, written from its definition, and its
 * properties. The twin computes diffusion LMS on dense weights:
 *
 *     phi_i = h_k,i + sum over l of c_kl (h_l,i - h_k,i), for messages that arrive and hold i. */
#include "base/random.h"
#include "tests/support/fixture.h"
#include "tests/support/near.h"
#include "tests/support/networks.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NODES = 7, TAPS = 10, LENGTH = 40, SEED = 1 };
#define STEP 0.05

/* ---- the twin ---- */

struct twin {
    int every, polls, share, stochastic, largest; /* share, largest: entries of a message; 0: all */
    double drop;
    struct crash crash[2];
    int crashes;
    enum mode mode;
    double c[NODES][NODES], u[LENGTH][NODES][TAPS], d[LENGTH][NODES];
};

static double uniform(enum purpose purpose, int node, int row, uint32_t index)
{
    struct random_stream stream = random_stream(SEED, purpose, 0, node, (uint32_t)row);
    return random_uniform(&stream, index);
}

static int twin_down(const struct twin *twin, int k, int n)
{
    for (int i = 0; i < twin->crashes; i++)
        if (twin->crash[i].node == k && twin->crash[i].from <= n && n < twin->crash[i].to)
            return 1;
    return 0;
}

static int twin_lost(const struct twin *twin, int k, int l, int n)
{
    return uniform(RANDOM_DROP, k, n, (uint32_t)l) < twin->drop;
}

/* The weight that node k gives its neighbour l at instant n. */
static double twin_weight(const struct twin *twin, int k, int l, int n)
{
    if (n % twin->every || twin_down(twin, k, n) || twin_down(twin, l, n) ||
        twin_lost(twin, k, l, n))
        return 0;
    if (!twin->polls)
        return twin->c[k][l];
    double others = 1 - twin->c[k][k], below = 0;
    double at = uniform(RANDOM_POLL, k, n, 0) * others;
    for (int m = 0; m < l; m++)
        below += m == k ? 0 : twin->c[k][m];
    return at >= below && at < below + twin->c[k][l] ? others : 0;
}

static int twin_holds(const struct twin *twin, const double *h, int i, int n)
{
    int turn = n / twin->every, ahead = 0;
    if (twin->share) {
        struct random_stream stream = random_stream(SEED, RANDOM_ENTRIES, 0, 0, (uint32_t)turn);
        int begin = twin->stochastic ? (int)random_below(&stream, 0, TAPS) : turn * twin->share;
        for (int j = 0; j < twin->share; j++)
            if ((begin + j) % TAPS == i)
                return 1;
        return 0;
    }
    for (int j = 0; j < TAPS; j++)
        ahead += fabs(h[j]) > fabs(h[i]) || (fabs(h[j]) == fabs(h[i]) && j < i);
    return !twin->largest || (ahead < twin->largest && h[i] != 0);
}

static void twin_combine(const struct twin *twin, double (*h)[TAPS], int k, int n, double *phi)
{
    for (int i = 0; i < TAPS; i++) {
        phi[i] = h[k][i];
        for (int l = 0; l < NODES; l++)
            if (l != k && twin_holds(twin, h[l], i, n))
                phi[i] += twin_weight(twin, k, l, n) * (h[l][i] - h[k][i]);
    }
}

static void twin_mean(double (*h)[TAPS], double *phi)
{
    for (int i = 0; i < TAPS; i++) {
        phi[i] = 0;
        for (int l = 0; l < NODES; l++)
            phi[i] += h[l][i] / NODES;
    }
}

/* The estimates as they are observed: after a combination, except in cta. */
static void twin_run(const struct twin *twin, double (*estimate)[TAPS])
{
    double h[NODES][TAPS] = {{0}}, next[NODES][TAPS];
    for (int n = 0; n <= LENGTH; n++) {
        for (int k = 0; k < NODES; k++) {
            double *phi = next[k], e;
            if (twin->mode == MODE_CENTRALISED)
                twin_mean(h, phi);
            else
                twin_combine(twin, h, k, n, phi);
            int idle = twin_down(twin, k, n);
            if (twin->mode == MODE_CENTRALISED)
                idle |= twin_down(twin, 0, n) || twin_lost(twin, k, k, n);
            if (n == LENGTH || idle)
                continue;
            e = twin->d[n][k];
            for (int i = 0; i < TAPS; i++)
                e -= twin->u[n][k][i] * phi[i];
            for (int i = 0; i < TAPS; i++)
                phi[i] += STEP * e * twin->u[n][k][i];
        }
        memcpy(estimate, n == LENGTH && twin->mode == MODE_CTA ? h : next, sizeof h);
        memcpy(h, next, sizeof h);
    }
}

/* ---- engine and twin on the same data ---- */

static void make_data(struct twin *twin)
{
    for (int n = 0; n < LENGTH; n++)
        for (int k = 0; k < NODES; k++) {
            twin->d[n][k] = 0.1 * (uniform(RANDOM_NOISE, k, n, 0) - 0.5);
            for (int i = 0; i < TAPS; i++) {
                twin->u[n][k][i] = 3 * (uniform(RANDOM_SIGNAL, k, n, (uint32_t)i) - 0.5);
                twin->d[n][k] += i % 3 ? 0 : (i + 1) * twin->u[n][k][i] / TAPS;
            }
        }
}

/* Nodes 0 .. 6 in a ring, with chords: degrees from 2 to 4, so weights differ. */
static int chords[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 0}, {0, 2}, {0, 4}};

static void begin(struct fixture *fixture, struct twin *twin, enum mode mode)
{
    *twin = (struct twin){.every = 1, .mode = mode};
    make_data(twin);
    fixture_begin(fixture, NODES, TAPS, LENGTH);
    fixture_edges(fixture, chords, sizeof chords / sizeof *chords, "metropolis");
    fixture_recording(fixture, twin->u[0][0], NULL, twin->d[0]);
    fixture_algorithm(fixture, "lms", mode, "step", "0.05", NULL);
    for (int k = 0; k < NODES; k++)
        for (int l = 0; l < NODES; l++)
            twin->c[k][l] = fmax(networks_weight(&fixture->network, k, l), 0);
}

static void expect_same(struct fixture *fixture, const struct twin *twin, const char *name)
{
    double wanted[NODES][TAPS];
    struct outcome outcome;
    twin_run(twin, wanted);
    for (int layout = LAYOUT_NATURAL; layout <= LAYOUT_NEAR; layout++) {
        fixture->plan.layout = (enum layout_choice)layout;
        fixture_run(fixture, &outcome);
        for (int k = 0; k < NODES; k++)
            for (int i = 0; i < TAPS; i++)
                expect_near(outcome.estimates[k * TAPS + i], wanted[k][i], 1e-12,
                            "%s, mode %d: node %d, tap %d", name, twin->mode, k, i);
        outcome_free(&outcome);
    }
}

/* All modes that exchange. */
static const enum mode modes[] = {MODE_ATC, MODE_CTA};

static void expect_twin(void (*set)(struct fixture *, struct twin *), const char *name)
{
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        struct fixture fixture;
        struct twin twin;
        begin(&fixture, &twin, modes[i]);
        set(&fixture, &twin);
        expect_same(&fixture, &twin, name);
        fixture_end(&fixture);
    }
}

static void set_every(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, "every", "3", NULL);
    twin->every = 3;
}

static void set_polling(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, "polling", "one", NULL);
    twin->polls = 1;
}

static void set_drop(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, "drop", "0.4", NULL);
    twin->drop = 0.4;
}

static void set_sequential(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, "every", "2", NULL);
    fixture_entries(fixture, "share", "count", "4", NULL);
    twin->every = 2;
    twin->share = 4;
}

static void set_stochastic(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, NULL, NULL);
    fixture_entries(fixture, "share", "count", "3", "order", "stochastic", NULL);
    twin->share = 3;
    twin->stochastic = 1;
}

/* 0.36 x 10 taps is nearest to 4. */
static void set_fraction(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, NULL, NULL);
    fixture_entries(fixture, "share", "fraction", "0.36", NULL);
    twin->share = 4;
}

static void set_largest_fraction(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, NULL, NULL);
    fixture_entries(fixture, "largest", "fraction", "0.01", NULL);
    twin->largest = 1;
}

static void set_largest(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, NULL, NULL);
    fixture_entries(fixture, "largest", "count", "3", NULL);
    twin->largest = 3;
}

static const struct crash crashes[] = {{0, 5, 20}, {3, 15, 30}};

static void set_crashes(struct fixture *fixture, struct twin *twin)
{
    fixture_exchange(fixture, NULL, NULL);
    fixture_crashes(fixture, crashes, 2);
    memcpy(twin->crash, crashes, sizeof crashes);
    twin->crashes = 2;
}

static void set_all(struct fixture *fixture, struct twin *twin)
{
    set_crashes(fixture, twin);
    fixture_exchange(fixture, "every", "2", "polling", "one", "drop", "0.3", NULL);
    fixture_crashes(fixture, crashes, 2);
    fixture_entries(fixture, "share", "count", "7", NULL);
    twin->every = 2;
    twin->polls = 1;
    twin->drop = 0.3;
    twin->share = 7;
}

static const struct {
    const char *name;
    void (*set)(struct fixture *, struct twin *);
} settings[] = {{"every", set_every},
                {"polling", set_polling},
                {"drop", set_drop},
                {"share, sequential", set_sequential},
                {"share, stochastic", set_stochastic},
                {"share, a fraction", set_fraction},
                {"largest", set_largest},
                {"largest, a fraction", set_largest_fraction},
                {"crashes", set_crashes},
                {"all at once", set_all}};
enum { SETTINGS = sizeof settings / sizeof *settings };

Test(exchange, each_option_agrees_with_the_twin)
{
    for (int i = 0; i < SETTINGS; i++)
        expect_twin(settings[i].set, settings[i].name);
}

/* A centre hears nodes directly: only crashes and losses concern it. */
Test(exchange, a_centre_misses_the_data_of_nodes_that_fail_or_are_lost)
{
    struct fixture fixture;
    struct twin twin;
    begin(&fixture, &twin, MODE_CENTRALISED);
    set_all(&fixture, &twin);
    expect_same(&fixture, &twin, "centralised");
    fixture_end(&fixture);
}

/* ---- the same bits ---- */

static void begin_small(struct fixture *fixture, const char *algorithm, enum mode mode)
{
    fixture_begin(fixture, NODES, TAPS, LENGTH);
    fixture_edges(fixture, chords, sizeof chords / sizeof *chords, "metropolis");
    fixture_algorithm(fixture, algorithm, mode, NULL);
    fixture->plan.trials = 3;
    fixture->plan.observe_every = 15;
}

static void expect_one_digest(struct fixture *fixture, const char *name)
{
    static const int threads[] = {1, 2, 3, 0};
    uint64_t wanted = 0;
    for (int way = 0; fixture_way(fixture, way, threads); way++) {
        char text[96];
        uint64_t digest = fixture_digest(fixture);
        wanted = way == 0 ? digest : wanted;
        cr_assert_eq(digest, wanted, "%s, mode %d: %s", name, fixture->plan.mode,
                     fixture_way_text(fixture, text));
    }
}

Test(exchange, gives_the_same_bits_in_every_way)
{
    static const enum mode every_mode[] = {MODE_ATC, MODE_CTA, MODE_CENTRALISED};
    for (int i = 0; i < SETTINGS; i++)
        for (int m = 0; m < 3; m++) {
            struct fixture fixture;
            struct twin twin;
            begin_small(&fixture, i % 2 ? "sapsm" : "lms", every_mode[m]);
            settings[i].set(&fixture, &twin);
            if (m == i % 3)
                fixture.plan.kernels = &kernels_ref_f32;
            expect_one_digest(&fixture, settings[i].name);
            fixture_end(&fixture);
        }
}

/* Every node also combines what the leader hears. */
Test(exchange, gives_the_same_bits_with_a_leader)
{
    struct fixture fixture;
    struct twin twin;
    begin_small(&fixture, "sapsm", MODE_CTA);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "metric", "leader", "leader", "3", NULL);
    set_all(&fixture, &twin);
    expect_one_digest(&fixture, "leader");
    fixture_end(&fixture);
}

/* Cases of a batch share data, but each has its own exchange. */
Test(exchange, gives_the_same_bits_beside_other_cases)
{
    struct fixture fixture;
    struct twin twin;
    struct outcome outcome[2];
    struct err err;
    begin_small(&fixture, "lms", MODE_ATC);
    uint64_t plain = fixture_digest(&fixture);
    struct plan without = fixture.plan;
    set_all(&fixture, &twin);
    const struct plan *plans[] = {&without, &fixture.plan};
    uint64_t exchanging = fixture_digest(&fixture);
    cr_assert_neq(plain, exchanging);
    cr_assert_eq(engine_run_together(2, plans, outcome, &err), 0);
    cr_assert_eq(outcome[0].digest, plain);
    cr_assert_eq(outcome[1].digest, exchanging);
    outcome_free(&outcome[0]);
    outcome_free(&outcome[1]);
    fixture_end(&fixture);
}
