/* Where nodes lie in memory: an order that brings neighbours near each other, and the same network
 * in that order. This file and test_engine_digest show that results do not depend on it. */
#include "network/arrange.h"
#include "base/random.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct err err;

/* Nodes in any order: node i of a graph becomes number[i]. */
static void shuffle(int *number, int nodes)
{
    struct random_stream stream = random_stream(5, RANDOM_PER_NODE, 0, 0, 0);
    for (int i = 0; i < nodes; i++)
        number[i] = i;
    for (int i = nodes - 1; i > 0; i--) {
        int other = (int)(random_uniform(&stream, (uint32_t)i) * (i + 1)), kept = number[i];
        number[i] = number[other];
        number[other] = kept;
    }
}

/* A grid of side * side nodes with shuffled numbers. */
static void shuffled_grid(struct fixture *fixture, int side)
{
    int count = 0, nodes = side * side;
    int *number = calloc((size_t)nodes, sizeof *number);
    int(*edge)[2] = calloc((size_t)(2 * nodes), sizeof *edge);
    cr_assert(number && edge);
    shuffle(number, nodes);
    for (int i = 0; i < nodes; i++) {
        if (i % side)
            memcpy(edge[count++], (int[]){number[i], number[i - 1]}, sizeof *edge);
        if (i >= side)
            memcpy(edge[count++], (int[]){number[i], number[i - side]}, sizeof *edge);
    }
    fixture_edges(fixture, edge, count, "metropolis");
    free(number);
    free(edge);
}

static void expect_permutation(const struct layout *layout, int nodes)
{
    unsigned char *seen = calloc((size_t)nodes, 1);
    cr_assert_not_null(seen);
    for (int place = 0; place < nodes; place++) {
        int node = layout_node(layout, place);
        cr_assert(node >= 0 && node < nodes && !seen[node], "place %d: node %d", place, node);
        cr_assert_eq(layout_place(layout, node), place);
        seen[node] = 1;
    }
    free(seen);
}

Test(arrange, brings_the_nodes_of_a_grid_near)
{
    enum { SIDE = 30 };
    struct fixture fixture;
    struct layout layout;
    fixture_begin(&fixture, SIDE * SIDE, 4, 2);
    shuffled_grid(&fixture, SIDE);
    cr_assert(!arrange_cuthill_mckee(&layout, &fixture.network, &err));
    expect_permutation(&layout, SIDE * SIDE);
    cr_expect_lt(arrange_near(&layout_natural, &fixture.network, SIDE), 0.1);
    cr_expect_eq(arrange_near(&layout, &fixture.network, SIDE + 1), 1,
                 "from a corner, a grid's levels are its diagonals");
    layout_free(&layout);
    fixture_end(&fixture);
}

/* Threads' shares are equal ranges of places: each is one part, its interior first. */
Test(arrange, gives_each_thread_a_part)
{
    enum { SIDE = 10, NODES = SIDE * SIDE, PARTS = 3 };
    struct fixture fixture;
    struct layout layout;
    struct partition partition;
    unsigned char inside[NODES];
    if (!partition_is_built)
        cr_skip_test("needs %s", partition_needs);
    fixture_begin(&fixture, NODES, 4, 2);
    shuffled_grid(&fixture, SIDE);
    cr_assert(!partition_make(&partition, &fixture.network, PARTS, &err));
    cr_assert(!arrange_cut(&layout, &fixture.network, &partition, &err));
    partition_interior(&partition, &fixture.network, inside);
    expect_permutation(&layout, NODES);
    for (int p = 0; p < PARTS; p++)
        for (int place = partition_first(NODES, PARTS, p), border = 0;
             place < partition_first(NODES, PARTS, p + 1); place++) {
            int node = layout_node(&layout, place);
            cr_assert_eq(partition.part[node], p, "place %d", place);
            border |= !inside[node];
            cr_assert_eq(!inside[node], border, "place %d", place);
        }
    layout_free(&layout);
    partition_free(&partition);
    fixture_end(&fixture);
}

Test(arrange, arranges_the_same_network)
{
    enum { SIDE = 9 };
    struct fixture fixture;
    struct layout layout;
    struct network arranged;
    const struct network *network = &fixture.network;
    fixture_begin(&fixture, SIDE * SIDE, 4, 2);
    shuffled_grid(&fixture, SIDE);
    cr_assert(!arrange_cuthill_mckee(&layout, network, &err));
    cr_assert(!arrange_network(&layout, network, &arranged, &err));
    for (int place = 0; place < SIDE * SIDE; place++) {
        int node = layout_node(&layout, place);
        int64_t at = arranged.first[place], from = network->first[node];
        cr_assert_eq(arranged.first[place + 1] - at, network->first[node + 1] - from);
        for (int64_t j = 0; j < network->first[node + 1] - from; j++) {
            cr_assert_eq(layout_node(&layout, arranged.column[at + j]), network->column[from + j],
                         "in the order of nodes");
            cr_assert_eq(arranged.weight[at + j], network->weight[from + j]);
        }
    }
    network_free(&arranged);
    layout_free(&layout);
    fixture_end(&fixture);
}

/* Heard by none that it hears: a search along the arcs does not find it from everywhere. */
Test(arrange, of_arcs_one_way)
{
    static const double weights[] = {1, 0, 0, .5, .5, 0, 0, .5, .5};
    struct fixture fixture;
    struct layout layout;
    fixture_begin(&fixture, 3, 4, 2);
    fixture_matrix(&fixture, weights);
    cr_assert(!arrange_cuthill_mckee(&layout, &fixture.network, &err));
    expect_permutation(&layout, 3);
    layout_free(&layout);
    fixture_end(&fixture);
}

/* Rows of 8 kB, 256 of which lie within reach of each other. */
Test(arrange, is_chosen_where_it_pays)
{
    enum { SIDE = 30, TAPS = 1024 };
    const size_t row = TAPS * sizeof(double);
    struct fixture fixture;
    struct layout layout;
    enum layout_choice chosen;
    fixture_begin(&fixture, SIDE * SIDE, TAPS, 3);
    shuffled_grid(&fixture, SIDE);
    cr_assert(!arrange_choose(&layout, LAYOUT_AUTO, &fixture.network, row, 1, &chosen, &err));
    cr_expect_not_null(layout.node, "a shuffled grid");
    layout_free(&layout);
    cr_assert(!arrange_choose(&layout, LAYOUT_NATURAL, &fixture.network, row, 1, &chosen, &err));
    cr_expect_null(layout.node, "if one does not want it");
    cr_assert(!arrange_choose(&layout, LAYOUT_AUTO, &fixture.network, row / 2, 1, &chosen, &err));
    cr_expect_null(layout.node, "all rows fit into a cache");
    cr_assert(!arrange_choose(&layout, LAYOUT_AUTO, &fixture.network, 64 * row, 1, &chosen, &err));
    cr_expect_null(layout.node, "few rows fit into a cache");
    fixture_topology(&fixture, "ring", "metropolis");
    cr_assert(!arrange_choose(&layout, LAYOUT_AUTO, &fixture.network, row, 1, &chosen, &err));
    cr_expect_null(layout.node, "neighbours lie near already");
    fixture_topology(&fixture, "complete", "uniform");
    cr_assert(!arrange_choose(&layout, LAYOUT_AUTO, &fixture.network, row, 1, &chosen, &err));
    cr_expect_null(layout.node, "no order brings them near");
    fixture_end(&fixture);
}

/* Curves, estimates, errors and the digest go by nodes, wherever these lie. */
Test(arrange, changes_no_result)
{
    enum { SIDE = 5, TAPS = 12 };
    struct fixture fixture;
    struct outcome natural, near;
    fixture_begin(&fixture, SIDE * SIDE, TAPS, 200);
    shuffled_grid(&fixture, SIDE);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "5", "metric", "leader", "leader", "3",
                      NULL);
    fixture.plan.threads = 3;
    fixture.plan.observe_every = 9;
    fixture.plan.layout = LAYOUT_NATURAL;
    fixture_run(&fixture, &natural);
    fixture.plan.layout = LAYOUT_NEAR;
    fixture_run(&fixture, &near);
    cr_expect_eq(natural.layout, LAYOUT_NATURAL);
    cr_expect_eq(near.layout, LAYOUT_NEAR);
    cr_expect_eq(near.digest, natural.digest);
    cr_expect(!memcmp(near.sample, natural.sample, (size_t)near.points * sizeof *near.sample));
    cr_expect_arr_eq(near.estimates, natural.estimates, SIDE * SIDE * TAPS * sizeof(double));
    outcome_free(&natural);
    outcome_free(&near);
    fixture_end(&fixture);
}

/* The layout's two numberings, and the network a second time: where another layout is tried. */
Test(arrange, counts_in_the_memory_that_a_run_takes)
{
    enum { SIDE = 5, NODES = SIDE * SIDE };
    struct fixture fixture;
    fixture_begin(&fixture, NODES, 12, 200);
    shuffled_grid(&fixture, SIDE);
    fixture_algorithm(&fixture, "lms", MODE_ATC, NULL);
    fixture.plan.layout = LAYOUT_NATURAL;
    size_t natural = engine_bytes(&fixture.plan);
    fixture.plan.layout = LAYOUT_NEAR;
    cr_expect_eq(engine_bytes(&fixture.plan) - natural,
                 2 * NODES * sizeof(int32_t) + network_bytes(NODES, fixture.network.first[NODES]));
    fixture_end(&fixture);
}

Test(arrange, names_the_same_divergence)
{
    enum { SIDE = 5 };
    struct fixture fixture;
    struct outcome outcome[2];
    fixture_begin(&fixture, SIDE * SIDE, 12, 200);
    shuffled_grid(&fixture, SIDE);
    fixture_algorithm(&fixture, "lms", MODE_ATC, "step", "1", NULL);
    for (int i = 0; i < 2; i++) {
        fixture.plan.layout = i ? LAYOUT_NEAR : LAYOUT_NATURAL;
        fixture.plan.threads = 1 + i;
        fixture_run(&fixture, &outcome[i]);
    }
    cr_expect_geq(outcome[0].diverged.trial, 0);
    cr_expect(!memcmp(&outcome[0].diverged, &outcome[1].diverged, sizeof outcome->diverged),
              "node %d at %d, and node %d at %d", outcome[0].diverged.node,
              outcome[0].diverged.iteration, outcome[1].diverged.node,
              outcome[1].diverged.iteration);
    outcome_free(&outcome[0]);
    outcome_free(&outcome[1]);
    fixture_end(&fixture);
}
