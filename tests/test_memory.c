/* Memory: what a run says that it will hold is what it holds, and large runs hold little more than
 * their estimates and windows. Linked so that the allocations of the program are counted here;
 * those of shared libraries are not. */
#include "base/mem.h"
#include "tests/support/setup.h"

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
static double bytes_held(const struct setup *setup)
{
    const struct network *network = setup->plan.network;
    atomic_store(&held, 0);
    atomic_store(&peak, 0);
    setup_digest(setup);
    cr_assert_eq(atomic_load(&held), 0, "%ld bytes are left", atomic_load(&held));
    return (double)atomic_load(&peak) +
           (double)network_bytes(network->nodes, network->first[network->nodes]);
}

/* The program's estimate, up to what the allocator rounds up. */
static void expect_estimated(const struct setup *setup, const char *what)
{
    double estimate = (double)engine_bytes(&setup->plan), real = bytes_held(setup);
    cr_assert_leq(fabs(real - estimate), 0.005 * estimate + 100e3, "%s: %.0f bytes, estimated %.0f",
                  what, real, estimate);
}

enum { LMS, SAPSM, LEADER, ALGORITHMS };

static void set_algorithm(struct setup *setup, int algorithm, enum mode mode)
{
    if (algorithm == LMS)
        setup_algorithm(setup, "lms", mode, NULL);
    else
        setup_algorithm(setup, "sapsm", mode, "window", "4", "metric",
                        algorithm == LEADER ? "leader" : "local", NULL);
}

static const char *const inputs_made[] = {"white", "delay-line", "ar1"};
enum { INPUTS = sizeof inputs_made / sizeof *inputs_made };

Test(memory, is_what_was_estimated)
{
    for (int algorithm = 0; algorithm < ALGORITHMS; algorithm++)
        for (int mode = MODE_ATC; mode <= MODE_NONE; mode++)
            for (int input = 0; input < INPUTS; input++) {
                struct setup setup;
                setup_begin(&setup, 1000, 130, 4);
                setup_topology(&setup, "grid", "metropolis");
                setup_input(&setup, inputs_made[input], NULL);
                set_algorithm(&setup, algorithm, (enum mode)mode);
                setup.plan.threads = 3;
                expect_estimated(&setup, inputs_made[input]);
                setup_end(&setup);
            }
}

Test(memory, of_parallel_trials_and_long_curves)
{
    struct setup setup;
    setup_begin(&setup, 40, 200, 500);
    setup_topology(&setup, "ring", "metropolis");
    setup.plan.trials = 12;
    setup.plan.threads = 4;
    setup.plan.parallel = PARALLEL_TRIALS;
    expect_estimated(&setup, "trials");
    setup.plan.layout = LAYOUT_NEAR;
    expect_estimated(&setup, "trials, in another layout");
    setup_end(&setup);
}

/* 1.1 x (2 N L + windows) doubles and 24 bytes for each arc, a node's to itself among them. */
static double bound(const struct setup *setup)
{
    const struct plan *plan = &setup->plan;
    double nodes = plan->source->nodes, taps = plan->source->taps;
    double rows = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    int line = input_delay_line(plan->source->input, plan->source->input_params);
    double window = line ? taps + rows - 1 : rows * taps;
    return 1.1 * nodes * (2 * taps + window) * sizeof(double) +
           24 * (double)plan->network->first[plan->network->nodes];
}

/* Six neighbours, some of them anywhere. */
static void set_network(struct setup *setup)
{
    struct err err;
    union setup_params params = {{0}};
    const struct topology *topology = topology_find("small-world");
    option_defaults(&topology->variant.options, &params);
    setup_option(&topology->variant.options, &params, "neighbours", "3");
    network_free(&setup->network);
    cr_assert(!network_build(&setup->network, setup->source.nodes, topology, &params, 1,
                             rule_find("metropolis"), NULL, &err),
              "%s", err.text);
}

/* Large enough for the bound to hold as it stands. */
static void begin_large(struct setup *setup, int taps)
{
    setup_begin(setup, 1 << 19, taps, 2);
    set_network(setup);
    setup->plan.save_estimates = 0;
    setup->plan.observe_every = 2;
}

/* With the fewest taps that another layout is made for. */
Test(memory, of_a_large_network_in_another_layout_is_bounded)
{
    struct setup setup;
    begin_large(&setup, 32);
    set_algorithm(&setup, LMS, MODE_ATC);
    setup.plan.layout = LAYOUT_NEAR;
    double real = bytes_held(&setup), most = bound(&setup);
    cr_assert_leq(real, most, "%.0f bytes, at most %.0f", real, most);
    setup_end(&setup);
}

/* With few taps, where it is hardest. */
Test(memory, of_a_large_network_is_bounded)
{
    struct setup setup;
    begin_large(&setup, 16);
    for (int algorithm = LMS; algorithm <= SAPSM; algorithm++)
        for (int input = 0; input < 2; input++) {
            set_algorithm(&setup, algorithm, algorithm == LMS ? MODE_ATC : MODE_CTA);
            setup_input(&setup, inputs_made[input], NULL);
            double real = bytes_held(&setup), most = bound(&setup);
            cr_assert_leq(real, most, "%s, algorithm %d: %.0f bytes, at most %.0f",
                          inputs_made[input], algorithm, real, most);
        }
    setup_end(&setup);
}

/* A small one may make data ahead: 16 MiB of them, and what threads keep to themselves. */
Test(memory, of_a_small_network_is_bounded)
{
    for (int nodes = 10; nodes <= 10000; nodes *= 10)
        for (int input = 0; input < INPUTS; input++) {
            struct setup setup;
            setup_begin(&setup, nodes, 64, 2);
            setup_topology(&setup, "ring", "metropolis");
            setup.plan.save_estimates = 0;
            set_algorithm(&setup, SAPSM, MODE_CTA);
            setup_input(&setup, inputs_made[input], NULL);
            double real = bytes_held(&setup), most = bound(&setup) + (1 << 24) + 100e3;
            cr_assert_leq(real, most, "%s, %d nodes: %.0f bytes, at most %.0f", inputs_made[input],
                          nodes, real, most);
            setup_end(&setup);
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
