/* The number of threads that auto takes: which are tried, which is chosen, and what stays as it is.
 */
#include "bench/measure/try_threads.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <string.h>

static int choose(int count, const double *ns)
{
    struct tried tried = {.count = count};
    for (int i = 0; i < count; i++)
        tried.of[i].ns = ns[i];
    return try_threads_choose(&tried);
}

Test(try_threads, takes_the_fastest_and_of_about_equal_ones_the_smallest)
{
    cr_assert_eq(choose(1, (double[]){103}), 0);
    cr_assert_eq(choose(2, (double[]){103, 309}), 0);
    cr_assert_eq(choose(2, (double[]){309, 103}), 1);
    cr_assert_eq(choose(2, (double[]){100, 98}), 0);
    cr_assert_eq(choose(3, (double[]){100, 96, 95}), 1);
    cr_assert_eq(choose(4, (double[]){100, 120, 60, 30}), 3);
}

static struct fixture fixture;
static struct outcome curves;
static struct err err;

static void begin(void)
{
    fixture_begin(&fixture, 5, 8, 100);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_run(&fixture, &curves);
    fixture.plan.threads = 5;
}

static void end(void)
{
    outcome_free(&curves);
    fixture_end(&fixture);
}

TestSuite(try_threads_of, .init = begin, .fini = end);

Test(try_threads_of, a_plan_are_powers_of_two_and_the_most)
{
    static const int wanted[] = {1, 2, 4, 5};
    struct tried tried;
    struct plan before = fixture.plan;
    cr_assert_eq(try_threads(&fixture.plan, &curves, &tried, &err), 0, "%s", err.text);
    cr_assert_eq(tried.count, 4);
    for (int i = 0; i < tried.count; i++)
        cr_assert(tried.of[i].threads == wanted[i] && tried.of[i].ns > 0 && tried.of[i].ns < 1e9);
    cr_assert_eq(fixture.plan.threads, wanted[tried.chosen]);
    cr_assert_eq(strncmp(tried.text, "1: ", 3), 0, "%s", tried.text);
    cr_assert(strstr(tried.text, "; 5: "), "%s", tried.text);
    before.threads = fixture.plan.threads;
    cr_assert_eq(memcmp(&before, &fixture.plan, sizeof before), 0); /* nothing else has changed */
}

Test(try_threads_of, a_large_network_are_none)
{
    struct tried tried;
    curves.time.iterate = 0.005 * fixture.source.iterations;
    cr_assert_eq(try_threads(&fixture.plan, &curves, &tried, &err), 0, "%s", err.text);
    cr_assert(tried.count == 0 && fixture.plan.threads == 5);
}

static int stop_at_once(void *arg, double done)
{
    (void)arg, (void)done;
    return 1;
}

Test(try_threads_of, a_stopped_plan_stay)
{
    struct tried tried;
    fixture.plan.tick = stop_at_once;
    cr_assert_eq(try_threads(&fixture.plan, &curves, &tried, &err), 0, "%s", err.text);
    cr_assert(tried.count == 0 && fixture.plan.threads == 5);
}
