/* Impossible counts: counters that stay at zero, are multiplexed or fail, and counts that
 * contradict the work are rejected with a reason. */
#include "tests/support/fake_counters.h"
#include "tests/support/near.h"

Test(counters, counter_that_stays_at_zero_is_implausible)
{
    fake_open("dead,idle");
    fake_expect("dead", COUNTER_IMPLAUSIBLE, "zero_dead starts without an error");
    cr_assert_eq(fake_counted("dead")->pass, -1);
    fake_pass(0, 1);
    counters_check(fake_counters, &(struct expectation){.seconds = 0.001});
    fake_expect("idle", COUNTER_MEASURED, "");
    counters_check(fake_counters, &(struct expectation){.seconds = 1});
    fake_expect("idle", COUNTER_IMPLAUSIBLE, "reads 0 in all threads");
    fake_close();
}

Test(counters, event_by_name_is_zero_as_rarely_as_its_quantity)
{
    fake_open("fake:zero_dead,fake:zero_other");
    fake_expect("fake:zero_dead", COUNTER_IMPLAUSIBLE, "reads 0");
    fake_expect("fake:zero_other", COUNTER_MEASURED, "");
    fake_close();
}

Test(counters, shared_counter_is_not_measured)
{
    fake_open("taken");
    fake_expect("taken", COUNTER_UNAVAILABLE, "50.0 % of the time");
    cr_assert_eq(counters_passes(fake_counters), 0);
    fake_close();
}

Test(counters, counter_lost_on_the_way_is_unavailable)
{
    fake_open("lost");
    fake_pass(0, 2);
    counters_check(fake_counters, NULL);
    fake_expect("lost", COUNTER_UNAVAILABLE, "thread 0: lost the counter");
    expect_near(fake_counted("lost")->total, NAN, 0, "total");
    fake_close();
}

Test(counters, counts_against_reason_are_implausible)
{
    fake_open("cycles,instructions,loads");
    for (int pass = 0; pass < counters_passes(fake_counters); pass++) {
        fake_pass(pass, 1);
        counters_check(fake_counters, &(struct expectation){.flops = 30, .seconds = 1});
    }
    fake_expect("instructions", COUNTER_MEASURED, "");
    fake_expect("loads", COUNTER_MEASURED, "");
    counters_check(fake_counters, &(struct expectation){.flops = 100, .seconds = 1});
    fake_expect("loads", COUNTER_IMPLAUSIBLE, "counted 20 where at least model_flops / 2 = 50");
    counters_check(fake_counters, NULL);
    fake_expect("loads", COUNTER_MEASURED, "");
    fake_close();
}
