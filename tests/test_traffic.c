/* What a network sends, counted by hand. */
#include "engine/traffic.h"
#include "tests/support/fixture.h"
#include "tests/support/near.h"

#include <criterion/criterion.h>

enum { NODES = 5, TAPS = 12, LENGTH = 100 };

static void begin(struct fixture *fixture, const char *topology)
{
    fixture_begin(fixture, NODES, TAPS, LENGTH);
    fixture_topology(fixture, topology, "metropolis");
}

static void expect_traffic(const struct fixture *fixture, struct traffic wanted, const char *name)
{
    struct err err;
    struct outcome outcome;
    struct traffic got;
    fixture_run(fixture, &outcome);
    cr_assert_eq(traffic_of(&fixture->plan, outcome.sent, &got, &err), 0);
    expect_near(got.scalars, wanted.scalars, 1e-12 * wanted.scalars, "%s: scalars", name);
    expect_near(got.bytes, wanted.bytes, 1e-12 * wanted.bytes, "%s: bytes", name);
    expect_near(got.busiest_link, wanted.busiest_link, 1e-9, "%s: busiest link", name);
    expect_near(got.busiest_node, wanted.busiest_node, 1e-9, "%s: busiest node", name);
    outcome_free(&outcome);
}

Test(traffic, of_a_ring_is_two_estimates_a_node)
{
    struct fixture fixture;
    begin(&fixture, "ring");
    expect_traffic(&fixture, (struct traffic){2 * 12, 2 * 96, 96, 4 * 96}, "f64");
    fixture.plan.mode = MODE_NONE;
    expect_traffic(&fixture, (struct traffic){0, 0, 0, 0}, "no links");
    fixture.plan.mode = MODE_CTA;
    fixture.plan.kernels = fixture.plan.kernels->in[PRECISION_F32];
    expect_traffic(&fixture, (struct traffic){2 * 12, 2 * 48, 48, 4 * 48}, "f32");
    fixture_end(&fixture);
}

/* Eight messages of 96 bytes: the hub sends and receives all. */
Test(traffic, of_a_star_meets_in_its_hub)
{
    struct fixture fixture;
    begin(&fixture, "star");
    expect_traffic(&fixture, (struct traffic){8 * 12 / 5.0, 8 * 96 / 5.0, 96, 8 * 96}, "star");
    fixture_end(&fixture);
}

Test(traffic, falls_with_what_is_not_sent)
{
    struct fixture fixture;
    begin(&fixture, "ring");
    fixture_exchange(&fixture, "every", "4", NULL);
    expect_traffic(&fixture, (struct traffic){6, 48, 24, 96}, "every");
    fixture_exchange(&fixture, "drop", "0.5", NULL);
    expect_traffic(&fixture, (struct traffic){24, 192, 96, 384}, "a lost message was sent");
    fixture_exchange(&fixture, "polling", "one", NULL);
    expect_traffic(&fixture, (struct traffic){12, 96, 48, 192}, "polling");
    fixture_exchange(&fixture, NULL, NULL);
    fixture_entries(&fixture, "share", "count", "3", NULL);
    expect_traffic(&fixture, (struct traffic){6, 48, 24, 96}, "share");
    fixture_end(&fixture);
}

/* Node 2 is down for 30 + 20 of the 100 iterations; two crashes overlap. */
Test(traffic, of_a_node_that_is_down_is_missing)
{
    static const struct crash crash[] = {{2, 10, 40}, {2, 30, 60}, {2, 300, 400}};
    struct fixture fixture;
    begin(&fixture, "ring");
    fixture_exchange(&fixture, NULL, NULL);
    fixture_crashes(&fixture, crash, 3);
    expect_traffic(&fixture, (struct traffic){24 * 4.5 / 5, 192 * 4.5 / 5, 96, 384}, "crash");
    fixture_end(&fixture);
}

/* The estimate has no zero after the first step, so lms sends all 12 pairs of 8 + 4 bytes, and of
 * the largest 5 of them. oracle-lms keeps the 3 taps of the system. */
Test(traffic, of_pairs_is_counted_in_the_run)
{
    struct fixture fixture;
    begin(&fixture, "ring");
    fixture_exchange(&fixture, "as", "index-value", NULL);
    expect_traffic(&fixture, (struct traffic){24, 288, 144, 576}, "dense estimates");
    fixture_entries(&fixture, "largest", "count", "5", NULL);
    expect_traffic(&fixture, (struct traffic){10, 120, 60, 240}, "largest");
    fixture_exchange(&fixture, "as", "index-value", NULL);
    fixture_algorithm(&fixture, "oracle-lms", MODE_ATC, NULL);
    expect_traffic(&fixture, (struct traffic){6, 72, 36, 144}, "compact estimates");
    fixture_exchange(&fixture, NULL, NULL);
    fixture_entries(&fixture, "largest", "count", "2", NULL);
    fixture.plan.trials = 3;
    fixture.plan.threads = 3;
    fixture.plan.parallel = PARALLEL_TRIALS;
    expect_traffic(&fixture, (struct traffic){4, 48, 24, 96}, "over trials");
    struct traffic unknown;
    cr_assert_eq(traffic_of(&fixture.plan, NULL, &unknown, NULL), 0);
    cr_assert(isnan(unknown.scalars) && isnan(unknown.busiest_node));
    fixture_end(&fixture);
}

/* Four nodes send 12 + 1 scalars to the centre and get 12 back. */
Test(traffic, of_a_centre_is_data_there_and_estimates_back)
{
    static const struct crash crash = {3, 0, 50};
    struct fixture fixture;
    begin(&fixture, "ring");
    fixture.plan.mode = MODE_CENTRALISED;
    expect_traffic(&fixture, (struct traffic){4 * 25 / 5.0, 4 * 25 * 8 / 5.0, 13 * 8, 800}, "rows");
    fixture_exchange(&fixture, NULL, NULL);
    fixture_crashes(&fixture, &crash, 1);
    expect_traffic(&fixture, (struct traffic){93.5 / 5, 93.5 * 8 / 5, 13 * 8, 93.5 * 8}, "a crash");
    fixture.plan.exchange = NULL;
    fixture_input(&fixture, "delay-line", NULL);
    expect_traffic(&fixture, (struct traffic){4 * 14 / 5.0, 4 * 14 * 8 / 5.0, 96, 448}, "samples");
    fixture_end(&fixture);
}
