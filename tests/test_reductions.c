/* Properties of whole runs: which algorithms are special cases of others, and what must not matter.
 */
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <string.h>

enum { NODES = 6, TAPS = 21, LENGTH = 160, SIZE = NODES * TAPS };

/* Estimates after a run. */
static void estimates_of(const struct fixture *fixture, double *estimates)
{
    struct outcome outcome;
    fixture_run(fixture, &outcome);
    cr_assert_eq(outcome.diverged.trial, -1);
    memcpy(estimates, outcome.estimates,
           (size_t)(fixture->source.nodes * fixture->source.taps) * sizeof *estimates);
    outcome_free(&outcome);
}

static void begin_small(struct fixture *fixture)
{
    fixture_begin(fixture, NODES, TAPS, LENGTH);
    fixture_topology(fixture, "ring", "metropolis");
}

/* ---- special cases ---- */

/* One datum, no slab, the plain metric and no ball: NLMS, up to the order of its products. */
Test(reductions, sapsm_becomes_nlms)
{
    for (int mode = MODE_ATC; mode <= MODE_NONE; mode++) {
        double sapsm[SIZE], nlms[SIZE];
        struct fixture fixture;
        begin_small(&fixture);
        fixture_algorithm(&fixture, "sapsm", (enum mode)mode, "window", "1", "slab", "0", "alpha",
                          "0", "radius", "none", "step", "0.4", NULL);
        estimates_of(&fixture, sapsm);
        fixture_algorithm(&fixture, "nlms", (enum mode)mode, "step", "0.4", "regularization", "0",
                          NULL);
        estimates_of(&fixture, nlms);
        expect_estimates_near(sapsm, nlms, NODES, TAPS, 1e-12, "sapsm as nlms");
        fixture_end(&fixture);
    }
}

/* One datum in the window is NLMS; steps that are all equal are those of NLMS, divided by the
 * number of taps like the energy that they are divided by. */
Test(reductions, apa_and_ipnlms_become_nlms)
{
    double nlms[SIZE], other[SIZE];
    struct fixture fixture;
    begin_small(&fixture);
    fixture_algorithm(&fixture, "nlms", MODE_ATC, "step", "0.4", "regularization", "0.21", NULL);
    estimates_of(&fixture, nlms);
    fixture_algorithm(&fixture, "apa", MODE_ATC, "window", "1", "step", "0.4", "regularization",
                      "0.21", NULL);
    estimates_of(&fixture, other);
    expect_estimates_near(other, nlms, NODES, TAPS, 1e-12, "apa as nlms");
    fixture_algorithm(&fixture, "ipnlms", MODE_ATC, "alpha", "-1", "step", "0.4", "regularization",
                      "0.01", NULL);
    estimates_of(&fixture, other);
    expect_estimates_near(other, nlms, NODES, TAPS, 1e-12, "ipnlms as nlms");
    fixture_end(&fixture);
}

Test(reductions, no_attraction_is_none)
{
    static const struct {
        const char *name, *option, *value, *plain;
    } pairs[] = {{"za-lms", "rho", "0", "lms"},     {"rza-lms", "rho", "0", "lms"},
                 {"l0-lms", "kappa", "0", "lms"},   {"ht-lms", "keep", "21", "lms"},
                 {"za-nlms", "rho", "0", "nlms"},   {"rza-nlms", "rho", "0", "nlms"},
                 {"l0-nlms", "kappa", "0", "nlms"}, {"l1-rls", "gamma", "0", "rls"}};
    for (int mode = MODE_ATC; mode <= MODE_NONE; mode++)
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            double sparse[SIZE], plain[SIZE];
            struct fixture fixture;
            begin_small(&fixture);
            fixture_algorithm(&fixture, pairs[i].name, (enum mode)mode, pairs[i].option,
                              pairs[i].value, NULL);
            estimates_of(&fixture, sparse);
            fixture_algorithm(&fixture, pairs[i].plain, (enum mode)mode, NULL);
            estimates_of(&fixture, plain);
            expect_estimates_equal(sparse, plain, NODES, TAPS, pairs[i].name);
            fixture_end(&fixture);
        }
}

/* A system without zero taps: its support is all of them. */
Test(reductions, oracle_of_a_full_system_is_lms)
{
    double oracle[SIZE], lms[SIZE];
    struct fixture fixture;
    begin_small(&fixture);
    fixture_system(&fixture, "sparse", "nonzeros", "21", NULL);
    fixture_algorithm(&fixture, "oracle-lms", MODE_ATC, NULL);
    estimates_of(&fixture, oracle);
    fixture_algorithm(&fixture, "lms", MODE_ATC, NULL);
    estimates_of(&fixture, lms);
    expect_estimates_equal(oracle, lms, NODES, TAPS, "oracle-lms as lms");
    fixture_end(&fixture);
}

/* A ball that nothing reaches is no ball; a plain metric is the same from any node. */
Test(reductions, idle_options_of_sapsm)
{
    double without[SIZE], with[SIZE];
    struct fixture fixture;
    begin_small(&fixture);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "radius", "none", NULL);
    estimates_of(&fixture, without);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "radius", "1e9", NULL);
    estimates_of(&fixture, with);
    expect_estimates_equal(with, without, NODES, TAPS, "a radius of 1e9");

    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "alpha", "0", NULL);
    estimates_of(&fixture, without);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "alpha", "0", "metric", "leader", NULL);
    estimates_of(&fixture, with);
    expect_estimates_equal(with, without, NODES, TAPS, "a leader of the plain metric");

    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    estimates_of(&fixture, without);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "radius", "6", NULL); /* (21 + 3) / 4 taps */
    estimates_of(&fixture, with);
    expect_estimates_equal(with, without, NODES, TAPS, "the oracle's radius, given");
    fixture_end(&fixture);
}

/* ---- networks that are none ---- */

Test(reductions, isolated_nodes)
{
    for (int i = 0; algorithms[i]; i++) {
        const char *name = algorithms[i]->variant.name;
        double none[SIZE], identity[SIZE], single[TAPS];
        struct fixture fixture;
        begin_small(&fixture);
        fixture_algorithm(&fixture, name, MODE_NONE, NULL);
        estimates_of(&fixture, none);
        fixture_end(&fixture);
        for (int mode = MODE_ATC; mode <= MODE_CTA; mode++) {
            if (algorithms[i]->own_rows) /* needs a network that is connected */
                continue;
            fixture_begin(&fixture, NODES, TAPS, LENGTH); /* its network is the identity */
            fixture_algorithm(&fixture, name, (enum mode)mode, NULL);
            estimates_of(&fixture, identity);
            expect_estimates_equal(identity, none, NODES, TAPS, name);
            fixture_end(&fixture);
        }
        fixture_begin(&fixture, 1, TAPS, LENGTH);
        fixture_algorithm(&fixture, name, MODE_CTA, NULL);
        estimates_of(&fixture, single);
        expect_estimates_equal(single, none, 1, TAPS, "one node alone");
        fixture_end(&fixture);
    }
}

/* ---- recorded data ---- */

static void fill_normals(double *out, int count, int which)
{
    struct random_stream stream = random_stream(21, RANDOM_SIGNAL, which, 0, 0);
    _Alignas(CACHE_LINE) double chunk[16];
    for (int i = 0; i < count; i += 16) {
        kernels_ref.normals(16, &stream, (uint32_t)i, chunk);
        memcpy(out + i, chunk, (size_t)(count - i < 16 ? count - i : 16) * sizeof *out);
    }
}

/* A window is a pointer and a stride: a signal's delay lines, and the same rows written out. */
Test(reductions, window_by_stride)
{
    static double signal[LENGTH * NODES], rows[LENGTH * SIZE], desired[LENGTH * NODES];
    static const char *const names[] = {"sapsm", "nlms", "apa", "rls"};
    fill_normals(signal, LENGTH * NODES, 0);
    fill_normals(desired, LENGTH * NODES, 1);
    for (int n = 0; n < LENGTH; n++)
        for (int k = 0; k < NODES; k++)
            for (int i = 0; i < TAPS; i++)
                rows[(n * NODES + k) * TAPS + i] = n >= i ? signal[(n - i) * NODES + k] : 0;
    for (int i = 0; i < 4; i++) {
        double by_signal[SIZE], by_rows[SIZE];
        struct fixture fixture;
        begin_small(&fixture);
        fixture_algorithm(&fixture, names[i], MODE_CTA, NULL);
        if (i == 0)
            fixture_option(&fixture.plan.algorithm->variant.options, &fixture.algorithm, "slab",
                           "0.5");
        fixture_recording(&fixture, NULL, signal, desired);
        estimates_of(&fixture, by_signal);
        fixture_recording(&fixture, rows, NULL, desired);
        estimates_of(&fixture, by_rows);
        expect_estimates_equal(by_signal, by_rows, NODES, TAPS, names[i]);
        fixture_end(&fixture);
    }
}

/* Nodes under other names: node k of the one network is node place[k] of the other. Sums over
 * neighbours run in another order, hence not bit for bit. */
Test(reductions, relabelled_nodes)
{
    static const int place[NODES] = {3, 0, 5, 1, 4, 2};
    static double rows[2][LENGTH * SIZE], desired[2][LENGTH * NODES];
    int edges[2][7][2] = {{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {0, 2}}};
    double estimates[2][SIZE];
    fill_normals(rows[0], LENGTH * SIZE, 0);
    fill_normals(desired[0], LENGTH * NODES, 1);
    for (int n = 0; n < LENGTH; n++)
        for (int k = 0; k < NODES; k++) {
            memcpy(rows[1] + (n * NODES + place[k]) * TAPS, rows[0] + (n * NODES + k) * TAPS,
                   TAPS * sizeof(double));
            desired[1][n * NODES + place[k]] = desired[0][n * NODES + k];
        }
    for (int e = 0; e < 7; e++)
        for (int end = 0; end < 2; end++)
            edges[1][e][end] = place[edges[0][e][end]];
    for (int which = 0; which < 2; which++) {
        struct fixture fixture;
        fixture_begin(&fixture, NODES, TAPS, LENGTH);
        fixture_edges(&fixture, edges[which], 7, "metropolis");
        fixture_recording(&fixture, rows[which], NULL, desired[which]);
        fixture_algorithm(&fixture, "sapsm", MODE_CTA, "slab", "0.5", "radius", "4", NULL);
        estimates_of(&fixture, estimates[which]);
        fixture_end(&fixture);
    }
    for (int k = 0; k < NODES; k++)
        expect_estimates_near(estimates[1] + place[k] * TAPS, estimates[0] + k * TAPS, 1, TAPS,
                              1e-11, "relabelled");
}

Test(reductions, zero_step_stays_at_zero)
{
    static const char *const names[] = {"lms",     "nlms",     "za-lms", "rza-lms",
                                        "za-nlms", "rza-nlms", "l0-lms", "l0-nlms",
                                        "ipnlms",  "ht-lms",   "apa",    "oracle-lms"};
    static const double zero[SIZE];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        double estimates[SIZE];
        struct fixture fixture;
        begin_small(&fixture);
        fixture_algorithm(&fixture, names[i], MODE_ATC, "step", "0", NULL);
        estimates_of(&fixture, estimates);
        expect_estimates_equal(estimates, zero, NODES, TAPS, names[i]);
        fixture_end(&fixture);
    }
}
