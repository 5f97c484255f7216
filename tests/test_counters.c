/* Counters: what may be requested, which back end counts it, in which pass, and the sums over
 * threads. */
#include "engine/engine.h"
#include "tests/support/fake_counters.h"
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <stdlib.h>

Test(counters, none_counts_nothing)
{
    fake_open("none");
    cr_assert_eq(counters_count(fake_counters), 0);
    cr_assert_eq(counters_passes(fake_counters), 0);
    cr_assert_eq(counters_require(fake_counters, NULL), 0);
    fake_close();
}

Test(counters, threads_are_summed_over_stretches)
{
    fake_open("cycles");
    cr_assert_eq(counters_passes(fake_counters), 1);
    for (int repetition = 0; repetition < 2; repetition++) {
        fake_pass(0, 7);
        counters_check(fake_counters, NULL);
        expect_near(fake_counted("cycles")->value[0], 70, 0, "thread 0");
        expect_near(fake_counted("cycles")->value[1], 70, 0, "thread 1");
        expect_near(fake_counted("cycles")->total, 140, 0, "both");
    }
    cr_assert_str_eq(fake_counted("cycles")->source, "fake:fake_cycles");
    fake_close();
}

Test(counters, events_that_do_not_fit_go_to_further_passes)
{
    fake_open("cycles,instructions,loads,heat,fake:own");
    cr_assert_eq(counters_passes(fake_counters), 3);
    for (int i = 0; i < counters_count(fake_counters); i++)
        cr_assert_eq(counters_at(fake_counters, i)->pass, i / FAKE_ROOM);
    for (int pass = 0; pass < 3; pass++) {
        fake_pass(pass, 1);
        counters_check(fake_counters, NULL);
    }
    for (int i = 0; i < counters_count(fake_counters); i++)
        cr_assert_eq(counters_at(fake_counters, i)->status, COUNTER_MEASURED);
    fake_close();
}

Test(counters, sum_of_events_is_weighted)
{
    fake_open("weighed");
    fake_pass(0, 1);
    counters_check(fake_counters, NULL);
    expect_near(fake_counted("weighed")->value[1], 10 + 3 * 10, 0, "a + 3*b");
    fake_close();
}

Test(counters, quantity_of_the_machine_is_counted_once)
{
    fake_open("heat,cycles");
    fake_pass(0, 1);
    counters_check(fake_counters, NULL);
    expect_near(fake_counted("heat")->total, 10, 0, "thread 0 alone");
    expect_near(fake_counted("heat")->value[1], NAN, 0, "thread 1");
    expect_near(fake_counted("cycles")->total, 20, 0, "both threads");
    fake_close();
}

Test(counters, reasons_tell_each_back_end)
{
    fake_open("replayed,foreign");
    cr_assert_str_eq(fake_counted("replayed")->replay, "Ir");
    cr_assert_str_eq(fake_counted("replayed")->source, "replay:Ir");
    cr_assert_null(fake_counted("foreign")->replay);
    fake_expect("foreign", COUNTER_UNAVAILABLE, "fake: no event of this CPU");
    fake_expect("replayed", COUNTER_UNAVAILABLE, "waits for a replay");
    fake_close();
}

Test(counters, named_back_ends_are_the_only_ones)
{
    fake_open("missing");
    cr_assert_eq(counters_passes(fake_counters), 0);
    fake_expect("cycles", COUNTER_UNAVAILABLE, "missing: not built in");
    fake_expect("loads", COUNTER_UNAVAILABLE, "not counted by missing");
    fake_close();
}

Test(counters, required_are_the_named_or_the_essential)
{
    struct err err;
    fake_open("fake");
    cr_assert_eq(counters_require(fake_counters, &err), 0, "cycles and instructions are here");
    fake_close();
    fake_open("cycles,taken,dead");
    cr_assert_eq(counters_require(fake_counters, &err), -1);
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert_not_null(strstr(err.text, "dead, taken"), "%s", err.text);
    fake_close();
}

Test(counters, engine_calls_the_watch)
{
    struct fixture fixture;
    struct outcome outcome;
    fake_open("cycles");
    fixture_begin(&fixture, 4, 8, 20);
    fixture.plan.threads = FAKE_THREADS;
    fixture.plan.watch = counters_watch(fake_counters, 0);
    fixture_run(&fixture, &outcome);
    counters_check(fake_counters, NULL);
    expect_near(fake_counted("cycles")->value[0], 10 * (20 + 19), 0,
                "a stretch for each observed iteration, and what the next one combines ahead");
    expect_near(fake_counted("cycles")->total, 2 * 10 * (20 + 19), 0, "both threads");
    outcome_free(&outcome);
    fixture_end(&fixture);
    fake_close();
}

/* ---- what is asked for ---- */

static void expect_refused(const char *request, const char *text)
{
    struct err err;
    struct counters *none;
    cr_assert_eq(counters_open(&none, request, 1, &err), -1, "%s", request);
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_null(none);
    cr_assert_not_null(strstr(err.text, text), "%s: %s", request, err.text);
}

Test(counters, unknown_words)
{
    expect_refused("cycels", "did you mean cycles?");
    expect_refused("papi,perv", "did you mean perf?");
    expect_refused("auto,cycles", "'auto'");
    expect_refused("", "papi perf rusage callgrind");
    expect_refused("callgrind:Ir", "takes no events");
    expect_refused("perf:", "the name of an event");
}

Test(counters, every_family_of_words_is_known)
{
    struct err err;
    struct counters *some;
    const char *const requests[] = {
        "none", "auto", "papi,perf,rusage", "cycles,perf", "rusage,perf:page-faults", NULL};
    for (int i = 0; requests[i]; i++) {
        cr_assert_eq(counters_open(&some, requests[i], 2, &err), 0, "%s: %s", requests[i],
                     err.text);
        counters_close(some);
    }
}
