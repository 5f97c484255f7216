/* Partitions: equal parts, what crosses between them, and that results do not depend on them. */
#include "network/partition.h"
#include "tests/support/fixture.h"
#include "tests/support/networks.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct err err;

static void need_metis(void)
{
    if (!partition_is_built)
        cr_skip_test("needs %s", partition_needs);
}

/* ---- against counts from the definitions ---- */

static int hears(const struct network *network, int k, int l)
{
    return k != l && networks_weight(network, k, l) >= 0;
}

static void expect_equal_parts(const struct partition *partition, int nodes)
{
    int *count = calloc((size_t)partition->parts, sizeof *count);
    cr_assert_not_null(count);
    for (int k = 0; k < nodes; k++) {
        cr_assert(partition->part[k] >= 0 && partition->part[k] < partition->parts);
        count[partition->part[k]]++;
    }
    for (int p = 0; p < partition->parts; p++)
        cr_assert(count[p] == nodes / partition->parts || count[p] == nodes / partition->parts + 1,
                  "part %d of %d has %d of %d nodes", p, partition->parts, count[p], nodes);
    free(count);
}

/* 1 when a node of `part` hears node l. */
static int part_hears(const struct partition *partition, const struct network *network, int part,
                      int l)
{
    for (int k = 0; k < network->nodes; k++)
        if (partition->part[k] == part && hears(network, k, l))
            return 1;
    return 0;
}

static int heard_outside(const struct partition *partition, const struct network *network, int l)
{
    for (int p = 0; p < partition->parts; p++)
        if (p != partition->part[l] && part_hears(partition, network, p, l))
            return 1;
    return 0;
}

static int hears_outside(const struct partition *partition, const struct network *network, int k)
{
    for (int l = 0; l < network->nodes; l++)
        if (hears(network, k, l) && partition->part[l] != partition->part[k])
            return 1;
    return 0;
}

static int hears_part(const struct partition *partition, const struct network *network, int part,
                      int other)
{
    for (int l = 0; l < network->nodes; l++)
        if (partition->part[l] == other && part_hears(partition, network, part, l))
            return 1;
    return 0;
}

static struct border border_of(const struct partition *partition, const struct network *network,
                               int part)
{
    struct border border = {0};
    for (int l = 0; l < network->nodes; l++) {
        int own = partition->part[l] == part, sent = heard_outside(partition, network, l);
        border.nodes += own;
        border.sent += own && sent;
        border.interior += own && !sent && !hears_outside(partition, network, l);
        border.halo += !own && part_hears(partition, network, part, l);
    }
    for (int p = 0; p < partition->parts; p++)
        border.peers += p != part && hears_part(partition, network, part, p);
    return border;
}

static int64_t cut_of(const struct partition *partition, const struct network *network)
{
    int64_t cut = 0;
    for (int k = 0; k < network->nodes; k++)
        for (int l = 0; l < network->nodes; l++)
            cut += hears(network, k, l) && partition->part[k] != partition->part[l];
    return cut;
}

static void expect_borders(const struct partition *partition, const struct network *network)
{
    struct border *border = calloc((size_t)partition->parts, sizeof *border);
    cr_assert_not_null(border);
    cr_assert(!partition_borders(partition, network, border, &err));
    for (int p = 0; p < partition->parts; p++) {
        struct border wanted = border_of(partition, network, p);
        cr_assert(!memcmp(&border[p], &wanted, sizeof wanted),
                  "part %d of %d: %d nodes, %d interior, %d sent, %d in the halo of %d", p,
                  partition->parts, border[p].nodes, border[p].interior, border[p].sent,
                  border[p].halo, border[p].peers);
    }
    cr_assert_eq(partition_cut(partition, network), cut_of(partition, network));
    free(border);
}

static void check_partition(const struct network *network, int parts, const char *name)
{
    struct partition partition, again;
    cr_assert(!partition_make(&partition, network, parts, &err), "%s: %s", name, err.text);
    cr_assert(!partition_make(&again, network, parts, &err));
    cr_assert_eq(partition.parts, parts);
    cr_assert_arr_eq(partition.part, again.part, (size_t)network->nodes * sizeof *again.part,
                     "%s into %d parts: not the same twice", name, parts);
    expect_equal_parts(&partition, network->nodes);
    expect_borders(&partition, network);
    partition_free(&partition);
    partition_free(&again);
}

Test(partition, of_every_topology)
{
    static const int nodes[] = {2, 30, 60}, parts[] = {1, 2, 3, 4, 7, 19, 30, 60};
    need_metis();
    for (int i = 0; topologies[i]; i++) {
        const char *name = topologies[i]->variant.name;
        if (!strcmp(name, "edges") || !strcmp(name, "file"))
            continue;
        for (size_t n = 0; n < sizeof nodes / sizeof *nodes; n++) {
            struct network network;
            if (networks_build(&network, nodes[n], name, n + 1, NULL, &err))
                continue; /* this kind has no network of two nodes */
            for (size_t p = 0; p < sizeof parts / sizeof *parts && parts[p] <= nodes[n]; p++)
                check_partition(&network, parts[p], name);
            network_free(&network);
        }
    }
}

/* Node k hears itself, the node before it and node 3k + 1: few links are answered. */
static void build_directed(struct network *network, int nodes)
{
    size_t size = (size_t)nodes;
    double *weights = calloc(size * size, sizeof *weights);
    cr_assert_not_null(weights);
    for (size_t k = 0; k < size; k++) {
        weights[k * size + k] += 0.5;
        weights[k * size + (k + size - 1) % size] += 0.3;
        weights[k * size + (3 * k + 1) % size] += 0.2;
    }
    cr_assert(!network_from_matrix(network, nodes, weights, &err), "%s", err.text);
    free(weights);
}

Test(partition, of_links_one_way)
{
    struct network network;
    need_metis();
    build_directed(&network, 41);
    for (int parts = 1; parts <= 41; parts += 4)
        check_partition(&network, parts, "directed");
    network_free(&network);
}

Test(partition, of_nodes_that_hear_no_other)
{
    struct network network;
    need_metis();
    cr_assert(!network_isolated(&network, 12, &err));
    for (int parts = 1; parts <= 12; parts++)
        check_partition(&network, parts, "isolated");
    network_free(&network);
}

/* ---- how good ---- */

/* Squares divide a grid with 2 arcs for each row of it that they cross; METIS comes close. */
static void expect_little_cut(int parts, int crossed)
{
    enum { SIDE = 48 };
    struct network network;
    struct partition partition;
    cr_assert(!networks_build(&network, SIDE * SIDE, "grid", 1, NULL, &err));
    cr_assert(!partition_make(&partition, &network, parts, &err));
    int64_t cut = partition_cut(&partition, &network), best = 2 * SIDE * crossed;
    cr_expect((double)cut >= 0.9 * (double)best && (double)cut <= 1.4 * (double)best,
              "%d parts: %lld arcs, squares %lld", parts, (long long)cut, (long long)best);
    partition_free(&partition);
    network_free(&network);
}

Test(partition, cuts_little)
{
    need_metis();
    expect_little_cut(2, 1);
    expect_little_cut(4, 2);
    expect_little_cut(16, 6);
    expect_little_cut(64, 14);
}

/* ---- results do not depend on it ---- */

static uint64_t digest_with(struct fixture *fixture, enum layout_choice layout, int threads)
{
    fixture->plan.layout = layout;
    fixture->plan.threads = threads;
    return fixture_digest(fixture);
}

Test(partition, changes_no_digest)
{
    static const char *const kinds[] = {"ring", "geometric", "scale-free", "star"};
    need_metis();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct fixture fixture;
        fixture_begin(&fixture, 23, 12, 60);
        fixture_topology(&fixture, kinds[i], "metropolis");
        fixture_algorithm(&fixture, "sapsm", MODE_ATC, "window", "3", NULL);
        uint64_t wanted = digest_with(&fixture, LAYOUT_NATURAL, 1);
        for (int threads = 1; threads <= 4; threads++)
            for (int layout = LAYOUT_NATURAL; layout <= LAYOUT_CUT; layout++)
                for (int policy = 0; policy < 2; policy++) {
                    fixture.plan.sync = syncs[policy];
                    cr_assert_eq(digest_with(&fixture, (enum layout_choice)layout, threads), wanted,
                                 "%s, layout %d, %d threads, %s", kinds[i], layout, threads,
                                 syncs[policy]->name);
                }
        fixture_end(&fixture);
    }
}

/* ---- without METIS ---- */

Test(partition, is_refused_where_it_is_not_built)
{
    struct network network;
    struct partition partition;
    if (partition_is_built)
        cr_skip_test("this build has METIS");
    cr_assert(!networks_build(&network, 8, "ring", 1, NULL, &err));
    cr_assert(!partition_make(&partition, &network, 1, &err));
    partition_free(&partition);
    cr_assert(partition_make(&partition, &network, 2, &err));
    networks_expect_refusal(&err, "libmetis-dev");
    network_free(&network);
}
