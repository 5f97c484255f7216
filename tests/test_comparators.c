/* What is compared must be the same work: every comparator that can be had gives slabmark's
 * estimates, and who cannot be had says why. */
#include "bench/comparators/comparator.h"
#include "bench/comparators/library.h"
#include "bench/comparators/native.h"
#include "bench/comparators/normal_law.h"
#include "bench/comparators/race.h"
#include "tests/support/near.h"
#include "tests/support/setup.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 16 * 300 };

static int opens(const struct comparator *comparator)
{
    struct err err;
    if (!comparator_open(comparator, &err))
        return 1;
    cr_assert_eq(err.kind, ERR_ABSENT, "%s: %s", comparator->name, err.text);
    cr_assert(err.text[0], "%s is not there and does not say why", comparator->name);
    return 0;
}

/* ---- learning ---- */

/* All that learn by the plan's algorithm; how many did. */
static int check(struct setup *setup, const char *name)
{
    struct outcome outcome;
    int ran = 0;
    size_t count = (size_t)setup->source.nodes * (size_t)setup->source.taps;
    setup->plan.observe_every = setup->source.iterations;
    setup_run(setup, &outcome);
    for (int i = 0; comparators[i]; i++) {
        static double estimates[MOST];
        struct err err = {0};
        const struct learner *learner =
            comparator_learner(comparators[i], setup->plan.algorithm->variant.name);
        if (!learner || !opens(comparators[i]))
            continue;
        double seconds = race_run(&setup->plan, learner, 0, estimates, &err);
        cr_assert(seconds >= 0, "%s, %s: %s", name, comparators[i]->name, err.text);
        double difference = race_difference(estimates, outcome.estimates, count);
        cr_assert(difference <= RACE_TOLERANCE, "%s: %s differs by %g", name, comparators[i]->name,
                  difference);
        ran++;
    }
    outcome_free(&outcome);
    return ran;
}

static void begin(struct setup *setup, int nodes, int taps, int iterations, uint64_t seed)
{
    setup_begin(setup, nodes, taps, iterations);
    setup->source.seed = seed;
    if (nodes > 1)
        setup_topology(setup, "ring", "metropolis");
}

Test(comparators, sapsm_of_several_sizes_and_seeds)
{
    static const struct {
        int nodes, taps, iterations;
    } size[] = {{1, 1, 30}, {2, 7, 100}, {5, 16, 300}, {10, 61, 400}, {16, 300, 140}};
    for (size_t i = 0; i < sizeof size / sizeof *size; i++)
        for (uint64_t seed = 1; seed <= 3; seed++) {
            struct setup setup;
            begin(&setup, size[i].nodes, size[i].taps, size[i].iterations, seed);
            setup_algorithm(&setup, "sapsm", MODE_CTA, NULL);
            check(&setup, "sapsm");
            setup_end(&setup);
        }
}

/* Each row a corner of the algorithm. */
Test(comparators, sapsm_with_other_parameters)
{
    static const char *const pair[][2] = {
        {"window", "200"},     {"window", "1"},  {"alpha", "0"},        {"alpha", "0.99"},
        {"radius", "none"},    {"radius", "1e6"}, {"radius", "0"},      {"radius", "0.5"},
        {"slab", "0"},         {"slab", "100"},  {"slab_sigmas", "3"},  {"step", "1.9"},
        {"weight_epsilon", "1"},
    };
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
        for (int mode = MODE_ATC; mode <= MODE_CTA; mode++) {
            struct setup setup;
            begin(&setup, 6, 40, 150, 4);
            setup_algorithm(&setup, "sapsm", (enum mode)mode, pair[i][0], pair[i][1], NULL);
            check(&setup, pair[i][0]);
            setup_end(&setup);
        }
}

Test(comparators, lms_of_several_sizes_and_seeds)
{
    static const int taps[] = {1, 8, 33, 256};
    for (int i = 0; i < 4; i++)
        for (int mode = MODE_ATC; mode <= MODE_CTA; mode++) {
            struct setup setup;
            begin(&setup, 1 + 3 * i, taps[i], 300, (uint64_t)(10 + i));
            setup_algorithm(&setup, "lms", (enum mode)mode, "step", "0.002", NULL);
            check(&setup, "lms");
            setup_end(&setup);
        }
}

/* Weights of one direction only: row k is what node k hears. */
Test(comparators, directed_weights)
{
    static const double weights[9] = {0.5, 0.5, 0, 0, 0.25, 0.75, 0.9, 0, 0.1};
    struct setup setup;
    begin(&setup, 3, 20, 200, 5);
    setup_matrix(&setup, weights);
    setup_algorithm(&setup, "sapsm", MODE_CTA, NULL);
    check(&setup, "directed");
    setup_end(&setup);
}

/* Plain C was built by whoever built this, for this CPU or for any: where it is another's, all is
 * skipped, which opens() has checked to be said. */
Test(comparators, one_at_least_takes_part)
{
    struct setup setup;
    begin(&setup, 3, 20, 200, 6);
    setup_algorithm(&setup, "sapsm", MODE_CTA, NULL);
    if (opens(&comparator_textbook))
        cr_assert_geq(check(&setup, "sapsm"), 2);
    setup_end(&setup);
}

/* Somebody else's estimates are found out: another step, and a number that is none. */
Test(comparators, what_differs_is_seen)
{
    static double estimates[MOST];
    struct setup setup;
    struct outcome outcome;
    begin(&setup, 4, 30, 200, 7);
    setup_algorithm(&setup, "sapsm", MODE_CTA, NULL);
    setup_run(&setup, &outcome);
    setup_option(&setup.plan.algorithm->variant.options, &setup.algorithm, "step", "0.200001");
    if (opens(&comparator_textbook)) {
        race_run(&setup.plan, comparator_textbook.learners, 0, estimates, NULL);
        double difference = race_difference(estimates, outcome.estimates, 4 * 30);
        cr_assert(difference > RACE_TOLERANCE && difference < 0.1, "by %g", difference);
    }
    memcpy(estimates, outcome.estimates, 4 * 30 * sizeof *estimates);
    cr_assert_eq(race_difference(estimates, outcome.estimates, 4 * 30), 0);
    estimates[77] = NAN;
    cr_assert_not(race_difference(estimates, outcome.estimates, 4 * 30) <= RACE_TOLERANCE);
    outcome_free(&outcome);
    setup_end(&setup);
}

Test(comparators, unknown_settings_are_refused)
{
    static const char *const pair[][2] = {{"metric", "leader"}, {"regularization", "0.1"}};
    struct err err;
    struct setup setup;
    const struct learner *learner = comparator_textbook.learners;
    begin(&setup, 3, 8, 20, 8);
    for (int i = 0; i < 2; i++) {
        setup_algorithm(&setup, "sapsm", MODE_CTA, pair[i][0], pair[i][1], NULL);
        cr_assert(isnan(race_run(&setup.plan, learner, 0, NULL, &err)));
        cr_assert_eq(err.kind, ERR_USAGE);
        cr_assert(strstr(err.text, pair[i][0]), "%s", err.text);
    }
    setup_algorithm(&setup, "sapsm", MODE_CTA, NULL);
    setup_input(&setup, "delayed", NULL);
    cr_assert(isnan(race_run(&setup.plan, learner, 0, NULL, &err)));
    setup_input(&setup, "white", NULL);
    setup.plan.mode = MODE_NONE;
    cr_assert(isnan(race_run(&setup.plan, learner, 0, NULL, &err)));
    setup_end(&setup);
}

/* ---- the projection ---- */

static double weighted_norm(size_t n, const double *w, const double *x)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += w[i] * fabs(x[i]);
    return sum;
}

static void project_both(size_t n, const double *source, const double *psi, double share)
{
    enum { ROOM = 512 };
    static _Alignas(CACHE_LINE) double wanted[ROOM], w[ROOM];
    static double got[ROOM], ginv[ROOM];
    static struct breakpoint point[ROOM];
    struct metric metric = {source, 0.5 / (double)n, 0.5 / kernels_ref.norm1(n, source)};
    double weighted = kernels_ref.ball_weights(n, source, 0.02, psi, w);
    for (size_t i = 0; i < n; i++)
        ginv[i] = metric.base + metric.scale * fabs(source[i]);
    memcpy(wanted, psi, padded(n) * sizeof *psi);
    memcpy(got, psi, n * sizeof *psi);
    ball_project_reference(n, w, &metric, weighted, share * weighted, wanted);
    sorting_project(n, w, ginv, share * weighted, got, point);
    cr_assert(race_difference(got, wanted, n) <= RACE_TOLERANCE, "n = %zu, share %g: %g", n, share,
              race_difference(got, wanted, n));
    cr_assert_leq(weighted_norm(n, w, got), share * weighted * (1 + 1e-12) + 1e-12);
}
