/* Memory: a run allocates what its estimate says, and large runs little more than their estimates
 * and windows. The linker redirects the program's allocations to counters here; those of shared
 * libraries are not counted. */
#include "base/mem.h"
#include "tests/support/crew.h"
#include "tests/support/fixture.h"
#include "tests/support/members.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <malloc.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
int __real_posix_memalign(void **block, size_t alignment, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
int __wrap_posix_memalign(void **block, size_t alignment, size_t size);
void __wrap_free(void *block);

static atomic_long held, peak;

static void count(void *block)
{
    if (!block)
        return;
    long now = atomic_fetch_add(&held, (long)malloc_usable_size(block)), most = atomic_load(&peak);
    now += (long)malloc_usable_size(block);
    while (now > most && !atomic_compare_exchange_weak(&peak, &most, now))
        ;
}

static void discount(void *block)
{
    if (block)
        atomic_fetch_sub(&held, (long)malloc_usable_size(block));
}

void *__wrap_malloc(size_t size)
{
    void *block = __real_malloc(size);
    count(block);
    return block;
}

void *__wrap_calloc(size_t number, size_t size)
{
    void *block = __real_calloc(number, size);
    count(block);
    return block;
}

void *__wrap_realloc(void *block, size_t size)
{
    discount(block);
    void *moved = __real_realloc(block, size);
    count(moved ? moved : block);
    return moved;
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size)
{
    int failed = __real_posix_memalign(block, alignment, size);
    if (!failed)
        count(*block);
    return failed;
}

void __wrap_free(void *block)
{
    discount(block);
    __real_free(block);
}

/* Bytes that a run held at most, its network included. */
static double bytes_held(const struct fixture *fixture)
{
    const struct network *network = fixture->plan.network;
    atomic_store(&held, 0);
    atomic_store(&peak, 0);
    fixture_digest(fixture);
    cr_assert_eq(atomic_load(&held), 0, "%ld bytes are left", atomic_load(&held));
    return (double)atomic_load(&peak) +
           (double)network_bytes(network->nodes, network->first[network->nodes]);
}

/* The program's estimate, up to what the allocator rounds up. */
static void expect_estimated(const struct fixture *fixture, const char *what)
{
    double estimate = (double)engine_bytes(&fixture->plan), real = bytes_held(fixture);
    cr_assert_leq(fabs(real - estimate), 0.005 * estimate + 100e3, "%s: %.0f bytes, estimated %.0f",
                  what, real, estimate);
}

enum { LMS, SAPSM, LEADER, ALGORITHMS };

static void set_algorithm(struct fixture *fixture, int algorithm, enum mode mode)
{
    if (algorithm == LMS)
        fixture_algorithm(fixture, "lms", mode, NULL);
    else
        fixture_algorithm(fixture, "sapsm", mode, "window", "4", "metric",
                          algorithm == LEADER ? "leader" : "local", NULL);
}

static const char *const inputs_made[] = {"white", "delay-line", "ar1"};
enum { INPUTS = sizeof inputs_made / sizeof *inputs_made };

Test(memory, is_what_was_estimated)
{
    for (int algorithm = 0; algorithm < ALGORITHMS; algorithm++)
        for (int mode = MODE_ATC; mode <= MODE_NONE; mode++)
            for (int input = 0; input < INPUTS; input++) {
                struct fixture fixture;
                fixture_begin(&fixture, 1000, 130, 4);
                fixture_topology(&fixture, "grid", "metropolis");
                fixture_input(&fixture, inputs_made[input], NULL);
                set_algorithm(&fixture, algorithm, (enum mode)mode);
                fixture.plan.threads = 3;
                expect_estimated(&fixture, inputs_made[input]);
                fixture_end(&fixture);
            }
}

/* A matrix of 130 x 130 for each node. */
Test(memory, of_matrices)
{
    static const char *const names[] = {"rls", "occd-twl"};
    for (int i = 0; i < 2; i++)
        for (enum precision precision = 0; precision < PRECISIONS; precision++) {
            struct fixture fixture;
            fixture_begin(&fixture, 40, 130, 30);
            fixture_topology(&fixture, "ring", "metropolis");
            fixture_algorithm(&fixture, names[i], MODE_ATC, NULL);
            fixture.plan.kernels = fixture.plan.kernels->in[precision];
            fixture.plan.threads = 3;
            double matrices = 40. * 130 * 130 * (double)real_bytes(precision);
            cr_assert_gt((double)engine_bytes(&fixture.plan), matrices, "%s", names[i]);
            expect_estimated(&fixture, names[i]);
            fixture_end(&fixture);
        }
}

Test(memory, of_parallel_trials_and_long_curves)
{
    struct fixture fixture;
    fixture_begin(&fixture, 40, 200, 500);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture.plan.trials = 12;
    fixture.plan.threads = 4;
    fixture.plan.parallel = PARALLEL_TRIALS;
    expect_estimated(&fixture, "trials");
    fixture.plan.layout = LAYOUT_NEAR;
    expect_estimated(&fixture, "trials, in another layout");
    fixture_end(&fixture);
}

Test(memory, of_stale_rows)
{
    struct fixture fixture;
    fixture_begin(&fixture, 1000, 130, 30);
    fixture_topology(&fixture, "grid", "metropolis");
    fixture.plan.threads = 3;
    size_t exact = engine_bytes(&fixture.plan);
    fixture.plan.sync = &sync_stale;
    fixture.plan.staleness = 7;
    size_t rows = 14 * 1000 * row_bytes(fixture.plan.kernels->precision, 130); /* 16, not 2 */
    cr_assert_geq(engine_bytes(&fixture.plan), exact + rows);
    expect_estimated(&fixture, "stale");
    fixture_end(&fixture);
}

/* 1.1 x (2 N L + windows) doubles and 24 bytes for each arc, a node's to itself among them. */
static double bound(const struct fixture *fixture)
{
    const struct plan *plan = &fixture->plan;
    double nodes = plan->source->nodes, taps = plan->source->taps;
    double rows = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    int line = input_delay_line(plan->source->input, plan->source->input_params);
    double window = line ? taps + rows - 1 : rows * taps;
    return 1.1 * nodes * (2 * taps + window) * sizeof(double) +
           24 * (double)plan->network->first[plan->network->nodes];
}

/* Six neighbours, some of them anywhere. */
static void set_network(struct fixture *fixture)
{
    struct err err;
    union fixture_params params = {{0}};
    const struct topology *topology = member_topology("small-world");
    option_defaults(&topology->variant.options, &params);
    fixture_option(&topology->variant.options, &params, "neighbours", "3");
    network_free(&fixture->network);
    cr_assert(!network_build(&fixture->network, fixture->source.nodes, topology, &params, 1,
                             member_rule("metropolis"), NULL, &err),
              "%s", err.text);
}

/* Large enough for the bound to hold as it stands. */
static void begin_large(struct fixture *fixture, int taps)
{
    fixture_begin(fixture, 1 << 19, taps, 2);
    set_network(fixture);
    fixture->plan.save_estimates = 0;
    fixture->plan.observe_every = 2;
}

/* With the fewest taps that another layout is made for. */
Test(memory, of_a_large_network_in_another_layout_is_bounded)
{
    struct fixture fixture;
    begin_large(&fixture, 32);
    set_algorithm(&fixture, LMS, MODE_ATC);
    fixture.plan.layout = LAYOUT_NEAR;
    double real = bytes_held(&fixture), most = bound(&fixture);
    cr_assert_leq(real, most, "%.0f bytes, at most %.0f", real, most);
    fixture_end(&fixture);
}

/* With few taps, where it is hardest. */
Test(memory, of_a_large_network_is_bounded)
{
    struct fixture fixture;
    begin_large(&fixture, 16);
    for (int algorithm = LMS; algorithm <= SAPSM; algorithm++)
        for (int input = 0; input < 2; input++) {
            set_algorithm(&fixture, algorithm, algorithm == LMS ? MODE_ATC : MODE_CTA);
            fixture_input(&fixture, inputs_made[input], NULL);
            double real = bytes_held(&fixture), most = bound(&fixture);
            cr_assert_leq(real, most, "%s, algorithm %d: %.0f bytes, at most %.0f",
                          inputs_made[input], algorithm, real, most);
        }
    fixture_end(&fixture);
}

/* A small one may make data ahead: 16 MiB of them, and what threads keep to themselves. */
Test(memory, of_a_small_network_is_bounded)
{
    for (int nodes = 10; nodes <= 10000; nodes *= 10)
        for (int input = 0; input < INPUTS; input++) {
            struct fixture fixture;
            fixture_begin(&fixture, nodes, 64, 2);
            fixture_topology(&fixture, "ring", "metropolis");
            fixture.plan.save_estimates = 0;
            set_algorithm(&fixture, SAPSM, MODE_CTA);
            fixture_input(&fixture, inputs_made[input], NULL);
            double real = bytes_held(&fixture), most = bound(&fixture) + (1 << 24) + 100e3;
            cr_assert_leq(real, most, "%s, %d nodes: %.0f bytes, at most %.0f", inputs_made[input],
                          nodes, real, most);
            fixture_end(&fixture);
        }
}

/* AnonHugePages of the mapping that holds an address, in KiB; -1: the system does not say. */
static long huge_kib(const void *address)
{
    FILE *maps = fopen("/proc/self/smaps", "r");
    char line[512];
    unsigned long first, end;
    long kib = -1;
    int inside = 0;
    while (maps && fgets(line, sizeof line, maps)) {
        if (sscanf(line, "%lx-%lx ", &first, &end) == 2)
            inside = (uintptr_t)address >= first && (uintptr_t)address < end;
        else if (inside)
            sscanf(line, "AnonHugePages: %ld", &kib);
    }
    if (maps)
        fclose(maps);
    return kib;
}

static int huge_pages_on_request(void)
{
    char text[64] = "";
    FILE *file = fopen("/sys/kernel/mm/transparent_hugepage/enabled", "r");
    if (!file || !fgets(text, sizeof text, file))
        strcpy(text, "[never]");
    if (file)
        fclose(file);
    return strstr(text, "[madvise]") != NULL;
}

/* Memory of a thread that fills huge pages lies in them; memory whose parts are smaller does not.
 */
Test(memory, what_is_swept_lies_in_huge_pages)
{
    enum { BYTES = 8 << 20 };
    struct err err;
    char *one = mem_swept(2, BYTES / 2, 1, &err), *many = mem_swept(2, BYTES / 2, 5, &err);
    cr_assert(one && many);
    memset(one, 1, BYTES);
    memset(many, 1, BYTES);
    cr_assert((uintptr_t)one % ROW_GRAIN == 0 && (uintptr_t)many % ROW_GRAIN == 0);
    if (huge_pages_on_request() && huge_kib(one) >= 0) {
        cr_expect_gt(huge_kib(one), 0, "no huge page was given");
        cr_assert_eq(huge_kib(many), 0, "parts of less than a huge page");
    }
    free(one);
    free(many);
    cr_assert_null(mem_swept(SIZE_MAX, 2, 1, &err));
}

/* ---- a network that ranks share ---- */

/* What each of them needs for its share, and for the rows that it hears of others and, here, for a
 * copy of those on their way. */
static double share_and_halo(const struct fixture *fixture, int ranks, size_t halo)
{
    const struct plan *plan = &fixture->plan;
    double whole = (double)engine_bytes(plan) / ranks; /* with its part of the graph */
    double row = (double)row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
    return whole + 3 * row * (double)halo / ranks;
}

/* The graph is needed until the shares are made, and not by the run. */
static void forget_peak(void)
{
    atomic_store(&peak, atomic_load(&held));
}

/* Shares count, and the whole graph, which is not allocated here, would break the bound. */
Test(memory, of_a_rank)
{
    enum { RANKS = 4, SIDE = 60, ROW = 130 };
    for (int algorithm = 0; algorithm < LEADER; algorithm++) {
        struct fixture fixture;
        struct outcome outcome;
        struct err err;
        fixture_begin(&fixture, SIDE * SIDE, ROW, 3);
        fixture_topology(&fixture, "grid", "metropolis");
        set_algorithm(&fixture, algorithm, MODE_CTA);
        fixture.plan.save_estimates = 0;
        atomic_store(&held, 0);
        atomic_store(&peak, 0);
        cr_assert(!crew_run_told(&fixture.plan, RANKS, BY_RANGES, forget_peak, &outcome, &err),
                  "%s", err.text);
        double most = (double)atomic_load(&peak) / RANKS; /* ranges of a grid are alike */
        size_t halo = outcome.exchanged.bytes / (3 * row_bytes(fixture.plan.kernels->precision,
                                                               ROW)); /* of all, per iteration */
        outcome_free(&outcome);
        cr_assert_eq(atomic_load(&held), 0, "%ld bytes are left", atomic_load(&held));
        cr_assert_eq(halo, 2 * (RANKS - 1) * SIDE);
        double bound = 1.15 * share_and_halo(&fixture, RANKS, halo);
        cr_assert_leq(most, bound, "%.0f bytes held, %.0f allowed", most, bound);
        fixture_end(&fixture);
    }
}
