/* Operations and bytes of an update, as the work model counts them. */
#include "bench/measure/work_model.h"

#include "tests/support/fixture.h"

#include <criterion/criterion.h>

enum { NODES = 6, TAPS = 24, ITERATIONS = 300 };

static struct fixture fixture;
static struct err err;

static void begin(void)
{
    fixture_begin(&fixture, NODES, TAPS, ITERATIONS);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "5", NULL);
}

static void end(void)
{
    fixture_end(&fixture);
}

TestSuite(work, .init = begin, .fini = end);

/* combine, dot and add_scaled, as one would count them on paper: n taps, m neighbours heard. */
Test(work, of_lms_on_paper)
{
    struct work work;
    long updates;
    double n = TAPS, m = 3; /* a ring, and itself */
    fixture_algorithm(&fixture, "lms", MODE_ATC, NULL);
    fixture.plan.observe_every = ITERATIONS;
    for (int threads = 1; threads <= 3; threads++)
        for (int i = 0; kernels_here(i); i++) {
            fixture.plan.threads = threads;
            fixture.plan.kernels = kernels_here(i);
            cr_assert_eq(work_count(&fixture.plan, &work, &updates, &err), 0);
            cr_assert_eq(updates, NODES * ITERATIONS);
            cr_assert_eq(work.flops / (double)updates, (2 * m - 1) * n + 2 * n + 2 * n);
            cr_assert_eq(work.bytes / (double)updates, 8 * ((m + 2) * n + 3 * n));
            cr_assert_eq(work.calls / (double)updates, 2);
            cr_assert_eq(work.products / (double)updates, (m + 1) * n + n);
            cr_assert_eq(work.loaded / (double)updates, 8 * ((m + 1) * n + 2 * n));
            cr_assert_eq(work.divisions, 0);
            /* the step's new row is the row that it reads */
            cr_assert_eq(work.of[WORK_combine_dot].touched / (double)updates, 8 * (m + 2) * n);
            cr_assert_eq(work.of[WORK_add_scaled].touched / (double)updates, 8 * 2 * n);
            cr_assert_eq(work.of[WORK_add_scaled].calls, (double)updates);
        }
}

/* Under atc phi is observed, and combined for that, but not a second time by its iteration, which
 * reads it again: only iteration 0 meets nothing combined. */
Test(work, of_observed_lms_on_paper)
{
    struct work work;
    long updates;
    double n = TAPS, m = 3, combined = NODES * (ITERATIONS - 1);
    fixture_algorithm(&fixture, "lms", MODE_ATC, NULL);
    fixture.plan.observe_every = 1;
    cr_assert_eq(work_count(&fixture.plan, &work, &updates, &err), 0);
    cr_assert_eq(work.flops / (double)updates, (2 * m - 1) * n + 2 * n + 2 * n);
    cr_assert_eq(work.bytes - 8 * ((m + 2) * n + 3 * n) * (double)updates, 8 * n * combined);
    cr_assert_eq(work.calls - 2 * (double)updates, combined);
}

/* combine_dot_weigh and add_reweighted: a sum and a division a weight, two fused steps. */
Test(work, of_rza_lms_on_paper)
{
    struct work work;
    long updates;
    double n = TAPS, m = 3;
    fixture_algorithm(&fixture, "rza-lms", MODE_ATC, NULL);
    fixture.plan.observe_every = ITERATIONS;
    cr_assert_eq(work_count(&fixture.plan, &work, &updates, &err), 0);
    cr_assert_eq(work.flops / (double)updates, (2 * m - 1) * n + 2 * n + 2 * n + 4 * n);
    cr_assert_eq(work.bytes / (double)updates, 8 * ((m + 3) * n + 4 * n));
    cr_assert_eq(work.calls / (double)updates, 2);
    cr_assert_eq(work.divisions / (double)updates, n);
}

/* A window of a delay line has one sample more with each regressor. */
Test(work, of_a_delay_line_on_paper)
{
    struct work work;
    long updates;
    double n = TAPS, rows = 2;
    fixture_input(&fixture, "delay-line", NULL);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "2", NULL);
    cr_assert_eq(work_count(&fixture.plan, &work, &updates, &err), 0);
    double full = NODES * (ITERATIONS - 1), first = NODES; /* one row in iteration 0 */
    cr_assert_eq(work.of[WORK_residuals].touched, 8 * (full * (n + rows - 1 + n) + first * 2 * n));
}

/* What depends on the data is counted as it was: the same for every set and number of threads, and
 * less with a wide slab, outside which few rows lie. */
Test(work, of_sapsm_follows_the_data)
{
    struct work wide, narrow, again;
    long updates;
    fixture.plan.threads = 3;
    cr_assert_eq(work_count(&fixture.plan, &narrow, &updates, &err), 0);
    fixture.plan.threads = 1;
    fixture.plan.kernels = &kernels_ref;
    cr_assert_eq(work_count(&fixture.plan, &again, &updates, &err), 0);
    cr_assert(again.flops == narrow.flops && again.bytes == narrow.bytes);
    fixture_option(&fixture.plan.algorithm->variant.options, &fixture.algorithm, "slab_sigmas",
                   "20");
    cr_assert_eq(work_count(&fixture.plan, &wide, &updates, &err), 0);
    cr_assert_lt(wide.flops, 0.8 * narrow.flops);
}

/* Counting kernels give the bits of the kernels that they replace. */
Test(work, counting_leaves_the_results_alone)
{
    uint64_t plain = fixture_digest(&fixture);
    fixture.plan.kernels = work_counting(fixture.plan.kernels);
    cr_assert_eq(fixture_digest(&fixture), plain);
}
