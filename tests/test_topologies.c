/* Topologies: the degrees that they promise, graphs from lists and files, and what cannot be. */
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
    refuse_edges(3, (int[][2]){{0, 1}, {1, 2}, {1, 0}}, 3, "0 and 1 are joined twice");
}

/* ---- from files ---- */

/* Writes `text` to a new file, gives it to topology `file` and removes it. */
static int build_file(struct network *network, int nodes, const char *suffix, const char *text,
                      struct err *err)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/test_network_XXXXXX%s", suffix);
    FILE *file = fdopen(mkstemps(path, (int)strlen(suffix)), "w");
    cr_assert(file && fputs(text, file) >= 0 && !fclose(file));
    int status = networks_build(network, nodes, "file", 1, PAIRS("path", path), err);
    cr_assert(!unlink(path));
    return status;
}

static void expect_pentagon(int nodes, const char *suffix, const char *text)
{
    struct network expected, network;
    struct err err = {0};
    cr_assert(
        !networks_join(&expected, 5, networks_pentagon, NETWORKS_PENTAGON, &rule_metropolis, NULL));
    cr_assert(!build_file(&network, nodes, suffix, text, &err), "%s", err.text);
    cr_assert_eq(network.nodes, 5);
    cr_assert(networks_same_graph(&network, &expected));
    network_free(&expected);
    network_free(&network);
}

#define NODE(k)      "<node id='n" #k "'/>"
#define EDGE(a, b)   "<edge source='n" #a "' target='n" #b "'/>"
#define GRAPHML(...) "<graphml><graph edgedefault='directed'>" __VA_ARGS__ "</graph></graphml>"
#define FIVE         NODE(0) NODE(1) NODE(2) NODE(3) NODE(4)

Test(network, graphs_from_files)
{
    expect_pentagon(5, ".txt", "0 1\n1 2\n2 3\n3 4\n4 0\n0 2\n");
    expect_pentagon(0, "", "0 1\n1 2\n2 3\n3 4\n4 0\n0 2\n2 0\n1 1");
    expect_pentagon(
        0, ".graphml",
        GRAPHML(FIVE EDGE(0, 1) EDGE(1, 2) EDGE(2, 3) EDGE(3, 4) EDGE(4, 0) EDGE(0, 2) EDGE(2, 0)));
}

static void refuse_file(int nodes, const char *suffix, const char *text, const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(build_file(&network, nodes, suffix, text, &err));
    networks_expect_refusal(&err, message);
}

Test(network, files_that_are_wrong)
{
    refuse_file(4, ".txt", "0 1\n1 2\n2 3\n3 4\n", "has 5 nodes, the network has 4");
    refuse_file(6, ".txt", "0 1\n1 2\n2 3\n3 4\n", "has 5 nodes, the network has 6");
    refuse_file(0, ".txt", "0 1\n2 3\n", "leave 2 components");
    refuse_file(0, ".txt", "0 1\n1 two\n", "is not an edge list");
    refuse_file(0, ".txt", "0 1\n2\n", "is not an edge list");
    refuse_file(0, ".txt", "0 -1\n", "is not an edge list");
    refuse_file(0, ".txt", "", "has no nodes");
    refuse_file(0, ".graphml", "0 1\n", "is not GraphML");
    refuse_file(0, ".graphml", GRAPHML(FIVE EDGE(0, 1) EDGE(1, 2)), "leave 3 components");
}
