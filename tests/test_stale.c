/* Bounded staleness: no row is torn or older than allowed, S = 0 is neighbour, and a late neighbour
 * costs no accuracy. Stragglers: who is slow when, and that results stay the same. */
#include "engine/slow.h"
#include "tests/support/fixture.h"
#include "tests/support/members.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdatomic.h>
#include <time.h>

/* ---- rows ---- */

/* An algorithm that writes the instant into every tap of its row, so that each row shows when it
 * was made. Now and then a thread naps, and its neighbours run ahead. */
enum { TAPS = 40 };
static atomic_int torn, out_of_range, oldest; /* rows heard; the greatest age */
static int allowed;                           /* age */

static void check_row(const reals *row, enum precision precision, int instant)
{
    double made = row_get(row, precision, 0);
    int age = instant - (int)made, seen = atomic_load(&oldest);
    for (int i = 1; i < TAPS; i++)
        if (row_get(row, precision, i) != made)
            atomic_fetch_add(&torn, 1);
    if (age < 0 || age > allowed)
        atomic_fetch_add(&out_of_range, 1);
    while (age > seen && !atomic_compare_exchange_weak(&oldest, &seen, age))
        ;
}

static const reals *check_heard(struct node_view *view, const struct combination *of, reals *space)
{
    enum precision precision = view->kernels->precision;
    for (int j = 0; j < of->count; j++)
        check_row(row_at(of->rows, precision, of->column[j] * (ptrdiff_t)of->stride), precision,
                  view->instant);
    return space;
}

static double write_instant(const struct node_view *view, const reals *phi, reals *next)
{
    (void)phi;
    if (view->node % 4 == 1 && view->instant % 32 == 20)
        nanosleep(&(struct timespec){.tv_nsec = 3000000}, NULL);
    for (int i = 0; i < TAPS; i++)
        row_set(next, view->kernels->precision, i, view->instant + 1);
    return 0;
}

/* Every second iteration exchanges, and loses messages. */
static const struct exchange lossy = {.every = 2, .drop = 0.3, .entries = &entries_all};

static void hear_rows(int threads, int staleness, enum mode mode, const struct exchange *exchange)
{
    struct fixture fixture;
    fixture_begin(&fixture, 9, TAPS, 160);
    fixture_topology(&fixture, "ring", "metropolis");
    struct algorithm dated = *fixture.plan.algorithm;
    dated.combine = check_heard;
    dated.adapt = write_instant;
    fixture.plan.algorithm = &dated;
    fixture.plan.mode = mode;
    fixture.plan.sync = &sync_stale;
    fixture.plan.staleness = allowed = staleness;
    fixture.plan.threads = threads;
    fixture.plan.layout = threads % 2 ? LAYOUT_NEAR : LAYOUT_NATURAL;
    fixture.plan.kernels = fixture.plan.kernels->in[staleness % PRECISIONS];
    fixture.plan.observe_every = 50;
    fixture.plan.exchange = exchange;
    fixture_digest(&fixture);
    fixture_end(&fixture);
}

Test(stale, rows_are_whole_and_no_older_than_allowed)
{
    static const int threads[] = {1, 2, 3, 4, 9};
    for (int staleness = 0; staleness <= 5; staleness++) {
        atomic_store(&oldest, 0);
        for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
            hear_rows(threads[i], staleness, i % 2 ? MODE_ATC : MODE_CTA, i % 3 ? NULL : &lossy);
            cr_assert_eq(atomic_load(&torn), 0, "%d torn taps, %d threads, S = %d", torn,
                         threads[i], staleness);
            cr_assert_eq(atomic_load(&out_of_range), 0, "%d rows, %d threads, S = %d", out_of_range,
                         threads[i], staleness);
        }
        cr_assert_eq(atomic_load(&oldest), staleness); /* the naps make neighbours run ahead */
    }
}

/* ---- results ---- */

Test(stale, without_staleness_it_is_neighbour)
{
    for (int threads = 1; threads <= 4; threads++) {
        struct fixture fixture;
        fixture_begin(&fixture, 11, 24, 200);
        fixture_topology(&fixture, "geometric", "metropolis");
        fixture.plan.threads = threads;
        fixture.plan.observe_every = 30;
        fixture.plan.sync = &sync_neighbour;
        uint64_t wanted = fixture_digest(&fixture);
        fixture.plan.sync = &sync_stale;
        fixture.plan.layout = LAYOUT_NEAR;
        cr_assert_eq(fixture_digest(&fixture), wanted, "%d threads", threads);
        fixture_end(&fixture);
    }
}

Test(stale, without_staleness_messages_are_those_of_neighbour)
{
    for (int i = 0; entries_kinds[i]; i++) {
        struct fixture fixture;
        union fixture_params params = {{0}};
        const struct variant *kind = &entries_kinds[i]->variant;
        fixture_begin(&fixture, 11, 24, 100);
        fixture_topology(&fixture, "geometric", "metropolis");
        option_defaults(&kind->options, &params);
        if (option_find(&kind->options, "count"))
            fixture_option(&kind->options, &params, "count", "7");
        struct exchange exchange = lossy;
        exchange.entries = entries_kinds[i];
        exchange.entries_params = &params;
        fixture.plan.exchange = &exchange;
        fixture.plan.threads = 3;
        fixture.plan.observe_every = 30;
        fixture.plan.sync = &sync_neighbour;
        uint64_t wanted = fixture_digest(&fixture);
        fixture.plan.sync = &sync_stale;
        cr_assert_eq(fixture_digest(&fixture), wanted, "%s", kind->name);
        fixture_end(&fixture);
    }
}

static double floor_db(const struct fixture *fixture)
{
    struct outcome outcome;
    double sum = 0;
    int steady = 0;
    fixture_run(fixture, &outcome);
    for (int t = 0; t < fixture->plan.trials; t++)
        for (int i = outcome.points / 2; i < outcome.points; i++, steady++)
            sum += outcome.sample[t * outcome.points + i].msd;
    outcome_free(&outcome);
    return 10 * log10(sum / steady);
}

Test(stale, a_late_neighbour_costs_no_accuracy)
{
    struct fixture fixture;
    fixture_begin(&fixture, 12, 16, 1600);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "lms", MODE_ATC, "step", "0.05", NULL);
    fixture.plan.trials = 8;
    fixture.plan.observe_every = 80;
    fixture.plan.threads = 4;
    double wanted = floor_db(&fixture);
    fixture.plan.sync = &sync_stale;
    fixture.plan.staleness = 8;
    fixture.plan.slow = (struct slow){.thread = 1, .by = 20, .share = 0.1};
    double found = floor_db(&fixture);
    cr_assert(fabs(found - wanted) < 0.5, "%g dB, exact %g dB", found, wanted);
    cr_assert(wanted < -20, "%g dB", wanted);
    fixture_end(&fixture);
}

/* ---- what does not go together ---- */

static void expect_refused(const struct fixture *fixture, const char *text)
{
    struct err err;
    cr_assert_eq(engine_check(&fixture->plan, &err), -1);
    cr_assert_str_eq(err.text, text);
}

Test(stale, refuses_rows_of_one_instant_and_a_straggler_that_is_not_there)
{
    struct fixture fixture;
    fixture_begin(&fixture, 6, 8, 10);
    fixture.plan.threads = 2;
    fixture.plan.slow = (struct slow){.thread = 2, .by = 2, .share = 1};
    expect_refused(&fixture, "thread: 2 is outside [0, 1], the threads");
    fixture.plan.slow = (struct slow){0};
    fixture.plan.sync = &sync_stale;
    fixture.plan.mode = MODE_CENTRALISED;
    expect_refused(&fixture, "sync: stale does not go with a centre, whose rows are all of one "
                             "instant; choose barrier or neighbour");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "metric", "leader", "leader", "1", NULL);
    expect_refused(&fixture, "sync: stale does not go with a leader, whose rows are all of one "
                             "instant; choose barrier or neighbour");
    fixture_end(&fixture);
}

/* ---- stragglers ---- */

Test(slow, a_straggler_does_not_change_results)
{
    struct fixture fixture;
    fixture_begin(&fixture, 8, 8, 60);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture.plan.threads = 3;
    uint64_t wanted = fixture_digest(&fixture);
    fixture.plan.slow = (struct slow){.thread = -1, .by = 4, .share = 0.5};
    cr_assert_eq(fixture_digest(&fixture), wanted);
    fixture_end(&fixture);
}

static int count_slow(const struct plan *plan, int thread)
{
    int count = 0;
    for (int n = 0; n < 10000; n++)
        count += is_slow(plan, 3, thread, n);
    return count;
}

Test(slow, as_many_iterations_as_its_share)
{
    struct fixture fixture;
    int both = 0;
    fixture_begin(&fixture, 2, 4, 10);
    struct plan *plan = &fixture.plan;
    cr_assert_eq(count_slow(plan, 0), 0);
    plan->slow = (struct slow){.thread = 1, .by = 2, .share = 1};
    cr_assert_eq(count_slow(plan, 0), 0);
    cr_assert_eq(count_slow(plan, 1), 10000);
    plan->slow = (struct slow){.thread = -1, .by = 2, .share = 0.25};
    for (int t = 0; t < 3; t++) /* of 10000, the standard deviation is 43 */
        cr_assert(abs(count_slow(plan, t) - 2500) < 4 * 43, "%d", count_slow(plan, t));
    for (int n = 0; n < 10000; n++)
        both += is_slow(plan, 3, 0, n) && is_slow(plan, 3, 1, n);
    cr_assert(abs(both - 625) < 4 * 24, "%d: threads are slow at the same time", both);
    fixture_end(&fixture);
}

Test(slow, lingers_that_many_times_as_long)
{
    uint64_t begin = clock_ticks(), called = begin;
    while (called < begin + 1000)
        called = clock_ticks();
    linger(begin, 3);
    cr_assert_geq(clock_ticks() - begin, 3 * (called - begin));
}
