/* One network over several ranks: the same bits as in one process, whatever their number, however
 * the nodes are divided. The ranks are threads here (support/crew.h). */
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
            enum mode mode =
                i % 2 && algorithm_has_mode(algorithms[i], MODE_ATC) ? MODE_ATC : MODE_CTA;
            fixture_algorithm(&fixture, algorithms[i]->variant.name, mode, NULL);
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

/* Every rank hears what the leader hears. */
Test(ranks, a_leader)
{
    static const char *const leaders[] = {"0", "11", "22"};
    for (int way = 0; way < 6; way++) {
        struct fixture fixture;
        begin(&fixture, "ring");
        fixture_algorithm(&fixture, "sapsm", way % 2 ? MODE_CTA : MODE_ATC, "window", "3", "metric",
                          "leader", "leader", leaders[way / 2], "metric_period", "2", NULL);
        fixture.plan.threads = 1 + way % 2;
        check_ranks(&fixture, "leader");
        fixture_end(&fixture);
    }
}

/* Links of one direction: a rank may send to one from which it hears nothing. */
Test(ranks, directed_links)
{
    static double weights[NODES * NODES];
    struct fixture fixture;
    begin(&fixture, "ring");
    for (int k = 0; k < NODES; k++) {
        weights[k * NODES + k] += 0.5;
        weights[k * NODES + (k + NODES - 1) % NODES] += 0.3;
        weights[k * NODES + (3 * k + 1) % NODES] += 0.2;
    }
    fixture_matrix(&fixture, weights);
    check_ranks(&fixture, "directed");
    fixture.plan.layout = LAYOUT_NEAR;
    check_ranks(&fixture, "directed, neighbours together");
    fixture_end(&fixture);
}

/* One node diverges before the others; all ranks end the trial together. */
Test(ranks, divergence)
{
    struct fixture fixture;
    begin(&fixture, "ring");
    fixture_algorithm(&fixture, "lms", MODE_CTA, "step", "0.5", NULL);
    fixture.plan.diverged_above = 20;
    struct outcome outcome;
    fixture_run(&fixture, &outcome);
    cr_assert(outcome.diverged.trial >= 0 && outcome.trials_done < fixture.plan.trials);
    outcome_free(&outcome);
    check_ranks(&fixture, "diverging");
    fixture_end(&fixture);
}

/* Signals that move, recorded ones, and a system that changes come from the same streams. */
Test(ranks, data_of_every_kind)
{
    for (int i = 0; inputs[i] != &input_recorded; i++) {
        struct fixture fixture;
        begin(&fixture, "small-world");
        fixture_input(&fixture, inputs[i]->variant.name, NULL);
        fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "3", NULL);
        fixture.system.changes = (struct change_list){1, {{7, CHANGE_REDRAW, CHANGE_REDRAW, 0}}};
        check_ranks(&fixture, inputs[i]->variant.name);
        fixture_end(&fixture);
    }
}

/* Rows that cross by the definition: a pair of a node and another rank with a node that hears it.
 */
static int count_crossing(const struct network *network, const int32_t *part, int ranks)
{
    int rows = 0;
    for (int l = 0; l < network->nodes; l++)
        for (int r = 0; r < ranks; r++) {
            int heard = 0;
            for (int k = 0; k < network->nodes; k++)
                for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
                    heard |= part[k] == r && part[l] != r && network->column[j] == l;
            rows += heard;
        }
    return rows;
}

Test(ranks, bytes_are_those_of_the_rows_that_cross)
{
    int32_t part[NODES];
    for (int count = 1; count <= RANKS; count++)
        for (enum precision precision = 0; precision < PRECISIONS; precision++) {
            struct fixture fixture;
            struct outcome outcome;
            struct err err;
            begin(&fixture, "small-world");
            fixture.plan.kernels = fixture.plan.kernels->in[precision];
            crew_divide(part, NODES, count, BY_CHANCE);
            size_t rows = (size_t)count_crossing(fixture.plan.network, part, count);
            size_t iterations = (size_t)(fixture.plan.trials * ITERATIONS);
            cr_assert(!crew_run(&fixture.plan, count, BY_CHANCE, &outcome, &err), "%s", err.text);
            cr_assert_eq(outcome.exchanged.bytes, rows * iterations * row_bytes(precision, TAPS));
            cr_assert(count == 1 || rows > 0);
            outcome_free(&outcome);
            fixture_end(&fixture);
        }
}

/* All ranks return, with the error of the first. */
Test(ranks, what_is_refused)
{
    static const char *const wanted[] = {"stale does not go with ranks",
                                         "centralised does not go with ranks",
                                         "run.parallel: ranks needs whole messages"};
    for (int i = 0; i < 3; i++) {
        struct fixture fixture;
        struct outcome outcome;
        struct err err;
        begin(&fixture, "ring");
        if (i == 0)
            fixture.plan.sync = &sync_stale;
        if (i == 1)
            fixture_algorithm(&fixture, "lms", MODE_CENTRALISED, NULL);
        if (i == 2)
            fixture_exchange(&fixture, "drop", "0.5", NULL);
        cr_assert_eq(crew_run(&fixture.plan, 3, BY_TURNS, &outcome, &err), -1);
        cr_assert(strstr(err.text, wanted[i]), "%s", err.text);
        fixture_end(&fixture);
    }
}
