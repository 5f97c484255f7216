/* The promise of the engine: the same bits for every number of threads, either policy, either way
 * of sharing and every kernel set. Whole runs are compared by their digests. */
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { NODES = 9, TAPS = 19 };
static const int few_threads[] = {1, 2, 4, 0}, many_threads[] = {1, 2, 3, 4, 7, 0};

/* Node k hears itself, the node before it and node 3k + 1: links have one direction.
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

/* Each shape has its own input. */
static void set_shape(struct fixture *fixture, int shape)
{
    double weights[NODES * NODES];
    make_directed(weights);
    switch (shape) {
    case RING:
        fixture_topology(fixture, "ring", "metropolis");
        fixture_input(fixture, "white", "variance", "1.5", NULL);
        break;
    case STAR:
        fixture_topology(fixture, "star", "uniform");
        fixture_input(fixture, "ar1", "pole", "0.7", NULL);
        break;
    case DIRECTED:
        fixture_matrix(fixture, weights);
        fixture_input(fixture, "delay-line", NULL);
        break;
    }
}

/* What is run: every algorithm of the list as it comes, then some with settings of their own. */
struct setting {
    const char *algorithm, *option[3], *value[3];
};
static const struct setting settings[] = {
    {"sapsm", {"window"}, {"6"}},
    {"sapsm", {"metric", "leader", "metric_period"}, {"leader", "7", "3"}},
    {"rza-lms", {"rho"}, {"adaptive"}},
};
enum { SETTINGS = sizeof settings / sizeof *settings, LEADER = 1 };

static void set_algorithm(struct fixture *fixture, const struct setting *setting, enum mode mode)
{
    fixture_algorithm(fixture, setting->algorithm, mode, NULL);
    const struct options *options = &fixture->plan.algorithm->variant.options;
    for (int i = 0; i < 3 && setting->option[i]; i++)
        fixture_option(options, &fixture->algorithm, setting->option[i], setting->value[i]);
}

/* Way 0 is the oracle: kernels ref, one thread. There are as many trials as threads at most. */
static void expect_one_digest(struct fixture *fixture, const int *threads, const char *name)
{
    uint64_t wanted = 0;
    for (int i = 0; threads[i]; i++)
        fixture->plan.trials = threads[i];
    for (int way = 0; fixture_way(fixture, way, threads); way++) {
        char text[96];
        uint64_t digest = fixture_digest(fixture);
        if (way == 0)
            wanted = digest;
        cr_assert_eq(digest, wanted, "%s, observed every %d: %s: digest %016llx, not %016llx", name,
                     fixture->plan.observe_every, fixture_way_text(fixture, text),
                     (unsigned long long)digest, (unsigned long long)wanted);
    }
}

static void check_mode(int shape, const struct setting *setting, const char *title, enum mode mode)
{
    static const char *const mode_names[] = {"atc", "cta", "none", "centralised"};
    struct fixture fixture;
    char name[96];
    snprintf(name, sizeof name, "%s, %s, %s", title, shape_names[shape], mode_names[mode]);
    fixture_begin(&fixture, NODES, TAPS, 12);
    set_shape(&fixture, shape);
    set_algorithm(&fixture, setting, mode);
    for (int every = 1; every <= 50; every += 49) {
        fixture.plan.observe_every = every;
        expect_one_digest(&fixture, few_threads, name);
    }
    fixture.plan.kernels = &kernels_ref_f32;
    expect_one_digest(&fixture, few_threads, name);
    fixture_end(&fixture);
}

/* Every algorithm meets every mode, on one shape each; lms meets all modes on all shapes. */
static void check_shape(int shape)
{
    const struct setting lms = {.algorithm = "lms"};
    for (int mode = MODE_ATC; mode <= MODE_CENTRALISED; mode++)
        check_mode(shape, &lms, "lms", (enum mode)mode);
    for (int i = 0; algorithms[i]; i++) {
        const struct setting plain = {.algorithm = algorithms[i]->variant.name};
        enum mode mode = (enum mode)((i + shape) % MODE_CENTRALISED);
        if (algorithms[i]->own_rows) /* links both ways, no atc */
            mode = shape == DIRECTED ? MODE_NONE : MODE_CTA;
        check_mode(shape, &plain, plain.algorithm, mode);
    }
    for (int i = 0; i < SETTINGS; i++) {
        char title[64];
        snprintf(title, sizeof title, "%s with %s", settings[i].algorithm, settings[i].option[0]);
        check_mode(shape, &settings[i], title, (enum mode)((i + shape) % (MODE_CENTRALISED + 1)));
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
        struct fixture fixture;
        fixture_begin(&fixture, NODES, TAPS, 150);
        fixture.plan.observe_every = 50;
        fixture.system.changes =
            (struct change_list){1, {{.at = 139, .support = CHANGE_REDRAW, .values = CHANGE_KEEP}}};
        set_shape(&fixture, shape);
        set_algorithm(&fixture, &settings[LEADER], MODE_CTA);
        expect_one_digest(&fixture, many_threads, shape_names[shape]);
        fixture.plan.kernels = &kernels_ref_f32;
        expect_one_digest(&fixture, many_threads, shape_names[shape]);
        fixture_end(&fixture);
    }
}

/* More rows than a second-level cache holds for one thread: the next rows are prefetched. */
Test(engine_digest, rows_far_from_the_core)
{
    struct fixture fixture;
    fixture_begin(&fixture, 16384, 16, 3);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "lms", MODE_ATC, NULL);
    expect_one_digest(&fixture, few_threads, "16384 nodes");
    fixture_end(&fixture);
}

/* Recorded desired samples without a true system: the digest covers the errors alone. */
Test(engine_digest, without_a_truth)
{
    enum { LENGTH = 40 };
    static double signal[LENGTH * NODES], desired[LENGTH * NODES];
    struct random_stream stream = random_stream(3, RANDOM_SIGNAL, 0, 0, 0);
    for (uint32_t i = 0; i < LENGTH * NODES; i++) {
        signal[i] = random_uniform(&stream, 2 * i) - 0.5;
        desired[i] = random_uniform(&stream, 2 * i + 1) - 0.5;
    }
    struct fixture fixture;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_recording(&fixture, NULL, signal, desired);
    fixture_no_system(&fixture);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "nlms", MODE_ATC, NULL);
    expect_one_digest(&fixture, few_threads, "nlms on a recording");
    fixture.plan.kernels = &kernels_ref_f32;
    expect_one_digest(&fixture, few_threads, "nlms on a recording");
    fixture_end(&fixture);
}

/* A constant digest would pass all the tests above. */
Test(engine_digest, tells_runs_apart)
{
    struct fixture fixture;
    fixture_begin(&fixture, NODES, TAPS, 12);
    fixture_topology(&fixture, "ring", "metropolis");
    uint64_t digest = fixture_digest(&fixture);
    fixture_algorithm(&fixture, "lms", MODE_ATC, "step", "0.0300000000001", NULL);
    cr_assert_neq(fixture_digest(&fixture), digest, "another step");
    fixture_algorithm(&fixture, "lms", MODE_CTA, NULL);
    cr_assert_neq(fixture_digest(&fixture), digest, "another mode");
    fixture_algorithm(&fixture, "lms", MODE_ATC, NULL);
    fixture.plan.kernels = fixture.plan.kernels->in[PRECISION_F32];
    cr_assert_neq(fixture_digest(&fixture), digest, "another precision");
    fixture.plan.kernels = fixture.plan.kernels->in[PRECISION_F64];
    fixture.source.seed = 2;
    cr_assert_neq(fixture_digest(&fixture), digest, "another seed");
    fixture.source.seed = 1;
    cr_assert_eq(fixture_digest(&fixture), digest, "the same again");
    fixture_end(&fixture);
}
