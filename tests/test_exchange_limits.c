/* The exchange where its results are known: limits that are other modes, nodes that all fail, and
 * the weights that are left when messages are lost or one neighbour is polled. */
#include "tests/support/fixture.h"
#include "tests/support/near.h"
#include "tests/support/networks.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NODES = 7, TAPS = 10, LENGTH = 40, SEED = 1 };

/* Nodes 0 .. 6 in a ring, with chords: degrees from 2 to 4, so weights differ. */
static int chords[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 0}, {0, 2}, {0, 4}};

/* Parameters of an exchange that change nothing: the digest of the plan without it. */
static void expect_digest_of(enum mode mode, void (*set)(struct fixture *), const char *name)
{
    struct fixture fixture;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_edges(&fixture, chords, sizeof chords / sizeof *chords, "metropolis");
    fixture_algorithm(&fixture, "lms", mode, "step", "0.05", NULL);
    uint64_t wanted = fixture_digest(&fixture);
    fixture.plan.mode = MODE_ATC;
    set(&fixture);
    cr_assert_eq(fixture_digest(&fixture), wanted, "%s", name);
    fixture_end(&fixture);
}

static void lose_all(struct fixture *fixture)
{
    fixture_exchange(fixture, "drop", "1", NULL);
}

static void never(struct fixture *fixture)
{
    fixture_exchange(fixture, "every", "1000000", NULL);
}

static void send_every_entry(struct fixture *fixture)
{
    fixture_exchange(fixture, NULL, NULL);
    fixture_entries(fixture, "share", "count", "10", NULL);
}

static void count_pairs(struct fixture *fixture)
{
    fixture_exchange(fixture, "as", "index-value", NULL);
}

static void crash_later(struct fixture *fixture)
{
    static const struct crash later = {2, LENGTH + 1, LENGTH + 9};
    fixture_exchange(fixture, NULL, NULL);
    fixture_crashes(fixture, &later, 1);
}

Test(exchange, limits_are_other_modes_bit_by_bit)
{
    expect_digest_of(MODE_NONE, lose_all, "drop: 1 is no links");
    expect_digest_of(MODE_NONE, never, "every: beyond the end is no links");
    expect_digest_of(MODE_ATC, send_every_entry, "a share of all entries is the whole");
    expect_digest_of(MODE_ATC, count_pairs, "the format changes no estimate");
    expect_digest_of(MODE_ATC, crash_later, "a crash after the end");
}

/* ---- crashes ---- */

static void expect_estimates(const struct fixture *fixture, int node, int equal_zero)
{
    struct outcome outcome;
    fixture_run(fixture, &outcome);
    for (int i = 0; i < TAPS; i++)
        cr_assert_eq(outcome.estimates[node * TAPS + i] == 0, equal_zero);
    outcome_free(&outcome);
}

Test(exchange, when_all_nodes_are_down_nothing_is_learned)
{
    struct crash all[NODES];
    struct fixture fixture;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_edges(&fixture, chords, sizeof chords / sizeof *chords, "metropolis");
    for (int k = 0; k < NODES; k++)
        all[k] = (struct crash){k, 0, LENGTH + 1};
    fixture_exchange(&fixture, NULL, NULL);
    fixture_crashes(&fixture, all, NODES);
    expect_estimates(&fixture, 3, 1);
    fixture_crashes(&fixture, all, NODES - 1);
    expect_estimates(&fixture, 3, 1);
    expect_estimates(&fixture, NODES - 1, 0);
    fixture_end(&fixture);
}

Test(exchange, without_its_centre_a_centralised_network_learns_nothing)
{
    static const struct crash centre = {0, 0, LENGTH + 1}, other = {1, 0, LENGTH + 1};
    struct fixture fixture;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_algorithm(&fixture, "lms", MODE_CENTRALISED, NULL);
    fixture_exchange(&fixture, NULL, NULL);
    fixture_crashes(&fixture, &centre, 1);
    expect_estimates(&fixture, 3, 1);
    fixture_crashes(&fixture, &other, 1);
    expect_estimates(&fixture, 3, 0);
    fixture_end(&fixture);
}

/* ---- links ---- */

struct links {
    double sum[NODES], mean[NODES][NODES], arrived; /* over instants 0 .. COUNT - 1 */
};
enum { COUNT = 20000 };

static void observe_links(const struct fixture *fixture, struct links *links)
{
    const struct network *network = &fixture->network;
    memset(links, 0, sizeof *links);
    for (int n = 0; n < COUNT; n++)
        for (int k = 0; k < NODES; k++) {
            double weight[NODES], sum = 0;
            int32_t column[NODES];
            int count = exchange_links(&fixture->exchange, (struct exchange_draw){SEED, 5}, network,
                                       &layout_natural, k, n, weight, column);
            for (int j = 0; j < count; j++) {
                cr_assert_geq(weight[j], 0);
                cr_assert(j == 0 || column[j] > column[j - 1]);
                links->mean[k][column[j]] += weight[j] / COUNT;
                sum += weight[j];
            }
            cr_assert(fabs(sum - 1) < 1e-15, "node %d at %d: %.17g", k, n, sum);
            links->arrived += (double)(count - 1) / (double)(network->first[NODES] - NODES) / COUNT;
        }
}

Test(exchange, weights_sum_to_one_and_lose_what_they_should)
{
    struct fixture fixture;
    struct links links;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_edges(&fixture, chords, sizeof chords / sizeof *chords, "metropolis");
    fixture_exchange(&fixture, "drop", "0.3", NULL);
    observe_links(&fixture, &links);
    expect_near(links.arrived, 0.7, 0.01, "share of links");
    fixture_exchange(&fixture, "every", "4", NULL);
    observe_links(&fixture, &links);
    expect_near(links.arrived, 0.25, 1e-9, "share of links");
    fixture_end(&fixture);
}

/* The standard error of a mean is below (1 - c_kk) / (2 sqrt(COUNT)) = 0.0035. */
Test(exchange, polling_one_neighbour_gives_the_weights_of_the_network_on_average)
{
    struct fixture fixture;
    struct links links;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_edges(&fixture, chords, sizeof chords / sizeof *chords, "metropolis");
    fixture_exchange(&fixture, "polling", "one", NULL);
    observe_links(&fixture, &links);
    for (int k = 0; k < NODES; k++)
        for (int l = 0; l < NODES; l++)
            cr_assert(fabs(links.mean[k][l] - fmax(networks_weight(&fixture.network, k, l), 0)) <
                          0.014,
                      "node %d, neighbour %d: %g", k, l, links.mean[k][l]);
    expect_near(links.arrived, NODES / 18.0, 1e-9, "each node hears one of 18 links");
    fixture_end(&fixture);
}
