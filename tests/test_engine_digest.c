/* The promise of the engine: the same bits for every number of threads, either policy, either way
 * of sharing and every kernel set. Whole runs are compared by their digests. */
#include "tests/support/setup.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { NODES = 9, TAPS = 19 };
static const int few_threads[] = {1, 2, 4, 0}, many_threads[] = {1, 2, 3, 4, 7, 0};

/* Node k hears itself, the node before it and node 3k + 1: nobody need be heard by whom he hears.
 */
static void make_directed(double *weights)
{
    memset(weights, 0, NODES * NODES * sizeof *weights);
    for (int k = 0; k < NODES; k++) {
        weights[k * NODES + k] += 0.5;
        weights[k * NODES + (k + NODES - 1) % NODES] += 0.3;
        weights[k * NODES + (3 * k + 1) % NODES] += 0.2;
    }
}

enum { RING, STAR, DIRECTED, SHAPES };
static const char *const shape_names[] = {"ring", "star", "directed"};

/* Each shape goes with an input of its own. */
static void set_shape(struct setup *setup, int shape)
{
    double weights[NODES * NODES];
    make_directed(weights);
    switch (shape) {
    case RING:
        setup_topology(setup, "ring", "metropolis");
        setup_input(setup, "white", "variance", "1.5", NULL);
        break;
    case STAR:
        setup_topology(setup, "star", "uniform");
        setup_input(setup, "ar1", "pole", "0.7", NULL);
        break;
    case DIRECTED:
        setup_matrix(setup, weights);
        setup_input(setup, "delay-line", NULL);
        break;
    }
}

enum { SAPSM, SAPSM_LEADER, LMS, NLMS, ZA_LMS, RZA_LMS, RZA_ADAPTIVE, ALGORITHMS };
static const char *const algorithm_names[] = {
    "sapsm", "sapsm with a leader", "lms", "nlms", "za-lms", "rza-lms", "rza-lms, adaptive"};

static void set_algorithm(struct setup *setup, int algorithm, enum mode mode)
{
    switch (algorithm) {
    case SAPSM:
        setup_algorithm(setup, "sapsm", mode, "window", "6", NULL);
        break;
    case SAPSM_LEADER:
        setup_algorithm(setup, "sapsm", mode, "window", "4", "metric", "leader", "leader", "7",
                        "metric_period", "3", NULL);
        break;
    case LMS:
        setup_algorithm(setup, "lms", mode, NULL);
        break;
    case NLMS:
        setup_algorithm(setup, "nlms", mode, NULL);
        break;
    case ZA_LMS:
        setup_algorithm(setup, "za-lms", mode, NULL);
        break;
    case RZA_LMS:
        setup_algorithm(setup, "rza-lms", mode, NULL);
        break;
    case RZA_ADAPTIVE:
        setup_algorithm(setup, "rza-lms", mode, "rho", "adaptive", NULL);
        break;
    }
}

/* Way 0 is the oracle: kernels ref, one thread. There are as many trials as threads at most. */
static void expect_one_digest(struct setup *setup, const int *threads, const char *name)
{
    uint64_t wanted = 0;
    for (int i = 0; threads[i]; i++)
        setup->plan.trials = threads[i];
    for (int way = 0; setup_way(setup, way, threads); way++) {
        char text[96];
        uint64_t digest = setup_digest(setup);
        if (way == 0)
            wanted = digest;
        cr_assert_eq(digest, wanted, "%s, observed every %d: %s: digest %016llx, not %016llx", name,
                     setup->plan.observe_every, setup_way_text(setup, text),
                     (unsigned long long)digest, (unsigned long long)wanted);
    }
}

static void check_shape(int shape)
{
    static const char *const mode_names[] = {"atc", "cta", "none"};
    for (int algorithm = 0; algorithm < ALGORITHMS; algorithm++)
        for (int mode = MODE_ATC; mode <= MODE_NONE; mode++) {
            struct setup setup;
            char name[96];
            snprintf(name, sizeof name, "%s, %s, %s", algorithm_names[algorithm],
                     shape_names[shape], mode_names[mode]);
            setup_begin(&setup, NODES, TAPS, 12);
            set_shape(&setup, shape);
            set_algorithm(&setup, algorithm, (enum mode)mode);
            for (int every = 1; every <= 50; every += 49) {
                setup.plan.observe_every = every;
                expect_one_digest(&setup, few_threads, name);
            }
            setup.plan.kernels = &kernels_ref_f32;
            expect_one_digest(&setup, few_threads, name);
            setup_end(&setup);
        }
}

Test(engine_digest, ring)
{
    check_shape(RING);
}

Test(engine_digest, star)
{
    check_shape(STAR);
}

Test(engine_digest, directed)
{
    check_shape(DIRECTED);
}

/* Data come in blocks of 128 instants; the system changes inside one of them. */
Test(engine_digest, blocks_changes_and_many_threads)
{
    for (int shape = 0; shape < SHAPES; shape++) {
        struct setup setup;
        setup_begin(&setup, NODES, TAPS, 150);
        setup.plan.observe_every = 50;
        setup.system.changes = (struct change_list){1, {{139, CHANGE_REDRAW, CHANGE_KEEP}}};
        set_shape(&setup, shape);
        set_algorithm(&setup, SAPSM_LEADER, MODE_CTA);
        expect_one_digest(&setup, many_threads, shape_names[shape]);
        setup.plan.kernels = &kernels_ref_f32;
        expect_one_digest(&setup, many_threads, shape_names[shape]);
        setup_end(&setup);
    }
}

/* More rows than a second-level cache holds for one thread: what comes next is asked for ahead. */
Test(engine_digest, rows_far_from_the_core)
{
    struct setup setup;
    setup_begin(&setup, 16384, 16, 3);
    setup_topology(&setup, "ring", "metropolis");
    set_algorithm(&setup, LMS, MODE_ATC);
    expect_one_digest(&setup, few_threads, "16384 nodes");
    setup_end(&setup);
}

/* Recorded desired samples without a true system: the digest stands on the errors alone. */
Test(engine_digest, without_a_truth)
{
    enum { LENGTH = 40 };
    static double signal[LENGTH * NODES], desired[LENGTH * NODES];
    struct random_stream stream = random_stream(3, RANDOM_SIGNAL, 0, 0, 0);
    for (uint32_t i = 0; i < LENGTH * NODES; i++) {
        signal[i] = random_uniform(&stream, 2 * i) - 0.5;
        desired[i] = random_uniform(&stream, 2 * i + 1) - 0.5;
    }
    struct setup setup;
    setup_begin(&setup, NODES, TAPS, LENGTH);
    setup_recording(&setup, NULL, signal, desired);
    setup_no_system(&setup);
    setup_topology(&setup, "ring", "metropolis");
    set_algorithm(&setup, NLMS, MODE_ATC);
    expect_one_digest(&setup, few_threads, "nlms on a recording");
    setup.plan.kernels = &kernels_ref_f32;
    expect_one_digest(&setup, few_threads, "nlms on a recording");
    setup_end(&setup);
}

/* A digest that told nothing would pass all the tests above. */
Test(engine_digest, tells_runs_apart)
{
    struct setup setup;
    setup_begin(&setup, NODES, TAPS, 12);
    setup_topology(&setup, "ring", "metropolis");
    uint64_t digest = setup_digest(&setup);
    setup_algorithm(&setup, "lms", MODE_ATC, "step", "0.0300000000001", NULL);
    cr_assert_neq(setup_digest(&setup), digest, "another step");
    setup_algorithm(&setup, "lms", MODE_CTA, NULL);
    cr_assert_neq(setup_digest(&setup), digest, "another mode");
    setup_algorithm(&setup, "lms", MODE_ATC, NULL);
    setup.plan.kernels = setup.plan.kernels->in[PRECISION_F32];
    cr_assert_neq(setup_digest(&setup), digest, "another precision");
    setup.plan.kernels = setup.plan.kernels->in[PRECISION_F64];
    setup.source.seed = 2;
    cr_assert_neq(setup_digest(&setup), digest, "another seed");
    setup.source.seed = 1;
    cr_assert_eq(setup_digest(&setup), digest, "the same again");
    setup_end(&setup);
}
