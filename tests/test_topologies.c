/* Topologies: the degrees that they promise, graphs from lists, and what cannot be. */
#include "tests/support/networks.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAIRS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* ---- by a name ---- */

static void expect_degree(int nodes, const char *kind, const char *const *pairs, double degree)
{
    struct network network;
    struct err err = {0};
    cr_assert(!networks_build(&network, nodes, kind, 5, pairs, &err), "%s", err.text);
    cr_assert_float_eq(network_mean_degree(&network), degree, 1e-12, "%s: %g", kind,
                       network_mean_degree(&network));
    network_free(&network);
}

Test(network, realised_mean_degree)
{
    expect_degree(40, "geometric", PAIRS("mean_degree", "6"), 6);
    expect_degree(1000, "geometric", PAIRS("mean_degree", "12.5"), 12.5);
    expect_degree(20000, "geometric", PAIRS("mean_degree", "20"), 20);
    expect_degree(5, "geometric", PAIRS("mean_degree", "6"), 4); /* no more than complete */
    expect_degree(50, "erdos-renyi", PAIRS("mean_degree", "8"), 8);
    expect_degree(30, "ring", NULL, 2);
    expect_degree(30, "complete", NULL, 29);
    expect_degree(30, "torus", NULL, 4);
    expect_degree(30, "torus", PAIRS("rows", "2"), 3);
    expect_degree(12, "grid", NULL, 2 * 17 / 12.0); /* 3 x 4: 3 * 3 + 2 * 4 links */
    expect_degree(12, "grid", PAIRS("rows", "1"), 2 * 11 / 12.0);
    expect_degree(30, "small-world", PAIRS("rewire", "0", "neighbours", "3"), 6);
    expect_degree(30, "scale-free", PAIRS("attach", "1"), 2 * 29 / 30.0); /* a tree */
}

/* Fraction of the pairs of neighbours of node k that hear each other. */
static double clustering(const struct network *network, int k)
{
    int pairs = 0, linked = 0;
    for (int64_t i = network->first[k]; i < network->first[k + 1]; i++)
        for (int64_t j = i + 1; j < network->first[k + 1]; j++)
            if (network->column[i] != k && network->column[j] != k) {
                pairs++;
                linked += networks_weight(network, network->column[i], network->column[j]) >= 0;
            }
    return pairs ? (double)linked / pairs : 0;
}

/* Inside the square it is 1 - 3 sqrt(3) / (4 pi) = 0.587, and more at the border; among random
 * pairs it would be 0.02. */
Test(network, geometric_neighbours_hear_each_other)
{
    struct network network;
    double sum = 0;
    cr_assert(!networks_build(&network, 1000, "geometric", 5, PAIRS("mean_degree", "20"), NULL));
    for (int k = 0; k < network.nodes; k++)
        sum += clustering(&network, k);
    cr_assert(sum > 0.55 * network.nodes && sum < 0.68 * network.nodes, "%g", sum);
    network_free(&network);
}

static void refuse_kind(int nodes, const char *kind, const char *const *pairs, const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(networks_build(&network, nodes, kind, 1, pairs, &err));
    networks_expect_refusal(&err, message);
}

Test(network, topologies_that_cannot_be)
{
    refuse_kind(50, "erdos-renyi", PAIRS("mean_degree", "1.5"), "each of 100 draws; raise mean");
    refuse_kind(500, "geometric", PAIRS("mean_degree", "0.1"), "each of 1 draws; raise mean");
    refuse_kind(10, "grid", PAIRS("rows", "3"), "rows: 3 does not divide 10 nodes");
    refuse_kind(10, "torus", PAIRS("rows", "11"), "does not divide");
    refuse_kind(0, "ring", NULL, "needs a number of nodes");
    refuse_kind(5, "file", NULL, "needs the path");
    refuse_kind(5, "file", PAIRS("path", "/nonexistent/graph"), "cannot read /nonexistent/graph");
    refuse_kind(5, "file", PAIRS("path", "/"), "not a regular file");
}

/* ---- from lists of edges ---- */

static void refuse_edges(int nodes, int (*edge)[2], int count, const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(networks_join(&network, nodes, edge, count, &rule_uniform, &err));
    networks_expect_refusal(&err, message);
    cr_assert_null(network.first);
}

Test(network, edges_that_are_wrong)
{
    refuse_edges(7, networks_pentagon, NETWORKS_PENTAGON, "leave 3 components");
    refuse_edges(4, networks_pentagon, NETWORKS_PENTAGON, "[3, 4] names node 4; nodes are 0 to 3");
    refuse_edges(3, (int[][2]){{0, -1}}, 1, "names node -1");
    refuse_edges(3, (int[][2]){{0, 1}, {2, 2}}, 2, "to itself");
    refuse_edges(3, (int[][2]){{0, 1}, {1, 2}, {1, 0}}, 3,
                 "edge between nodes 0 and 1 is listed twice");
}
