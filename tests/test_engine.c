/* The engine: what it refuses, how runs end, and where the points of a curve lie. */
#include "tests/support/near.h"
#include "tests/support/setup.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

/* ---- refusals ---- */

static void expect_refused(const struct setup *setup, const char *wanted)
{
    struct err err;
    struct outcome outcome;
    cr_assert_eq(engine_run(&setup->plan, &outcome, &err), -1, "not refused: %s", wanted);
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_str_eq(err.text, wanted);
    cr_assert_null(outcome.sample);
}

Test(engine, refuses_thread_counts)
{
    struct setup setup;
    setup_begin(&setup, 9, 8, 10);
    setup.plan.threads = 0;
    expect_refused(&setup, "threads: 0 is outside [1, 9]");
    setup.plan.threads = 10;
    expect_refused(&setup, "threads: 10 is outside [1, 9], the nodes to share out");
    setup.plan.parallel = PARALLEL_TRIALS;
    setup.plan.trials = 2;
    setup.plan.threads = 3;
    expect_refused(&setup, "threads: 3 is outside [1, 2], the trials to share out");
    setup_end(&setup);
}

Test(engine, refuses_what_an_algorithm_cannot_know)
{
    static double regressors[10 * 2 * 4], desired[10 * 2];
    struct setup setup;
    setup_begin(&setup, 2, 4, 10);
    setup_recording(&setup, regressors, NULL, desired);
    setup_algorithm(&setup, "sapsm", MODE_CTA, NULL);
    expect_refused(&setup, "slab_sigmas: the noise of a recording is unknown; give the half width "
                           "`slab` in units of the desired signal");
    setup_no_system(&setup);
    setup_algorithm(&setup, "sapsm", MODE_CTA, "slab", "0.1", NULL);
    expect_refused(&setup, "radius: oracle needs the true system; give a number, none, or the "
                           "system");
    setup_algorithm(&setup, "rza-lms", MODE_ATC, "rho", "adaptive", NULL);
    expect_refused(&setup, "rho: adaptive needs the true system's sparsity; give a number or a "
                           "system");
    setup_algorithm(&setup, "sapsm", MODE_CTA, "slab", "0.1", "radius", "1", "metric", "leader",
                    "leader", "2", NULL);
    expect_refused(&setup, "leader: 2 is outside [0, 1], the nodes of the network");
    setup_end(&setup);
}

Test(engine, refuses_data_that_do_not_reach)
{
    static double regressors[10 * 2 * 4], desired[10 * 2];
    struct setup setup;
    setup_begin(&setup, 2, 4, 10);
    setup.noise.snr_db = setup.noise.variance;
    expect_refused(&setup, "noise: give variance or snr_db, not both");
    setup.noise.snr_db.set = 0;
    setup_no_system(&setup);
    expect_refused(&setup, "system: missing, and the data do not bring a `desired`");
    setup_recording(&setup, regressors, NULL, desired);
    setup.source.iterations = 11;
    expect_refused(&setup, "iterations: 11 is outside [1, 10], the recording's length");
    setup_end(&setup);
}

/* ---- threads ---- */

Test(engine, more_threads_than_cores)
{
    for (int policy = 0; syncs[policy]; policy++) {
        struct setup setup;
        setup_begin(&setup, 16, 8, 60);
        setup_topology(&setup, "ring", "metropolis");
        setup.plan.sync = syncs[policy];
        uint64_t wanted = setup_digest(&setup);
        setup.plan.threads = 16;
        cr_assert_eq(setup_digest(&setup), wanted, "%s", syncs[policy]->name);
        setup_end(&setup);
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
    struct setup setup;
    struct outcome outcome;
    setup_begin(&setup, NODES, 1, LENGTH);
    setup_recording(&setup, regressors, NULL, desired);
    setup_algorithm(&setup, "lms", MODE_NONE, "step", "3", NULL);
    setup.plan.diverged_above = 1000;
    setup.plan.observe_every = 4;
    setup_run(&setup, &outcome);
    cr_assert_eq(outcome.diverged.trial, 0);
    cr_assert_eq(outcome.diverged.node, 2);
    cr_assert_eq(outcome.diverged.iteration, 10);
    cr_assert_eq(outcome.trials_done, 0);
    for (int i = 0; i < outcome.points; i++)
        cr_assert_eq(!isnan(outcome.sample[i].msd), outcome.instant[i] < 10, "after %d",
                     outcome.instant[i]);
    outcome_free(&outcome);
    setup_end(&setup);
}

/* All nodes at once, in an iteration that goes through them backwards. */
Test(engine, of_nodes_that_diverge_together_the_first_is_named)
{
    for (int threads = 1; threads <= 4; threads++) {
        struct setup setup;
        struct outcome outcome;
        setup_begin(&setup, 16, 8, 10);
        setup_algorithm(&setup, "lms", MODE_NONE, "step", "1e9", NULL);
        setup.plan.diverged_above = 1e5;
        setup.plan.threads = threads;
        setup_run(&setup, &outcome);
        cr_assert_eq(outcome.diverged.iteration, 1);
        cr_assert_eq(outcome.diverged.node, 0, "%d threads: node %d", threads,
                     outcome.diverged.node);
        outcome_free(&outcome);
        setup_end(&setup);
    }
}

/* The first divergence in the order of trial, iteration, node: whoever finds it. */
Test(engine, divergence_is_the_same_in_every_way)
{
    static const int threads[] = {1, 2, 3, 4, 0};
    struct divergence wanted = {.trial = -2};
    struct setup setup;
    setup_begin(&setup, 9, 8, 200);
    setup_topology(&setup, "ring", "metropolis");
    setup_algorithm(&setup, "lms", MODE_ATC, "step", "1.2", NULL);
    setup.plan.trials = 4;
    setup.plan.observe_every = 50;
    for (int way = 0; setup_way(&setup, way, threads); way++) {
        struct outcome outcome;
        char text[96];
        setup_run(&setup, &outcome);
        if (way == 0)
            wanted = outcome.diverged;
        cr_assert_eq(wanted.trial, 0);
        cr_assert_gt(wanted.iteration, 0);
        cr_assert(!memcmp(&outcome.diverged, &wanted, sizeof wanted),
                  "%s: trial %d, node %d, iteration %d; wanted trial %d, node %d, iteration %d",
                  setup_way_text(&setup, text), outcome.diverged.trial, outcome.diverged.node,
                  outcome.diverged.iteration, wanted.trial, wanted.node, wanted.iteration);
        outcome_free(&outcome);
    }
    setup_end(&setup);
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
    struct setup setup;
    struct outcome whole, part;
    setup_begin(&setup, 4, 8, 100);
    setup_topology(&setup, "ring", "metropolis");
    setup.plan.trials = 4;
    setup.plan.observe_every = 10;
    setup_run(&setup, &whole);
    setup.plan.tick = watch;
    setup.plan.tick_arg = &watching;
    setup_run(&setup, &part);
    cr_assert_eq(part.trials_done, 2);
    cr_assert_eq(part.diverged.trial, -1);
    for (int trial = 0; trial < 4; trial++)
        for (int i = 0; i < part.points; i++) {
            int at = trial * part.points + i, done = trial < 2 || (trial == 2 && i < 5);
            expect_near(part.sample[at].msd, done ? whole.sample[at].msd : NAN, 0,
                        "trial %d, point %d", trial, i);
        }
    expect_near(part.support[1].precision, whole.support[1].precision, 0, "a whole trial");
    for (int trial = 2; trial < 4; trial++)
        cr_assert(isnan(part.support[trial].precision), "an unfinished trial has no support");
    outcome_free(&whole);
    outcome_free(&part);
    setup_end(&setup);
}

/* Whoever is called need not be ready for two threads at once. */
Test(engine, one_thread_ticks_at_a_time)
{
    struct ticker watching = {.stop_at = INFINITY};
    struct setup setup;
    setup_begin(&setup, 8, 8, 400);
    setup_topology(&setup, "ring", "metropolis");
    setup.plan.trials = 40;
    setup.plan.threads = 4;
    setup.plan.parallel = PARALLEL_TRIALS;
    setup.plan.tick = watch;
    setup.plan.tick_arg = &watching;
    setup_digest(&setup);
    cr_assert_eq(watching.overlaps, 0, "%d calls overlapped", watching.overlaps);
    cr_assert_gt(watching.last, 0);
    cr_assert_leq(watching.last, 1);
    setup_end(&setup);
}

/* ---- points ---- */

static void expect_instants(struct setup *setup, int every, const int *wanted, int count)
{
    struct outcome outcome;
    setup->plan.observe_every = every;
    setup_run(setup, &outcome);
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
    struct setup setup;
    setup_begin(&setup, 3, 8, 10);
    expect_instants(&setup, 4, (int[]){0, 4, 8, 10}, 4);
    expect_instants(&setup, 5, (int[]){0, 5, 10}, 3);
    expect_instants(&setup, 10, (int[]){0, 10}, 2);
    expect_instants(&setup, 50, (int[]){0, 10}, 2);
    expect_instants(&setup, 1, (int[]){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 11);
    setup_end(&setup);
}

/* What is seen at an instant does not depend on how often one looks, nor on other trials. */
static void expect_looking_changes_nothing(struct setup *setup, const char *name)
{
    enum { TRIALS = 3 };
    struct outcome often, seldom;
    int nodes = setup->source.nodes, taps = setup->source.taps;
    setup->plan.trials = TRIALS;
    setup->plan.observe_every = 1;
    setup_run(setup, &often);
    setup->plan.trials = TRIALS + 2;
    setup->plan.observe_every = 40;
    setup_run(setup, &seldom);
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
    struct setup setup;
    const char *name = algorithms[algorithm]->variant.name;
    setup_begin(&setup, 6, 5, 150);
    setup_topology(&setup, algorithm % 2 ? "star" : "ring", "metropolis");
    if (metric)
        setup_algorithm(&setup, name, mode, "metric", metric, "leader", "2", NULL);
    else
        setup_algorithm(&setup, name, mode, NULL);
    setup.system.changes = (struct change_list){1, {{70, CHANGE_REDRAW, CHANGE_REDRAW}}};
    setup.plan.kernels = setup.plan.kernels->in[precision];
    expect_looking_changes_nothing(&setup, name);
    setup_end(&setup);
}

Test(engine, looking_changes_nothing)
{
    for (int i = 0; algorithms[i]; i++)
        for (enum mode mode = MODE_ATC; mode <= MODE_NONE; mode++)
            for (enum precision precision = 0; precision < PRECISIONS; precision++) {
                look_at(i, mode, precision, NULL);
                if (!strcmp(algorithms[i]->variant.name, "sapsm") && mode != MODE_NONE)
                    look_at(i, mode, precision, "leader");
            }
}
