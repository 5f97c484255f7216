/* The engine: what it refuses, how runs end, where the points of a curve are. */
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

/* ---- refusals ---- */

static void expect_refused(const struct fixture *fixture, const char *wanted)
{
    struct err err;
    struct outcome outcome;
    cr_assert_eq(engine_run(&fixture->plan, &outcome, &err), -1, "not refused: %s", wanted);
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_str_eq(err.text, wanted);
    cr_assert_null(outcome.sample);
}

Test(engine, refuses_thread_counts)
{
    struct fixture fixture;
    fixture_begin(&fixture, 9, 8, 10);
    fixture.plan.threads = 0;
    expect_refused(&fixture, "threads: 0 is outside [1, 9]");
    fixture.plan.threads = 10;
    expect_refused(&fixture, "threads: 10 is outside [1, 9], the number of nodes");
    fixture.plan.parallel = PARALLEL_TRIALS;
    fixture.plan.trials = 2;
    fixture.plan.threads = 3;
    expect_refused(&fixture, "threads: 3 is outside [1, 2], the number of trials");
    fixture_end(&fixture);
}

Test(engine, refuses_what_an_algorithm_cannot_know)
{
    static double regressors[10 * 2 * 4], desired[10 * 2];
    struct fixture fixture;
    fixture_begin(&fixture, 2, 4, 10);
    fixture_recording(&fixture, regressors, NULL, desired);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    expect_refused(
        &fixture,
        "slab_sigmas: the noise has no known variance; give noise.variance or noise.snr_db, "
        "or the half width `slab` in units of the desired signal");
    fixture_no_system(&fixture);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "slab", "0.1", NULL);
    expect_refused(&fixture, "radius: oracle needs the true system; give a number, none, or the "
                             "system");
    fixture_algorithm(&fixture, "rza-lms", MODE_ATC, "rho", "adaptive", NULL);
    expect_refused(&fixture, "rho: adaptive needs the true system's sparsity; give a number or a "
                             "system");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "slab", "0.1", "radius", "1", "metric", "leader",
                      "leader", "2", NULL);
    expect_refused(&fixture, "leader: 2 is outside [0, 1], the nodes of the network");
    fixture_end(&fixture);
}

Test(engine, refuses_data_that_do_not_reach)
{
    static double regressors[10 * 2 * 4], desired[10 * 2];
    struct fixture fixture;
    fixture_begin(&fixture, 2, 4, 10);
    fixture.noise.snr_db = fixture.noise.variance;
    expect_refused(&fixture, "noise: give variance or snr_db, not both");
    fixture.noise.snr_db.set = 0;
    fixture_no_system(&fixture);
    expect_refused(&fixture, "system: missing, and the input has no `desired`");
    fixture_recording(&fixture, regressors, NULL, desired);
    fixture.source.iterations = 11;
    expect_refused(&fixture, "iterations: 11 is outside [1, 10], the recording's length");
    fixture_end(&fixture);
}

/* ---- threads ---- */

Test(engine, more_threads_than_cores)
{
    for (int policy = 0; syncs[policy]; policy++) {
        struct fixture fixture;
        fixture_begin(&fixture, 16, 8, 60);
        fixture_topology(&fixture, "ring", "metropolis");
        fixture.plan.sync = syncs[policy];
        uint64_t wanted = fixture_digest(&fixture);
        fixture.plan.threads = 16;
        cr_assert_eq(fixture_digest(&fixture), wanted, "%s", syncs[policy]->name);
        fixture_end(&fixture);
    }
}

/* ---- divergence ---- */

/* u = 1, d = 1 at node 2 alone and mu = 3: its error is (-2)^n, beyond 1000 from n = 10 on. */
Test(engine, divergence_at_a_known_place)
{
    enum { NODES = 3, LENGTH = 20 };
    double regressors[LENGTH * NODES], desired[LENGTH * NODES];
    for (int i = 0; i < LENGTH * NODES; i++) {
        regressors[i] = 1;
        desired[i] = i % NODES == 2;
    }
    struct fixture fixture;
    struct outcome outcome;
    fixture_begin(&fixture, NODES, 1, LENGTH);
    fixture_recording(&fixture, regressors, NULL, desired);
    fixture_algorithm(&fixture, "lms", MODE_NONE, "step", "3", NULL);
    fixture.plan.diverged_above = 1000;
    fixture.plan.observe_every = 4;
    fixture_run(&fixture, &outcome);
    cr_assert_eq(outcome.diverged.trial, 0);
    cr_assert_eq(outcome.diverged.node, 2);
    cr_assert_eq(outcome.diverged.iteration, 10);
    cr_assert_eq(outcome.trials_done, 0);
    for (int i = 0; i < outcome.points; i++)
        cr_assert_eq(!isnan(outcome.sample[i].msd), outcome.instant[i] < 10, "after %d",
                     outcome.instant[i]);
    outcome_free(&outcome);
    fixture_end(&fixture);
}

/* All nodes at once, in an iteration that goes through them backwards. */
Test(engine, of_nodes_that_diverge_together_the_first_is_named)
{
    for (int threads = 1; threads <= 4; threads++) {
        struct fixture fixture;
        struct outcome outcome;
        fixture_begin(&fixture, 16, 8, 10);
        fixture_algorithm(&fixture, "lms", MODE_NONE, "step", "1e9", NULL);
        fixture.plan.diverged_above = 1e5;
        fixture.plan.threads = threads;
        fixture_run(&fixture, &outcome);
        cr_assert_eq(outcome.diverged.iteration, 1);
        cr_assert_eq(outcome.diverged.node, 0, "%d threads: node %d", threads,
                     outcome.diverged.node);
        outcome_free(&outcome);
        fixture_end(&fixture);
    }
}

/* The first divergence in the order of trial, iteration, node, whichever thread finds it. */
Test(engine, divergence_is_the_same_in_every_way)
{
    static const int threads[] = {1, 2, 3, 4, 0};
    struct divergence wanted = {.trial = -2};
    struct fixture fixture;
    fixture_begin(&fixture, 9, 8, 200);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "lms", MODE_ATC, "step", "1.2", NULL);
    fixture.plan.trials = 4;
    fixture.plan.observe_every = 50;
    for (int way = 0; fixture_way(&fixture, way, threads); way++) {
        struct outcome outcome;
        char text[96];
        fixture_run(&fixture, &outcome);
        if (way == 0)
            wanted = outcome.diverged;
        cr_assert_eq(wanted.trial, 0);
        cr_assert_gt(wanted.iteration, 0);
        cr_assert(!memcmp(&outcome.diverged, &wanted, sizeof wanted),
                  "%s: trial %d, node %d, iteration %d; wanted trial %d, node %d, iteration %d",
                  fixture_way_text(&fixture, text), outcome.diverged.trial, outcome.diverged.node,
                  outcome.diverged.iteration, wanted.trial, wanted.node, wanted.iteration);
        outcome_free(&outcome);
    }
    fixture_end(&fixture);
}

/* ---- stopping ---- */

struct ticker {
    atomic_int inside, overlaps;
    double stop_at, last;
};

static int watch(void *arg, double done)
{
    struct ticker *watch = arg;
    if (atomic_fetch_add(&watch->inside, 1))
        atomic_fetch_add(&watch->overlaps, 1);
    watch->last = done;
    int stop = done >= watch->stop_at;
    atomic_fetch_sub(&watch->inside, 1);
    return stop;
}

/* Stopped in the third of four trials: two are whole, one is a beginning, one never was. */
Test(engine, a_stopped_run_keeps_what_it_has)
{
    struct ticker watching = {.stop_at = 2.5 / 4};
    struct fixture fixture;
    struct outcome whole, part;
    fixture_begin(&fixture, 4, 8, 100);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture.plan.trials = 4;
    fixture.plan.observe_every = 10;
    fixture_run(&fixture, &whole);
    fixture.plan.tick = watch;
    fixture.plan.tick_arg = &watching;
    fixture_run(&fixture, &part);
    cr_assert_eq(part.trials_done, 2);
    cr_assert_eq(part.diverged.trial, -1);
    for (int trial = 0; trial < 4; trial++)
        for (int i = 0; i < part.points; i++) {
            int at = trial * part.points + i, done = trial < 2 || (trial == 2 && i < 5);
            expect_near(part.sample[at].msd, done ? whole.sample[at].msd : NAN, 0,
                        "trial %d, point %d", trial, i);
            expect_near(part.sample[at].support.recall,
                        done ? whole.sample[at].support.recall : NAN, 0,
                        "trial %d, point %d: support", trial, i);
        }
    outcome_free(&whole);
    outcome_free(&part);
    fixture_end(&fixture);
}

/* The callback is never called by two threads at once. */
Test(engine, one_thread_ticks_at_a_time)
{
    struct ticker watching = {.stop_at = INFINITY};
    struct fixture fixture;
    fixture_begin(&fixture, 8, 8, 400);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture.plan.trials = 40;
    fixture.plan.threads = 4;
    fixture.plan.parallel = PARALLEL_TRIALS;
    fixture.plan.tick = watch;
    fixture.plan.tick_arg = &watching;
    fixture_digest(&fixture);
    cr_assert_eq(watching.overlaps, 0, "%d calls overlapped", watching.overlaps);
    cr_assert_gt(watching.last, 0);
    cr_assert_leq(watching.last, 1);
    fixture_end(&fixture);
}

/* ---- points ---- */

static void expect_instants(struct fixture *fixture, int every, const int *wanted, int count)
{
    struct outcome outcome;
    fixture->plan.observe_every = every;
    fixture_run(fixture, &outcome);
    cr_assert_eq(outcome.points, count, "every %d: %d points", every, outcome.points);
    for (int i = 0; i < count; i++) {
        cr_assert_eq(outcome.instant[i], wanted[i]);
        cr_assert(!isnan(outcome.sample[i].msd), "every %d: nothing after %d", every, wanted[i]);
        cr_assert_eq(isnan(outcome.sample[i].mse), i == 0, "no error before the first iteration");
    }
    outcome_free(&outcome);
}

Test(engine, points_of_the_curve)
{
    struct fixture fixture;
    fixture_begin(&fixture, 3, 8, 10);
    expect_instants(&fixture, 4, (int[]){0, 4, 8, 10}, 4);
    expect_instants(&fixture, 5, (int[]){0, 5, 10}, 3);
    expect_instants(&fixture, 10, (int[]){0, 10}, 2);
    expect_instants(&fixture, 50, (int[]){0, 10}, 2);
    expect_instants(&fixture, 1, (int[]){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 11);
    fixture_end(&fixture);
}

/* Observations do not depend on how often one observes, nor on other trials. */
static void expect_looking_changes_nothing(struct fixture *fixture, const char *name)
{
    enum { TRIALS = 3 };
    struct outcome often, seldom;
    int nodes = fixture->source.nodes, taps = fixture->source.taps;
    fixture->plan.trials = TRIALS;
    fixture->plan.observe_every = 1;
    fixture_run(fixture, &often);
    fixture->plan.trials = TRIALS + 2;
    fixture->plan.observe_every = 40;
    fixture_run(fixture, &seldom);
    for (int trial = 0; trial < TRIALS; trial++) {
        expect_estimates_equal(seldom.estimates + trial * nodes * taps,
                               often.estimates + trial * nodes * taps, nodes, taps, name);
        for (int i = 0; i < seldom.points; i++)
            expect_near(seldom.sample[trial * seldom.points + i].msd,
                        often.sample[trial * often.points + seldom.instant[i]].msd, 0,
                        "%s: trial %d after %d", name, trial, seldom.instant[i]);
    }
    outcome_free(&often);
    outcome_free(&seldom);
}

/* With few taps, so that what observing leaves in rows reaches into their padding; weights of star
 * and of none let some nodes hear a row alone. */
static void look_at(int algorithm, enum mode mode, enum precision precision, const char *metric)
{
    struct fixture fixture;
    const char *name = algorithms[algorithm]->variant.name;
    fixture_begin(&fixture, 6, 5, 150);
    fixture_topology(&fixture, algorithm % 2 ? "star" : "ring", "metropolis");
    if (metric)
        fixture_algorithm(&fixture, name, mode, "metric", metric, "leader", "2", NULL);
    else
        fixture_algorithm(&fixture, name, mode, NULL);
    fixture.system.changes =
        (struct change_list){1, {{.at = 70, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW}}};
    fixture.plan.kernels = fixture.plan.kernels->in[precision];
    expect_looking_changes_nothing(&fixture, name);
    fixture_end(&fixture);
}

Test(engine, looking_changes_nothing)
{
    for (int i = 0; algorithms[i]; i++)
        for (enum mode mode = MODE_ATC; mode <= MODE_NONE; mode++)
            for (enum precision precision = 0; precision < PRECISIONS; precision++) {
                if (algorithm_has_mode(algorithms[i], mode))
                    look_at(i, mode, precision, NULL);
                if (!strcmp(algorithms[i]->variant.name, "sapsm") && mode != MODE_NONE)
                    look_at(i, mode, precision, "leader");
            }
}
