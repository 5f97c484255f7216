/* The bound of an update from ceilings and work, and metrics from counts, on numbers made by hand.
 */
#include "bench/measure/bound.h"
#include "bench/measure/counts.h"

#include "tests/support/fixture.h"
#include "tests/support/near.h"

#include <string.h>

enum { NODES = 8, TAPS = 64, ITERATIONS = 100 };

static struct fixture fixture;
static struct ceilings ceilings;

static void add(enum ceiling_kind kind, const char *name, int threads, double best)
{
    struct ceiling *row = &ceilings.row[ceilings.count++];
    *row = (struct ceiling){.kind = kind, .threads = threads, .best = best, .median = best};
    snprintf(row->name, sizeof row->name, "%s", name);
}

/* A machine with 32 kB at 100 GB/s, 1 MB at 40 GB/s, memory at 10 GB/s, 50 GFLOP/s and 2e9
 * divisions a second, of floats twice as many; two threads have twice of all but memory. */
static void begin(void)
{
    static const struct ceiling_level levels[] = {
        {"L1d", 32768, 32768, 1, 1}, {"L2", 1 << 20, 1 << 20, 1, 1}, {"memory", 0, 0, 2, 2}};
    ceilings = (struct ceilings){.cores = 2, .threads = 2, .levels = 3};
    memcpy(ceilings.level, levels, sizeof levels);
    for (int threads = 1; threads <= 2; threads++) {
        add(CEILING_READ, "L1d", threads, 100e9 * threads);
        add(CEILING_READ, "L2", threads, 40e9 * threads);
        add(CEILING_READ, "memory", threads, 10e9);
        add(CEILING_F64, "scalar", threads, 50e9 * threads);
        add(CEILING_F32, "scalar", threads, 100e9 * threads);
        add(CEILING_DIV_F64, "scalar", threads, 2e9 * threads);
        add(CEILING_DIV_F32, "scalar", threads, 4e9 * threads);
    }
    fixture_begin(&fixture, NODES, TAPS, ITERATIONS);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture.plan.kernels = &kernels_scalar;
}

static void end(void)
{
    fixture_end(&fixture);
}

TestSuite(bound, .init = begin, .fini = end);

/* ---- on paper ---- */

static const double row = TAPS * 8;

static struct bound bound(const struct work *work)
{
    return bound_of(&fixture.plan, work, &ceilings);
}

static double limit(const struct work *work, const char *name)
{
    struct bound found = bound(work);
    for (int i = 0; i < found.limits; i++)
        if (!strcmp(found.limit[i].name, name))
            return found.limit[i].ns;
    fail_with("no limit %s", name);
}

Test(bound, footprints_on_paper)
{
    struct footprint lms = footprint_of(&fixture.plan);
    expect_near(lms.update, row + 4 * row, 0, "a regressor, three heard, the new row");
    expect_near(lms.node, row + 2 * row, 0, "a regressor, the row and the new row");
    expect_near(lms.network, NODES * 3 * row, 0, "lms");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "5", NULL);
    double rows = (1 + 2 + 3 + 4 + 5 * 96) / 100.0; /* of a window that fills up */
    expect_near(footprint_of(&fixture.plan).update, (rows + 4) * row, 1e-9, "five regressors");
    expect_near(footprint_of(&fixture.plan).network, NODES * 7 * row, 0, "five of each node");
    fixture_input(&fixture, "delay-line", NULL);
    expect_near(footprint_of(&fixture.plan).node, (TAPS + rows - 1) * 8 + 2 * row, 1e-9,
                "regressors share samples");
    fixture.source.iterations = 3;
    expect_near(footprint_of(&fixture.plan).node, (TAPS + 2 - 1) * 8 + 2 * row, 1e-9,
                "1, 2 and 3 regressors");
    fixture_algorithm(&fixture, "rls", MODE_ATC, NULL);
    cr_assert_geq(footprint_of(&fixture.plan).node, TAPS * TAPS * 8, "a matrix");
}

Test(bound, units_and_loads_on_paper)
{
    struct work work = {.products = 1000, .loaded = 1e4};
    expect_near(limit(&work, "FMA"), 2 * 1000 / 50.0, 1e-9, "a multiply-add has two operations");
    expect_near(limit(&work, "L1d"), 1e4 / 100, 1e-9, "100 GB/s");
    expect_near(bound(&work).ns, 1e4 / 100, 1e-9, "the larger one");
    cr_assert_str_eq(bound(&work).by, "L1d");
    work.products = 1e4;
    expect_near(bound(&work).ns, 2e4 / 50, 1e-9, "now the products");
    cr_assert_str_eq(bound(&work).by, "FMA");
    fixture.plan.threads = 2;
    expect_near(bound(&work).ns, 1e4 / 50, 1e-9, "two threads have two of each");
}

/* The weights of an update of reweighted attraction are quotients. */
Test(bound, divisions_on_paper)
{
    struct work work = {.products = 100, .divisions = 64, .loaded = 1000};
    expect_near(limit(&work, "divider"), 64 / 2.0, 1e-9, "2e9 a second");
    cr_assert_str_eq(bound(&work).by, "divider");
    fixture.plan.kernels = kernels_scalar.in[PRECISION_F32];
    expect_near(limit(&work, "divider"), 64 / 4.0, 1e-9, "floats");
    struct kernels refining = kernels_scalar;
    refining.divided = .375;
    fixture.plan.kernels = &refining;
    expect_near(limit(&work, "divider"), .375 * 64 / 2.0, 1e-9, "the others are no quotients");
    fixture.plan.kernels = &kernels_scalar;
    for (int i = 0; i < ceilings.count; i++)
        if (ceilings.row[i].kind == CEILING_DIV_F64)
            ceilings.row[i].best = NAN;
    cr_assert(isnan(limit(&work, "divider")), "not measured");
    cr_assert_str_eq(bound(&work).by, "L1d", "of those that are known");
    work.divisions = 0;
    expect_near(limit(&work, "divider"), 0, 0, "nothing to divide");
}

/* 8 x 1.5 kB are in L1d. 200 exceed it, and of them 32 kB may still be there. */
Test(bound, what_the_first_level_cannot_have_kept_comes_from_the_next)
{
    const struct work work = {.loaded = 1};
    expect_near(limit(&work, "L2"), 0, 0, "all in L1d");
    fixture.source.nodes = 200;
    expect_near(limit(&work, "L2"), (3 * row - 32768 / 200.0) / 40, 1e-9, "one thread");
    expect_near(limit(&work, "memory"), 0, 0, "the second level holds all");
    fixture.plan.threads = 2;
    expect_near(limit(&work, "L2"), (3 * row - 32768 / 100.0) / 80, 1e-9, "two caches");
    fixture.plan.parallel = PARALLEL_TRIALS;
    expect_near(limit(&work, "L2"), (3 * row - 32768 / 200.0) / 80, 1e-9, "a network each");
}

/* The nearer caches count together: one may hold nothing of what the other holds. */
Test(bound, a_million_nodes_read_three_rows_each_from_memory)
{
    const struct work work = {.loaded = 1};
    fixture.source.nodes = 1000000;
    expect_near(limit(&work, "memory"), (3 * row - (32768 + (1 << 20)) / 1e6) / 10, 1e-9,
                "a regressor, the row and the new row");
    cr_assert_str_eq(bound(&work).by, "memory");
}

/* One kernel goes through 40 kB, another through less than the cache. */
Test(bound, a_kernel_that_exceeds_a_cache_fetches_the_rest_in_every_call)
{
    struct work work = {.loaded = 1};
    work.of[WORK_residuals].calls = 5;
    work.of[WORK_residuals].touched = 5 * 40e3;
    work.of[WORK_dot].calls = 4;
    work.of[WORK_dot].touched = 4 * 30e3;
    expect_near(limit(&work, "L2"), 5 * (40e3 - 32768) / 40, 1e-6, "five times what is over");
}

Test(bound, unknown_without_ceilings)
{
    struct work work = {.products = 100, .divisions = 10, .loaded = 100};
    struct bound none = bound_of(&fixture.plan, &work, NULL);
    cr_assert(isnan(none.ns) && !none.by[0] && !none.limits);
    ceilings.count = 0;
    none = bound(&work);
    cr_assert(isnan(none.ns) && !none.by[0] && none.limits == 5);
    cr_assert(isnan(limit(&work, "L2")), "levels without a measured bandwidth");
}

/* A virtual machine may hide its caches: then rows may lie anywhere. */
Test(bound, without_caches_no_level_is_a_limit)
{
    const struct work work = {.products = 1, .loaded = 1e6};
    ceilings.level[0] = ceilings.level[2];
    ceilings.levels = 1;
    cr_assert_str_eq(bound(&work).by, "FMA");
    cr_assert_eq(bound(&work).limits, 2);
}

/* ---- counts ---- */

static struct tables tables;

static int find_metric(const char *name)
{
    for (size_t i = 0; i < tables.metrics; i++)
        if (!strcmp(tables.metric[i].name, name))
            return (int)i;
    fail_with("no metric %s", name);
}

/* Two quantities over three repetitions of two threads; the first of them is warm-up, the second
 * quantity was counted in the last one alone. */
Test(counts, medians_per_update_and_formulas)
{
    struct err err;
    double first[] = {1e9, 1e9, 1, 1}, second[] = {300, 500, NAN, NAN},
           third[] = {NAN, NAN, 100, 60};
    struct repetition repetition[] = {{.warmup = 1, .threads = 2, .counts = first},
                                      {.threads = 2, .counts = second},
                                      {.threads = 2, .counts = third}};
    cr_assert_eq(tables_read(&tables, &err), 0, "%s", err.text);
    struct count item[] = {
        {.quantity = tables_quantity(&tables, "instructions"), .per_update = NAN},
        {.quantity = tables_quantity(&tables, "cycles"), .per_update = NAN}};
    struct counts counts = {.tables = &tables, .item = item, .count = 2, .updates = 10, .taps = 4};
    cr_assert_eq(counts_sum(&counts, repetition, 3, &err), 0);
    cr_assert_eq(item[0].total.median, 800);
    cr_assert_eq(item[0].per_update, 80);
    cr_assert_eq(item[1].per_update, 16);
    int simulated;
    const struct derived_metric *ipc = &tables.metric[find_metric("instructions_per_cycle")];
    cr_assert_eq(counts_metric(&counts, ipc, &simulated), 5);
    cr_assert_eq(simulated, 0);
    cr_assert_eq(
        counts_metric(&counts, &tables.metric[find_metric("cycles_per_tap_update")], &simulated),
        4);
    item[1].per_update = NAN; /* what is not measured leaves no value */
    cr_assert(isnan(counts_metric(&counts, ipc, &simulated)));
    tables_free(&tables);
}

/* A counter that was implausible once is not believed for what it says elsewhere. */
Test(counts, implausible_once_is_implausible)
{
    struct err err;
    double values[] = {5};
    struct repetition repetition = {.threads = 1, .counts = values};
    cr_assert_eq(tables_read(&tables, &err), 0);
    struct count item = {.quantity = tables_quantity(&tables, "cycles"),
                         .status = COUNTER_IMPLAUSIBLE,
                         .per_update = NAN};
    struct counts counts = {.tables = &tables, .item = &item, .count = 1, .updates = 1};
    cr_assert_eq(counts_sum(&counts, &repetition, 1, &err), 0);
    cr_assert(isnan(item.per_update));
    tables_free(&tables);
}
