/* Trials that draw networks and levels of their own: the bits of each are those of a run of its
 * own, and what is not drawn again stays as it was. */
#include "bench/run/redrawn.h"

#include "tests/support/built.h"

#include <criterion/criterion.h>
#include <string.h>

static struct batch batch;

static void end(void)
{
    batch_free(&batch);
    built_end();
}

TestSuite(redrawn, .init = built_begin, .fini = end);

static void build_batch(const char *redraw)
{
    static const struct checked checked = {.bytes = 1000};
    char text[600];
    snprintf(text, sizeof text,
             "seed: 7\ntrials: 5\niterations: 60\nnetwork: {nodes: 6, topology: {kind: geometric, "
             "mean_degree: 3}}\n"
             "system: {taps: 12, nonzeros: 3}\nnoise: {variance: {min: 1e-3, max: 1e-2}}\n"
             "input: {kind: white, variance: {min: 0.5, max: 1}}\n"
             "algorithms: [{name: lms}, {name: sapsm, window: 3}]\n"
             "run: {threads: 2, observe_every: 10}\nredraw: {%s}\n",
             redraw);
    batch_free(&batch);
    memset(&batch, 0, sizeof batch);
    built_read(text);
    for (int i = 0; i < 2; i++) {
        cr_assert_eq(batch_add(&batch, &built.scenario.item[i], &checked, &built.files, &built.err),
                     0, "%s", built.err.text);
        batch.setup[i].plan.save_estimates = 1;
    }
}

static void run_batch(const char *redraw)
{
    build_batch(redraw);
    cr_assert_eq(batch_curves(&batch, &built.files, &built.err), 0, "%s", built.err.text);
}

static int same_trial(const struct outcome *a, const struct outcome *b, int trial)
{
    size_t row = (size_t)a->points, size = 6 * 12;
    return !memcmp(&a->sample[(size_t)trial * row], &b->sample[(size_t)trial * row],
                   row * sizeof *a->sample) &&
           !memcmp(&a->estimates[(size_t)trial * size], &b->estimates[(size_t)trial * size],
                   size * sizeof *a->estimates);
}

/* Trial by trial, with nothing to draw again: the outcome of a plain run. */
Test(redrawn, gives_the_bits_of_a_plain_run)
{
    struct outcome plain[2];
    run_batch("");
    memcpy(plain, batch.outcome, sizeof plain);
    memset(batch.outcome, 0, sizeof batch.outcome);
    build_batch("");
    cr_assert_eq(redrawn_curves(&batch, &built.files, &built.err), 0, "%s", built.err.text);
    for (int i = 0; i < 2; i++) {
        const struct outcome *one = &batch.outcome[i];
        cr_assert_eq(one->digest, plain[i].digest);
        cr_assert(one->updates == plain[i].updates && one->trials_done == 5 && !one->stopped);
        cr_assert_eq(one->diverged.trial, -1);
        for (int trial = 0; trial < 5; trial++)
            cr_assert(same_trial(one, &plain[i], trial));
        outcome_free(&plain[i]);
    }
}

/* Trial 0 is as before, the others are not, and a case alone gives what it gives in a batch. */
static void expect_others_differ(const char *redraw)
{
    struct outcome plain[2];
    run_batch("");
    memcpy(plain, batch.outcome, sizeof plain);
    memset(batch.outcome, 0, sizeof batch.outcome);
    run_batch(redraw);
    for (int i = 0; i < 2; i++) {
        cr_assert(same_trial(&batch.outcome[i], &plain[i], 0), "%s: trial 0", redraw);
        for (int trial = 1; trial < 5; trial++)
            cr_assert(!same_trial(&batch.outcome[i], &plain[i], trial), "%s: trial %d", redraw,
                      trial);
        outcome_free(&plain[i]);
    }
    uint64_t digest = batch.outcome[1].digest;
    run_batch(redraw);
    cr_assert_eq(batch.outcome[1].digest, digest, "%s: not the same again", redraw);
}

Test(redrawn, each_trial_has_its_own)
{
    expect_others_differ("network: trial");
    expect_others_differ("noise: trial");
    expect_others_differ("system: once");
}

/* What a setup for another trial has of its own. */
static void build_trial(int trial)
{
    setup_free(&built.setup);
    cr_assert_eq(setup_build_trial(&built.setup, built.scenario.item[0].tree, 0, trial,
                                   &built.files, &built.err),
                 0, "%s", built.err.text);
}

static void expect_draws(const char *redraw, int network, int levels)
{
    double noise[2], input[2];
    uint64_t edges[2]; /* hashes of the neighbours */
    build_batch(redraw);
    for (int trial = 0; trial < 2; trial++) {
        build_trial(trial + 1);
        const struct source *source = &built.setup.source;
        const struct network *graph = &built.setup.network;
        noise[trial] = noise_variance(source->noise, 3, 1);
        input[trial] = source->input->power(source->input_params, 3);
        edges[trial] = 0;
        for (int64_t i = 0; i < graph->first[6]; i++)
            edges[trial] = edges[trial] * 31 + (uint64_t)graph->column[i];
    }
    cr_expect_eq(edges[0] != edges[1], network, "%s: network", redraw);
    cr_expect_eq(noise[0] != noise[1], levels, "%s: noise", redraw);
    cr_expect_eq(input[0] != input[1], levels, "%s: input", redraw);
}

Test(redrawn, only_what_is_asked_for)
{
    expect_draws("", 0, 0);
    expect_draws("network: trial", 1, 0);
    expect_draws("noise: trial", 0, 1);
    expect_draws("network: trial, noise: trial", 1, 1);
}

static int stop_half_way(void *arg, double done)
{
    *(double *)arg = done;
    return done >= 0.5;
}

Test(redrawn, stops_and_counts_over_all_trials)
{
    double done = 0;
    build_batch("network: trial");
    for (int i = 0; i < 2; i++) {
        batch.setup[i].plan.tick = stop_half_way;
        batch.setup[i].plan.tick_arg = &done;
    }
    cr_assert_eq(batch_curves(&batch, &built.files, &built.err), 0, "%s", built.err.text);
    cr_assert(done >= 0.5 && done < 0.7, "%g", done);
    cr_assert_eq(batch.outcome[0].stopped, 1);
    cr_assert_eq(batch.outcome[0].trials_done, 2);
}
