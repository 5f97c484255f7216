/* What happens when memory runs out: a plain program, linked so that malloc, calloc, realloc and
 * posix_memalign of the library are ours. The k-th allocation of building a network and running a
 * plan fails, for every k until one run gets through; each failure must be a -1 with a text. Under
 * AddressSanitizer nothing may leak either.
 *
 * What igraph and libgomp allocate inside is not wrapped: it goes to the C library as ever. */
#include "tests/support/fixture.h"
#include "tests/support/members.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
int __real_posix_memalign(void **block, size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
int __wrap_posix_memalign(void **block, size_t alignment, size_t size);

static int left = -1; /* allocations that succeed before one fails; below 0: all do */

static int fails(void)
{
    return left >= 0 && left-- == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails() ? NULL : __real_realloc(block, size);
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size)
{
    return fails() ? ENOMEM : __real_posix_memalign(block, alignment, size);
}

static int build_and_run(struct fixture *fixture, const char *topology, struct err *err)
{
    union fixture_params params = {{0}};
    const struct topology *kind = member_topology(topology);
    const struct plan *twice[] = {&fixture->plan, &fixture->plan};
    struct outcome outcome[2];
    option_defaults(&kind->variant.options, &params);
    network_free(&fixture->network);
    fixture->network = (struct network){0};
    if (network_build(&fixture->network, fixture->source.nodes, kind, &params, 1, rules[0], NULL,
                      err))
        return -1;
    if (engine_run_together(2, twice, outcome, err))
        return -1;
    outcome_free(&outcome[0]);
    outcome_free(&outcome[1]);
    return 0;
}

/* Fails one allocation after the other; returns how many there were, or -1. */
static int exhaust(struct fixture *fixture, const char *topology)
{
    for (int k = 0; k < 100000; k++) {
        struct err err = {.kind = 0};
        left = k;
        int failed = build_and_run(fixture, topology, &err);
        int spent = left < 0; /* the k-th allocation was asked for */
        left = -1;
        if (!failed && !spent)
            return k;
        if (!failed || failed != -1 || err.kind != ERR_INTERNAL || !err.text[0]) {
            fprintf(stderr, "%s: allocation %d failed, and the call gave %d, '%s'\n", topology, k,
                    failed, err.text);
            return -1;
        }
    }
    return -1;
}

/* More buffers, and the rows that each thread hears. */
static int exhaust_stale(void)
{
    struct fixture fixture;
    fixture_begin(&fixture, 9, 8, 5);
    fixture.plan.threads = 2;
    fixture.plan.sync = &sync_stale;
    fixture.plan.staleness = 2;
    fixture.plan.layout = partition_is_built ? LAYOUT_CUT : LAYOUT_NATURAL;
    int allocations = exhaust(&fixture, "ring");
    fixture_end(&fixture);
    printf("ring, stale: %d allocations, each of them refused once\n", allocations);
    return allocations;
}

int main(void)
{
    static const char *const topologies_tried[] = {"ring", "star", "geometric", "grid",
                                                   "erdos-renyi"};
    static const enum mode modes_tried[] = {MODE_ATC, MODE_NONE, MODE_CENTRALISED};
    for (int parallel = PARALLEL_NODES; parallel <= PARALLEL_TRIALS; parallel++)
        for (size_t i = 0; i < sizeof topologies_tried / sizeof *topologies_tried; i++) {
            struct fixture fixture;
            fixture_begin(&fixture, 9, 8, 5);
            fixture_algorithm(&fixture, "sapsm", modes_tried[i % 3], "metric", "leader", NULL);
            fixture.plan.parallel = (enum parallel)parallel;
            fixture.plan.threads = 2;
            fixture.plan.trials = 2;
            fixture.plan.layout = LAYOUT_NEAR;
            if (i % 2) { /* with and without what an exchange needs */
                fixture_exchange(&fixture, "as", "index-value", NULL);
                fixture_entries(&fixture, "largest", "count", "3", NULL);
            }
            int allocations = exhaust(&fixture, topologies_tried[i]);
            fixture_end(&fixture);
            if (allocations < 0)
                return 1;
            printf("%s: %d allocations, each of them refused once\n", topologies_tried[i],
                   allocations);
        }
    return exhaust_stale() < 0;
}
