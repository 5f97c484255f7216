/* One network over several ranks: the same bits as in one process, whatever their number, however
 * the nodes are divided. The ranks are threads here (support/crew.h). */
#include "engine/traffic.h"
#include "tests/support/crew.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NODES = 23, TAPS = 37, ITERATIONS = 15, RANKS = 4 };

static void expect_samples(const struct outcome *a, const struct outcome *b, int trials,
                           const char *what)
{
    size_t count = (size_t)(trials * a->points);
    cr_assert_eq(a->points, b->points);
    for (size_t i = 0; i < count; i++)
        cr_assert(!memcmp(&a->sample[i], &b->sample[i], sizeof *a->sample), "%s: point %zu", what,
                  i);
}

/* Everything that a run tells, but times. */
static void expect_same(const struct fixture *fixture, const struct outcome *one,
                        const struct outcome *many, const char *what)
{
    const struct plan *plan = &fixture->plan;
    size_t values = (size_t)plan->trials * (size_t)plan->source->nodes;
    cr_assert_eq(many->digest, one->digest, "%s: digest %016llx, not %016llx", what,
                 (unsigned long long)many->digest, (unsigned long long)one->digest);
    expect_samples(one, many, plan->trials, what);
    cr_assert_eq(many->updates, one->updates, "%s", what);
    cr_assert_eq(many->trials_done, one->trials_done, "%s", what);
    cr_assert(!memcmp(&many->diverged, &one->diverged, sizeof one->diverged), "%s", what);
    if (plan->save_estimates)
        cr_assert(!memcmp(many->estimates, one->estimates,
                          values * (size_t)plan->source->taps * sizeof *one->estimates),
                  "%s: estimates", what);
    if (plan->steady_from)
        cr_assert(!memcmp(many->node, one->node, values * sizeof *one->node), "%s: nodes", what);
}

static void check_ranks(struct fixture *fixture, const char *name)
{
    struct outcome one, many;
    struct err err;
    char what[160];
    int threads = fixture->plan.threads;
    fixture->plan.threads = 1;
    fixture_run(fixture, &one);
    fixture->plan.threads = threads;
    for (int count = 1; count <= RANKS; count++)
        for (int by = BY_RANGES; by <= BY_CHANCE; by++) {
            snprintf(what, sizeof what, "%s, %d ranks, division %d, %d threads, %s", name, count,
                     by, threads, fixture->plan.sync->name);
            cr_assert(!crew_run(&fixture->plan, count, (enum division_by)by, &many, &err), "%s: %s",
                      what, err.text);
            expect_same(fixture, &one, &many, what);
            outcome_free(&many);
        }
    outcome_free(&one);
}

static void begin(struct fixture *fixture, const char *topology)
{
    fixture_begin(fixture, NODES, TAPS, ITERATIONS);
    fixture_topology(fixture, topology, "metropolis");
    fixture->plan.trials = 2;
    fixture->plan.observe_every = 4;
    fixture->plan.steady_from = 5;
}

static const char *const topologies_here[] = {"ring", "star", "small-world", "complete"};

Test(ranks, every_topology_and_mode)
{
    for (size_t i = 0; i < sizeof topologies_here / sizeof *topologies_here; i++)
        for (int mode = MODE_ATC; mode <= MODE_NONE; mode++) {
            struct fixture fixture;
            begin(&fixture, topologies_here[i]);
            fixture_algorithm(&fixture, "lms", (enum mode)mode, NULL);
            check_ranks(&fixture, topologies_here[i]);
            fixture_end(&fixture);
        }
}

Test(ranks, every_algorithm)
{
    for (int i = 0; algorithms[i]; i++)
        for (enum precision precision = 0; precision < PRECISIONS; precision++) {
            struct fixture fixture;
            begin(&fixture, "small-world");
            fixture_algorithm(&fixture, algorithms[i]->variant.name, i % 2 ? MODE_CTA : MODE_ATC,
                              NULL);
            fixture.plan.kernels = fixture.plan.kernels->in[precision];
            fixture.plan.observe_every = ITERATIONS;
            fixture.plan.threads = 1 + i % 3;
            check_ranks(&fixture, algorithms[i]->variant.name);
            fixture_end(&fixture);
        }
}

Test(ranks, threads_and_policies)
{
    for (int way = 0; way < 8; way++) {
        struct fixture fixture;
        begin(&fixture, "ring");
        fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "4", NULL);
        fixture.plan.threads = 1 + way % 4;
        fixture.plan.sync = syncs[way / 4];
        fixture.plan.layout = way % 2 ? LAYOUT_NEAR : LAYOUT_NATURAL;
        check_ranks(&fixture, "sapsm");
        fixture_end(&fixture);
    }
}
