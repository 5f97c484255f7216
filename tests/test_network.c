/* Networks: every topology with every rule, known weights, and what is refused. */
#include "network/network.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_NODES = 37 };
static const int sizes[] = {1, 2, 5, 10, MOST_NODES};

union params { /* room for the parameters of any topology */
    char bytes[256];
    double align;
};

static const struct rule_facts facts = {
    .noise_variance = (double[MOST_NODES]){.01, .04, [2 ... MOST_NODES - 1] = .01},
    .input_variance = (double[MOST_NODES]){1, 1, 2, [3 ... MOST_NODES - 1] = 1},
};

static void expect_refusal(const struct err *err, const char *part)
{
    cr_assert_eq(err->kind, ERR_USAGE, "%s", err->text);
    cr_assert(strstr(err->text, part), "'%s' does not say '%s'", err->text, part);
}

/* Defaults, then name-value pairs up to NULL. */
static void set_params(const struct topology *topology, union params *params,
                       const char *const *pairs)
{
    cr_assert(topology->variant.options.params_size <= sizeof *params);
    option_defaults(&topology->variant.options, params);
    for (; pairs && *pairs; pairs += 2)
        cr_assert(
            !option_set(option_find(&topology->variant.options, pairs[0]), params, pairs[1], NULL));
}

static int build_with(struct network *network, int nodes, const char *kind, uint64_t seed,
                      const char *const *pairs, struct err *err)
{
    const struct topology *topology = topology_find(kind);
    union params params;
    set_params(topology, &params, pairs);
    return network_build(network, nodes, topology, &params, seed, &rule_metropolis, NULL, err);
}

static int build_edges(struct network *network, int nodes, int (*edge)[2], int count,
                       const struct rule *rule, struct err *err)
{
    struct edge_list list = {edge, count};
    return network_build(network, nodes, &topology_edges, &list, 1, rule, NULL, err);
}

static double weight_at(const struct network *network, int k, int l)
{
    for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
        if (network->column[j] == l)
            return network->weight[j];
    return -1;
}

static int reached_from(const struct network *network, int start)
{
    int queue[MOST_NODES], seen[MOST_NODES] = {0}, count = 0;
    queue[count++] = start;
    seen[start] = 1;
    for (int head = 0; head < count; head++)
        for (int64_t j = network->first[queue[head]]; j < network->first[queue[head] + 1]; j++)
            if (!seen[network->column[j]]) {
                seen[network->column[j]] = 1;
                queue[count++] = network->column[j];
            }
    return count;
}

static void check_pattern(const struct network *network, const char *name)
{
    cr_assert_eq(network->first[0], 0);
    for (int k = 0; k < network->nodes; k++) {
        cr_assert_neq(weight_at(network, k, k), -1, "%s: node %d is not in its row", name, k);
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            int l = network->column[j];
            cr_assert(l >= 0 && l < network->nodes);
            cr_assert(j == network->first[k] || network->column[j - 1] < l, "%s: row %d", name, k);
            cr_assert_neq(weight_at(network, l, k), -1, "%s: %d hears %d only", name, k, l);
        }
    }
    cr_assert_eq(reached_from(network, 0), network->nodes, "%s is not connected", name);
}

static void check_rows(const struct network *network, const char *name)
{
    for (int k = 0; k < network->nodes; k++) {
        double sum = 0;
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            cr_assert_geq(network->weight[j], 0, "%s: row %d", name, k);
            sum += network->weight[j];
        }
        cr_assert_float_eq(sum, 1, 1e-14, "%s: row %d sums to %.17g", name, k, sum);
    }
}

static void check_against_rule(const struct network *network, const struct rule *rule)
{
    double column[MOST_NODES] = {0};
    int doubly = 1;
    for (int64_t j = 0; j < network->first[network->nodes]; j++)
        column[network->column[j]] += network->weight[j];
    for (int l = 0; l < network->nodes; l++)
        doubly &= fabs(column[l] - 1) < 1e-9;
    cr_assert_eq(network_doubly_stochastic(network), doubly);
    cr_assert(doubly || !rule->doubly_stochastic, "%s with %d nodes", rule->name, network->nodes);
}

static int needs_data(const struct topology *topology)
{
    return topology == &topology_edges || topology == &topology_file;
}

Test(network, every_topology_with_every_rule)
{
    for (const struct topology *const *t = topologies; *t; t++)
        for (size_t i = 0; !needs_data(*t) && i < sizeof sizes / sizeof *sizes; i++)
            for (const struct rule *const *r = rules; *r; r++) {
                struct network network;
                struct err err = {0};
                union params params;
                set_params(*t, &params, NULL);
                int failed = network_build(&network, sizes[i], *t, &params, 3, *r, &facts, &err);
                cr_assert(!failed, "%s, %d nodes: %s", (*t)->variant.name, sizes[i], err.text);
                cr_assert_eq(network.nodes, sizes[i]);
                check_pattern(&network, (*t)->variant.name);
                check_rows(&network, (*r)->name);
                check_against_rule(&network, *r);
                network_free(&network);
            }
}

Test(network, rules_that_promise_nothing_are_not_doubly_stochastic_on_a_star)
{
    for (const struct rule *const *r = rules; *r; r++) {
        struct network network;
        cr_assert(!network_build(&network, 5, &topology_star, NULL, 1, *r, &facts, NULL));
        cr_assert_eq(network_doubly_stochastic(&network), (*r)->doubly_stochastic, "%s",
                     (*r)->name);
        network_free(&network);
    }
}

static int same_graph(const struct network *a, const struct network *b)
{
    size_t entries = (size_t)a->first[a->nodes];
    return a->first[a->nodes] == b->first[b->nodes] &&
           !memcmp(a->first, b->first, ((size_t)a->nodes + 1) * sizeof *a->first) &&
           !memcmp(a->column, b->column, entries * sizeof *a->column);
}

Test(network, the_seed_alone_decides_the_graph)
{
    for (const struct topology *const *t = topologies; *t; t++) {
        if (needs_data(*t))
            continue;
        struct network a, again, other;
        cr_assert(!build_with(&a, MOST_NODES, (*t)->variant.name, 7, NULL, NULL));
        cr_assert(!build_with(&other, MOST_NODES, (*t)->variant.name, 8, NULL, NULL));
        cr_assert(!build_with(&again, MOST_NODES, (*t)->variant.name, 7, NULL, NULL));
        cr_assert(same_graph(&a, &again), "%s", (*t)->variant.name);
        cr_assert_eq(same_graph(&a, &other), !(*t)->random, "%s", (*t)->variant.name);
        network_free(&a);
        network_free(&again);
        network_free(&other);
    }
}

Test(network, names_are_found_and_unknown_ones_are_not)
{
    for (const struct topology *const *t = topologies; *t; t++)
        cr_assert_eq(topology_find((*t)->variant.name), *t);
    for (const struct rule *const *r = rules; *r; r++)
        cr_assert_eq(rule_find((*r)->name), *r);
    cr_assert_null(topology_find("moebius"));
    cr_assert_null(rule_find(""));
}

static void expect_degree(int nodes, const char *kind, const char *const *pairs, double degree)
{
    struct network network;
    struct err err = {0};
    cr_assert(!build_with(&network, nodes, kind, 5, pairs, &err), "%s", err.text);
    cr_assert_float_eq(network_mean_degree(&network), degree, 1e-12, "%s: %g", kind,
                       network_mean_degree(&network));
    network_free(&network);
}

#define PAIRS(...) ((const char *const[]){__VA_ARGS__, NULL})

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
                linked += weight_at(network, network->column[i], network->column[j]) >= 0;
            }
    return pairs ? (double)linked / pairs : 0;
}

/* Inside the square it is 1 - 3 sqrt(3) / (4 pi) = 0.587, and more at the border; among random
 * pairs it would be 0.02. */
Test(network, geometric_neighbours_hear_each_other)
{
    struct network network;
    double sum = 0;
    cr_assert(!build_with(&network, 1000, "geometric", 5, PAIRS("mean_degree", "20"), NULL));
    for (int k = 0; k < network.nodes; k++)
        sum += clustering(&network, k);
    cr_assert(sum > 0.55 * network.nodes && sum < 0.68 * network.nodes, "%g", sum);
    network_free(&network);
}

static int pentagon[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {0, 2}};

static void expect_weights(const struct network *network, const double (*expected)[5],
                           const char *rule)
{
    for (int k = 0; k < 5; k++)
        for (int l = 0; l < 5; l++)
            cr_assert_float_eq(fmax(weight_at(network, k, l), 0), expected[k][l], 1e-15,
                               "%s: c[%d][%d]", rule, k, l);
}

/* Neighbourhoods 4 3 4 3 3. */
Test(network, weights_by_hand)
{
    static const double t = 1 / 3.0, q = 1 / 4.0, s = 5 / 12.0, d = 4 / 11.0, e = 3 / 11.0;
    const struct {
        const struct rule *rule;
        double expected[5][5];
    } known[] = {
        {&rule_metropolis,
         {{q, q, q, 0, q}, {q, .5, q, 0, 0}, {q, q, q, q, 0}, {0, 0, q, s, t}, {q, 0, 0, t, s}}},
        {&rule_uniform,
         {{q, q, q, 0, q}, {t, t, t, 0, 0}, {q, q, q, q, 0}, {0, 0, t, t, t}, {t, 0, 0, t, t}}},
        {&rule_laplacian,
         {{q, q, q, 0, q}, {q, .5, q, 0, 0}, {q, q, q, q, 0}, {0, 0, q, .5, q}, {q, 0, 0, q, .5}}},
        {&rule_max_degree,
         {{.4, .2, .2, 0, .2},
          {.2, .6, .2, 0, 0},
          {.2, .2, .4, .2, 0},
          {0, 0, .2, .6, .2},
          {.2, 0, 0, .2, .6}}},
        {&rule_relative_degree,
         {{4 / 14.0, 3 / 14.0, 4 / 14.0, 0, 3 / 14.0},
          {d, e, d, 0, 0},
          {4 / 14.0, 3 / 14.0, 4 / 14.0, 3 / 14.0, 0},
          {0, 0, .4, .3, .3},
          {.4, 0, 0, .3, .3}}},
        {&rule_none, {[0][0] = 1, [1][1] = 1, [2][2] = 1, [3][3] = 1, [4][4] = 1}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct network network;
        cr_assert(!build_edges(&network, 5, pentagon, 6, known[i].rule, NULL));
        expect_weights(&network, known[i].expected, known[i].rule->name);
        network_free(&network);
    }
}

/* On the line 0-1-2 with noise .01 .04 .01 and input 1 1 2: precisions 100, 25, 50. */
Test(network, relative_variance_trusts_quiet_nodes)
{
    struct network network;
    struct err err = {0};
    cr_assert(!network_build(&network, 3, &topology_line, NULL, 1, &rule_relative_variance, &facts,
                             &err));
    cr_assert_float_eq(weight_at(&network, 0, 0), 100 / 125.0, 1e-15);
    cr_assert_float_eq(weight_at(&network, 1, 2), 50 / 175.0, 1e-15);
    network_free(&network);

    const struct rule_facts none = {0}, silent = {(double[]){1, 0, 1}, (double[]){1, 1, 1}};
    cr_assert(
        network_build(&network, 3, &topology_line, NULL, 1, &rule_relative_variance, &none, &err));
    expect_refusal(&err, "known variances");
    cr_assert(network_build(&network, 3, &topology_line, NULL, 1, &rule_relative_variance, &silent,
                            &err));
    expect_refusal(&err, "node 1 has noise 0");
}

Test(network, isolated_nodes_keep_to_themselves)
{
    struct network network;
    cr_assert(!network_isolated(&network, 3, NULL));
    cr_assert_eq(network.first[3], 3);
    cr_assert_eq(network_mean_degree(&network), 0);
    for (int k = 0; k < 3; k++)
        cr_assert_eq(weight_at(&network, k, k), 1);
    network_free(&network);
}

static void refuse_edges(int nodes, int (*edge)[2], int count, const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(build_edges(&network, nodes, edge, count, &rule_uniform, &err));
    expect_refusal(&err, message);
    cr_assert_null(network.first);
}

Test(network, edges_that_are_wrong)
{
    refuse_edges(7, pentagon, 6, "leave 3 components");
    refuse_edges(4, pentagon, 6, "[3, 4] names node 4; nodes are 0 to 3");
    refuse_edges(3, (int[][2]){{0, -1}}, 1, "names node -1");
    refuse_edges(3, (int[][2]){{0, 1}, {2, 2}}, 2, "to itself");
    refuse_edges(3, (int[][2]){{0, 1}, {1, 2}, {1, 0}}, 3, "0 and 1 are joined twice");
}

static void refuse_kind(int nodes, const char *kind, const char *const *pairs, const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(build_with(&network, nodes, kind, 1, pairs, &err));
    expect_refusal(&err, message);
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

static void refuse_matrix(const double matrix[9], const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(network_from_matrix(&network, 3, matrix, &err));
    expect_refusal(&err, message);
    cr_assert_null(network.first);
}

Test(network, matrices_that_are_wrong)
{
    refuse_matrix((double[]){1, 0, 0, .5, .6, -.1, 0, .5, .5}, "row 1, column 2 is -0.1");
    refuse_matrix((double[]){1, 0, 0, .5, .5, 0, NAN, .5, .5}, "row 2, column 0 is");
    refuse_matrix((double[]){1, 0, 0, .5, .5, 0, 0, INFINITY, .5}, "row 2, column 1 is inf");
    refuse_matrix((double[]){1, 0, 0, .5, .5, 2e-9, 0, .5, .5}, "row 1 sums to 1.000000002");
    refuse_matrix((double[]){1, 0, 0, 0, .5, .5, 0, .5, .5}, "leave 2 components");
}

/* Node 0 hears nobody, 1 hears 0, 2 hears 1 and not itself. */
Test(network, a_directed_matrix)
{
    const double matrix[] = {1, 0, 0, .25, .75, 0, 0, 1, 0};
    struct network network;
    struct err err = {0};
    cr_assert(!network_from_matrix(&network, 3, matrix, &err), "%s", err.text);
    cr_assert_arr_eq(network.first, ((int64_t[]){0, 1, 3, 5}), 4 * sizeof(int64_t));
    cr_assert_arr_eq(network.column, ((int32_t[]){0, 0, 1, 1, 2}), 5 * sizeof(int32_t));
    for (int k = 0; k < 3; k++)
        for (int l = 0; l < 3; l++)
            cr_assert_eq(fmax(weight_at(&network, k, l), 0), matrix[3 * k + l]);
    cr_assert(!network_doubly_stochastic(&network));
    network_free(&network);
}

/* Writes `text` to a new file, gives it to topology `file` and removes it. */
static int build_file(struct network *network, int nodes, const char *suffix, const char *text,
                      struct err *err)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/test_network_XXXXXX%s", suffix);
    FILE *file = fdopen(mkstemps(path, (int)strlen(suffix)), "w");
    cr_assert(file && fputs(text, file) >= 0 && !fclose(file));
    int status = build_with(network, nodes, "file", 1, PAIRS("path", path), err);
    cr_assert(!unlink(path));
    return status;
}

static void expect_pentagon(int nodes, const char *suffix, const char *text)
{
    struct network expected, network;
    struct err err = {0};
    cr_assert(!build_edges(&expected, 5, pentagon, 6, &rule_metropolis, NULL));
    cr_assert(!build_file(&network, nodes, suffix, text, &err), "%s", err.text);
    cr_assert_eq(network.nodes, 5);
    cr_assert(same_graph(&network, &expected));
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
    expect_refusal(&err, message);
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
