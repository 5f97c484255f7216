/* Cases that run together, on data made once for all of them, come out as each does alone. */
#include "tests/support/fixture.h"
#include "tests/support/members.h"

#include <criterion/criterion.h>
#include <string.h>

enum { NODES = 7, TAPS = 12, ITERATIONS = 300, TRIALS = 3 }; /* more than one block of data */
enum { CASES = 4 };

/* They differ in network, window, mode and policy. */
static void begin(struct fixture fixture[CASES])
{
    for (int i = 0; i < CASES; i++) {
        fixture_begin(&fixture[i], NODES, TAPS, ITERATIONS);
        fixture[i].plan.trials = TRIALS;
        fixture[i].plan.observe_every = 70;
        fixture[i].system.changes = (struct change_list){
            1, {{.at = 130, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW}}};
        fixture[i].plan.sync = member_sync(i % 2 ? "neighbour" : "barrier");
        fixture_topology(&fixture[i], i < 2 ? "ring" : "star", "metropolis");
    }
    fixture_algorithm(&fixture[0], "lms", MODE_ATC, NULL);
    fixture_algorithm(&fixture[1], "sapsm", MODE_CTA, "window", "6", NULL);
    fixture_algorithm(&fixture[2], "nlms", MODE_NONE, NULL);
    fixture_algorithm(&fixture[3], "sapsm", MODE_CTA, "window", "3", "metric", "leader", "leader",
                      "5", NULL);
}

static void end(struct fixture fixture[CASES])
{
    for (int i = 0; i < CASES; i++)
        fixture_end(&fixture[i]);
}

static void run_together(struct fixture fixture[CASES], struct outcome outcome[CASES])
{
    const struct plan *plan[CASES];
    struct err err;
    for (int i = 0; i < CASES; i++)
        plan[i] = &fixture[i].plan;
    if (engine_run_together(CASES, plan, outcome, &err))
        fail_with("%s", err.text);
}

static int same_samples(const struct outcome *a, const struct outcome *b)
{
    return !memcmp(a->sample, b->sample, (size_t)(TRIALS * a->points) * sizeof *a->sample);
}

static void expect_same(const struct outcome *together, const struct outcome *alone, int which)
{
    cr_expect_eq(together->digest, alone->digest, "case %d: digest", which);
    cr_expect(same_samples(together, alone), "case %d: samples", which);
    cr_expect_arr_eq(together->estimates, alone->estimates,
                     TRIALS * NODES * TAPS * sizeof *alone->estimates);
    cr_expect_eq(together->updates, alone->updates, "case %d: %ld updates, alone %ld", which,
                 together->updates, alone->updates);
    cr_expect_eq(together->trials_done, alone->trials_done, "case %d: trials", which);
    cr_expect(!memcmp(&together->diverged, &alone->diverged, sizeof alone->diverged),
              "case %d: divergence", which);
}

/* Runs all together, then each alone, with a number of threads. */
static void compare(struct fixture fixture[CASES], int threads, enum parallel parallel)
{
    struct outcome together[CASES], alone;
    for (int i = 0; i < CASES; i++) {
        fixture[i].plan.threads = threads;
        fixture[i].plan.parallel = parallel;
    }
    run_together(fixture, together);
    for (int i = 0; i < CASES; i++) {
        fixture_run(&fixture[i], &alone);
        expect_same(&together[i], &alone, i);
        cr_expect_eq(together[i].time.data, together[0].time.data, "data cost all the same");
        outcome_free(&alone);
    }
    for (int i = 0; i < CASES; i++)
        outcome_free(&together[i]);
}

Test(together, as_each_alone)
{
    struct fixture fixture[CASES];
    begin(fixture);
    for (int threads = 1; threads <= 3; threads++) {
        compare(fixture, threads, PARALLEL_NODES);
        compare(fixture, threads, PARALLEL_TRIALS);
    }
    end(fixture);
}

Test(together, one_diverges_the_others_go_on)
{
    struct fixture fixture[CASES];
    begin(fixture);
    fixture_algorithm(&fixture[0], "lms", MODE_ATC, "step", "1", NULL);
    compare(fixture, 2, PARALLEL_NODES);
    compare(fixture, 2, PARALLEL_TRIALS);
    struct outcome together[CASES];
    run_together(fixture, together);
    cr_expect_geq(together[0].diverged.trial, 0, "it was to diverge");
    cr_expect_eq(together[0].trials_done, 0);
    for (int i = 1; i < CASES; i++)
        cr_expect_eq(together[i].trials_done, TRIALS);
    for (int i = 0; i < CASES; i++)
        outcome_free(&together[i]);
    end(fixture);
}

struct asked {
    double most, stop_at;
};

static int ask(void *arg, double done)
{
    struct asked *asked = arg;
    cr_expect_geq(done, asked->most, "progress goes back");
    asked->most = done;
    return done >= asked->stop_at;
}

static void run_until(double stop_at, struct asked *asked, struct outcome outcome[CASES])
{
    struct fixture fixture[CASES];
    begin(fixture);
    *asked = (struct asked){0, stop_at};
    fixture[0].plan.tick = ask;
    fixture[0].plan.tick_arg = asked;
    run_together(fixture, outcome);
    end(fixture);
}

Test(together, progress_and_stopping)
{
    struct outcome outcome[CASES];
    struct asked asked;
    run_until(2, &asked, outcome);
    cr_expect_float_eq(asked.most, 1, 1e-12, "all is done at the end, not %g", asked.most);
    for (int i = 0; i < CASES; i++) {
        cr_expect_eq(outcome[i].stopped, 0);
        outcome_free(&outcome[i]);
    }
    run_until(0.4, &asked, outcome);
    cr_expect_lt(asked.most, 0.5);
    for (int i = 0; i < CASES; i++) {
        cr_expect_eq(outcome[i].stopped, 1);
        cr_expect_lt(outcome[i].trials_done, TRIALS);
        outcome_free(&outcome[i]);
    }
}
