/* The network of the case before: taken over where the graph is the same, gone where it is not. */
#include "bench/scenario/scenario.h"
#include "bench/scenario/setup.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct scenario scenario;
static struct files files;
static struct err err;

/* A sweep makes the cases different. */
static void read_scenario(const char *network)
{
    char path[] = "/tmp/kept-XXXXXX";
    int file = mkstemp(path);
    cr_assert_geq(file, 0);
    cr_assert_gt(dprintf(file,
                         "trials: 1\nsystem: {taps: 8, nonzeros: 2}\nnoise: {variance: {min: 0.1, "
                         "max: 0.2}}\nalgorithms: [{name: lms}]\n%s\n",
                         network),
                 0);
    close(file);
    int failed = scenario_read(&scenario, path, NULL, 0, &err);
    unlink(path);
    cr_assert_eq(failed, 0, "%s", err.text);
}

static void end(void)
{
    scenario_free(&scenario);
    files_free(&files);
}

TestSuite(kept_network, .fini = end);

static void build(struct setup *setup, int item)
{
    cr_assert_lt(item, scenario.cases);
    cr_assert_eq(setup_build(setup, scenario.item[item].tree, 0, &files, &err), 0, "%s", err.text);
}

/* The array of the case's graph, which stays where it is while it is handed on. */
static const void *array_of(int item)
{
    struct setup setup;
    build(&setup, item);
    const void *array = setup.network.first;
    setup_free(&setup);
    return array;
}

Test(kept_network, is_taken_over_by_the_next_case)
{
    read_scenario("network: {nodes: 50}\nsweep: {run.sync: [barrier, neighbour]}");
    const void *first = array_of(0);
    cr_assert_eq(files.network.network.first, first, "it is kept");
    cr_assert_eq(array_of(1), first, "and taken over");
}

/* Each sweep makes another graph of its second case. */
Test(kept_network, is_not_taken_for_another)
{
    static const char *const changes[] = {
        "network: {nodes: 50}\nsweep: {seed: [1, 2]}", "sweep: {network.nodes: [50, 51]}",
        "network: {nodes: 50}\nsweep: {network.topology.kind: [geometric, ring]}",
        "network: {nodes: 50}\nsweep: {network.topology.mean_degree: [8, 9]}",
        ("network: {nodes: 3, topology: {kind: edges}}\nsweep: {network.topology.edges: "
         "[[[0, 1], [1, 2]], [[0, 1], [0, 2]]]}")};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        read_scenario(changes[i]);
        struct setup alone, after;
        struct files none = {0};
        array_of(0);
        build(&after, 1);
        cr_assert_eq(setup_build(&alone, scenario.item[1].tree, 0, &none, &err), 0, "%s", err.text);
        size_t nodes = (size_t)alone.network.nodes, arcs = (size_t)alone.network.first[nodes];
        cr_assert_eq(after.network.nodes, alone.network.nodes, "%s", changes[i]);
        cr_assert_eq((size_t)after.network.first[nodes], arcs, "%s", changes[i]);
        cr_assert(!memcmp(after.network.column, alone.network.column,
                          arcs * sizeof *alone.network.column),
                  "%s", changes[i]);
        setup_free(&after);
        setup_free(&alone);
        files_free(&none);
        scenario_free(&scenario);
    }
}

/* The graph is the same, the weights are those of the case. */
Test(kept_network, has_the_weights_of_its_case)
{
    read_scenario("network: {nodes: 30}\nsweep: {network.weights: [metropolis, uniform, none, "
                  "relative-variance, laplacian, max-degree, relative-degree]}");
    const void *first = array_of(0);
    for (int i = 0; i < scenario.cases; i++) {
        struct setup kept, alone;
        struct files none = {0};
        build(&kept, i);
        cr_assert_eq(kept.network.first, first);
        cr_assert_eq(setup_build(&alone, scenario.item[i].tree, 0, &none, &err), 0, "%s", err.text);
        size_t arcs = (size_t)alone.network.first[alone.network.nodes];
        cr_assert(!memcmp(kept.network.weight, alone.network.weight, arcs * sizeof(double)), "%s",
                  scenario.item[i].name);
        setup_free(&kept);
        setup_free(&alone);
        files_free(&none);
    }
}

/* Two at once: each has its own. */
Test(kept_network, serves_one_case_at_a_time)
{
    struct setup one, two;
    read_scenario("network: {nodes: 50}\nsweep: {run.sync: [barrier, neighbour]}");
    array_of(0);
    build(&one, 0);
    build(&two, 1);
    cr_assert_neq(one.network.first, two.network.first);
    setup_free(&one);
    setup_free(&two);
}
