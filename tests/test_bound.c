/* The bound of an update from ceilings and work, and metrics from counts, on numbers made by hand.
 */
#include "bench/measure/bound.h"
#include "bench/measure/counts.h"

#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <string.h>

enum { NODES = 8, TAPS = 64 };

static struct fixture fixture;
static struct ceilings ceilings;

static void add(enum ceiling_kind kind, const char *name, int threads, double best)
{
    struct ceiling *row = &ceilings.row[ceilings.count++];
    *row = (struct ceiling){.kind = kind, .threads = threads, .best = best, .median = best};
    snprintf(row->name, sizeof row->name, "%s", name);
}

/* A machine with 32 kB at 100 GB/s, 1 MB at 40 GB/s, memory at 10 GB/s and 50 GFLOP/s; two threads
 * have twice of all but memory. */
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
    }
    fixture_begin(&fixture, NODES, TAPS, 100);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture.plan.kernels = &kernels_scalar;
}

static void end(void)
{
    fixture_end(&fixture);
}

TestSuite(bound, .init = begin, .fini = end);

static struct bound bound(double flops, double bytes)
{
    struct work work = {flops, bytes, 3};
    return bound_of(&fixture.plan, &work, &ceilings);
}

Test(bound, footprints_on_paper)
{
    double row = TAPS * 8;
    struct footprint lms = footprint_of(&fixture.plan);
    expect_near(lms.update, row + 4 * row, 0, "lms: a regressor, three heard, the new row");
    expect_near(lms.fresh, row + 4 * row, 0, "lms");
    expect_near(lms.thread, NODES * 3 * row, 0, "lms");
    expect_near(lms.network, NODES * 3 * row, 0, "lms");
    fixture.plan.threads = 3;
    expect_near(footprint_of(&fixture.plan).thread, 3 * 3 * row, 0, "8 nodes on 3 threads");
    expect_near(footprint_of(&fixture.plan).network, NODES * 3 * row, 0, "however many threads");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "5", NULL);
    expect_near(footprint_of(&fixture.plan).fresh, 5 * row + 4 * row, 0, "five fresh rows");
    expect_near(footprint_of(&fixture.plan).network, NODES * 7 * row, 0,
                "a window of five, psi, phi");
    fixture_input(&fixture, "delay-line", NULL);
    expect_near(footprint_of(&fixture.plan).fresh, (TAPS + 4) * 8 + 4 * row, 0, "a delay line");
}

Test(bound, the_tightest_binds)
{
    struct bound flops = bound(1e6, 1000), bytes = bound(10, 1e6), fresh = bound(0, 0);
    expect_near(flops.ns, 1e6 / 50, 1e-6, "50 GFLOP/s");
    cr_assert_str_eq(flops.by, "scalar f64");
    expect_near(bytes.ns, 1e6 / 100, 1e-6, "100 GB/s");
    cr_assert_str_eq(bytes.by, "L1d read");
    expect_near(fresh.ns, 5 * TAPS * 8 / 100.0, 1e-6, "what it touches, once");
}

Test(bound, larger_data_are_further_away)
{
    fixture_end(&fixture);
    fixture_begin(&fixture, 200, TAPS, 100); /* 200 x 1.5 kB: beyond the first level */
    fixture_topology(&fixture, "ring", "metropolis");
    fixture.plan.kernels = &kernels_scalar;
    struct bound one = bound(0, 0);
    cr_assert_str_eq(one.by, "L2 read");
    double touched = 5 * TAPS * 8, all = 200 * 3 * TAPS * 8;
    expect_near(one.ns, touched * (1 - 32768 / all) / 40, 1e-6, "what the first cannot have kept");
    fixture.plan.threads = 2;
    expect_near(bound(0, 0).ns, touched * (1 - 32768 / (all / 2)) / 80, 1e-6,
                "two threads have two caches of each level");
}

Test(bound, unknown_without_ceilings)
{
    struct work work = {100, 100, 1};
    struct bound none = bound_of(&fixture.plan, &work, NULL);
    cr_assert(isnan(none.ns) && !none.by[0]);
    ceilings.count = 0;
    none = bound_of(&fixture.plan, &work, &ceilings);
    cr_assert(isnan(none.ns), "levels without a measured bandwidth");
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
