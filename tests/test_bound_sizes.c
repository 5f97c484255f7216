/* The bound over all sizes: never above what a cache does, and without cliffs. */
#include "bench/measure/bound.h"

#include "tests/support/fixture.h"
#include "tests/support/machine.h"
#include "tests/support/traced.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { NODES = 8, TAPS = 64 };

static struct fixture fixture;
static struct ceilings ceilings;

/* A server's core: 400, 150, 30 and 12 GB/s. */
static void begin(void)
{
    static const struct ceiling_level levels[] = {{"L1d", 49152, 49152, 1, 1},
                                                  {"L2", 1 << 21, 1 << 21, 1, 1},
                                                  {"L3", 32 << 20, 32 << 20, 2, 2},
                                                  {"memory", 0, 0, 2, 2}};
    ceilings = (struct ceilings){.cores = 2, .threads = 2, .levels = 4};
    memcpy(ceilings.level, levels, sizeof levels);
    for (int threads = 1; threads <= 2; threads++) {
        machine_ceiling(&ceilings, CEILING_READ, "L1d", threads, 400e9 * threads);
        machine_ceiling(&ceilings, CEILING_READ, "L2", threads, 150e9 * threads);
        machine_ceiling(&ceilings, CEILING_READ, "L3", threads, 30e9 * threads);
        machine_ceiling(&ceilings, CEILING_READ, "memory", threads, 12e9 * threads);
        machine_ceiling(&ceilings, CEILING_F64, "scalar", threads, 90e9 * threads);
        machine_ceiling(&ceilings, CEILING_F32, "scalar", threads, 180e9 * threads);
        machine_ceiling(&ceilings, CEILING_DIV_F64, "scalar", threads, 1.5e9 * threads);
        machine_ceiling(&ceilings, CEILING_DIV_F32, "scalar", threads, 4e9 * threads);
    }
    fixture_begin(&fixture, NODES, TAPS, 1);
}

static void end(void)
{
    fixture_end(&fixture);
}

TestSuite(sizes, .init = begin, .fini = end);

static struct work work_here(void)
{
    struct work work;
    struct err err;
    cr_assert_eq(work_per_update(&fixture.plan, &work, &err), 0, "%s", err.text);
    return work;
}

/* ---- against a cache ---- */

/* What each cache of a series fetches, of the least recently used kind, is never less than the
 * bound says. Returns the part that it says, where that is the largest. */
static double expect_below_traced(const char *name)
{
    struct work work = work_here();
    double updates = (double)fixture.source.nodes * fixture.source.iterations, nearest = 0;
    struct footprint footprint = footprint_of(&fixture.plan);
    for (size_t cache = 1 << 10; cache <= 1 << 18; cache *= 2) {
        double fetched = (double)traced_fetched(&fixture.plan, cache) / updates;
        double least = bound_beyond(&footprint, &work, fixture.source.nodes, (double)cache);
        cr_assert_leq(least, fetched, "%s, %zu bytes: %g of %g", name, cache, least, fetched);
        nearest = fmax(nearest, least / fetched);
    }
    return nearest;
}

Test(sizes, a_cache_fetches_no_less_than_the_bound_says)
{
    static const struct {
        const char *algorithm, *window, *topology, *input;
        enum mode mode;
        int nodes, taps;
    } known[] = {
        {"lms", NULL, "ring", "white", MODE_ATC, 40, 64},
        {"lms", NULL, "complete", "white", MODE_CTA, 12, 100},
        {"lms", NULL, "ring", "delay-line", MODE_NONE, 30, 50},
        {"nlms", NULL, "small-world", "white", MODE_ATC, 25, 128},
        {"za-lms", NULL, "ring", "white", MODE_ATC, 10, 300},
        {"rza-lms", NULL, "ring", "ar1", MODE_CTA, 20, 64},
        {"lms", NULL, "ring", "white", MODE_CENTRALISED, 20, 64},
        {"sapsm", "1", "ring", "white", MODE_CTA, 20, 40},
        {"sapsm", "7", "small-world", "white", MODE_CTA, 10, 64},
        {"sapsm", "20", "ring", "delay-line", MODE_ATC, 10, 100},
        {"sapsm", "12", "complete", "white", MODE_ATC, 6, 1000},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (int f32 = 0; f32 < 2; f32++) {
            char name[80];
            int iterations = f32 ? 8 : 30; /* in 8 some windows do not fill up */
            fixture_end(&fixture);
            fixture_begin(&fixture, known[i].nodes, known[i].taps, iterations);
            fixture_topology(&fixture, known[i].topology, "metropolis");
            fixture_input(&fixture, known[i].input, NULL);
            fixture_algorithm(&fixture, known[i].algorithm, known[i].mode,
                              known[i].window ? "window" : NULL, known[i].window, NULL);
            fixture.plan.kernels = kernels_scalar.in[f32 ? PRECISION_F32 : PRECISION_F64];
            fixture.plan.observe_every = iterations;
            snprintf(name, sizeof name, "%zu: %s, %s, %s", i, known[i].algorithm, known[i].topology,
                     f32 ? "f32" : "f64");
            double nearest = expect_below_traced(name);
            cr_assert_gt(nearest, 1 / 3.0, "%s: at most %g of what is fetched", name, nearest);
        }
}

/* With their defaults: a new one is tested by being listed. */
Test(sizes, for_every_algorithm_a_cache_fetches_no_less_than_the_bound_says)
{
    for (int i = 0; algorithms[i]; i++) {
        const char *name = algorithms[i]->variant.name;
        fixture_end(&fixture);
        fixture_begin(&fixture, 12, 50, 25); /* rows end within a grain */
        fixture_topology(&fixture, "ring", "metropolis");
        fixture_algorithm(&fixture, name, algorithms[i]->mode, NULL);
        fixture.plan.kernels = &kernels_scalar;
        fixture.plan.observe_every = 25;
        cr_assert_gt(expect_below_traced(name), 0, "%s: nothing is said", name);
    }
}

/* ---- no cliffs ---- */

/* One kind of network and learner, of any size. Every row of the window is outside its slab, and
 * there is no ball: what an update does depends on its sizes alone. */
static void take_case(const char *algorithm, int window, int taps, enum precision precision)
{
    char text[16];
    snprintf(text, sizeof text, "%d", window);
    fixture_end(&fixture);
    fixture_begin(&fixture, NODES, taps, window + 2);
    fixture_topology(&fixture, "ring", "metropolis");
    if (window > 1)
        fixture_algorithm(&fixture, algorithm, MODE_CTA, "window", text, "slab", "0", "radius",
                          "none", NULL);
    else
        fixture_algorithm(&fixture, algorithm, MODE_ATC, NULL);
    fixture.plan.kernels = kernels_scalar.in[precision];
    fixture.plan.observe_every = fixture.source.iterations;
}

/* The bound is its largest limit, and an outer level gets no more bytes than an inner one. */
static struct bound consistent_bound(const struct work *work)
{
    struct bound found = bound_of(&fixture.plan, work, &ceilings);
    struct footprint footprint = footprint_of(&fixture.plan);
    double most = 0, bytes = work->bytes, nodes = fixture.source.nodes;
    for (int i = 0; i < found.limits; i++)
        most = fmax(most, found.limit[i].ns);
    cr_assert(found.ns > 0 && found.ns == most);
    for (double inner = 0; inner < 1e9; inner = 2 * inner + 1000) {
        double beyond = bound_beyond(&footprint, work, nodes, inner);
        cr_assert_leq(beyond, bytes, "beyond %g", inner);
        bytes = beyond;
    }
    return found;
}

/* The steepest that a bound can grow with a size: where the slowest level takes over from the
 * fastest, whose loads are three quarters of an update's bytes at least. */
static const double steepest = 400.0 / 12 / 0.75;
/* Between neighbours in the sweeps below, of sizes a hundredth apart, growth stays below this. */
static const double gentle = 1.05;

static void expect_step(const struct bound *before, const struct bound *after, double ratio,
                        const char *name, double size)
{
    double step = after->ns / before->ns;
    cr_assert_geq(step, 1 - 1e-9, "%s: falls at %g from %g to %g ns", name, size, before->ns,
                  after->ns);
    cr_assert_leq(log(step), steepest * log(ratio), "%s: a cliff at %g", name, size);
    if (ratio < 1.0101)
        cr_assert_leq(step, gentle, "%s: at %g %s takes over from %s, %g to %g ns", name, size,
                      after->by, before->by, before->ns, after->ns);
}

static void sweep_nodes(const char *name)
{
    struct work work = work_here();
    struct bound before = {.limits = 0};
    double last = 0;
    for (double size = 10; size <= 1e6; size = fmax(size + 1, floor(1.01 * size))) {
        fixture.source.nodes = (int)size;
        struct bound now = consistent_bound(&work);
        if (before.limits)
            expect_step(&before, &now, size / last, name, size);
        before = now;
        last = size;
    }
}

Test(sizes, no_number_of_nodes_is_a_cliff)
{
    static const char *const algorithm[] = {"lms", "nlms", "za-lms", "rza-lms", "sapsm"};
    static const int taps[] = {16, 64, 256, 2048};
    for (size_t i = 0; i < 4 * 5 * 2 * 2; i++) {
        char name[80];
        const char *of = algorithm[i / 4 % 5];
        int threads = 1 + i / 40 % 2, f32 = i / 20 % 2;
        take_case(of, i / 4 % 5 == 4 ? 12 : 1, taps[i % 4], f32 ? PRECISION_F32 : PRECISION_F64);
        fixture.plan.threads = threads;
        snprintf(name, sizeof name, "nodes: %s, %d taps, %d threads, %s", of, taps[i % 4], threads,
                 f32 ? "f32" : "f64");
        sweep_nodes(name);
    }
}

static void sweep_taps(const char *algorithm, int window, int nodes, enum precision precision)
{
    struct bound before = {.limits = 0};
    double last = 0;
    for (double taps = 16; taps <= 65536;
         taps = fmax(taps + 1, floor((taps < 1000 ? 1.01 : 1.5) * taps))) {
        take_case(algorithm, window, (int)taps, precision);
        struct work work = work_here();
        fixture.source.nodes = nodes;
        struct bound now = consistent_bound(&work);
        if (before.limits)
            expect_step(&before, &now, taps / last, algorithm, taps);
        before = now;
        last = taps;
    }
}

Test(sizes, no_number_of_taps_is_a_cliff)
{
    sweep_taps("lms", 1, 10, PRECISION_F64);
    sweep_taps("rza-lms", 1, 1000, PRECISION_F32);
    sweep_taps("sapsm", 5, 10, PRECISION_F64);
}

/* From ten regressors of 2 kB to twelve a window of 10 nodes does not leave L1d at once. */
Test(sizes, no_window_is_a_cliff)
{
    for (int taps = 64; taps <= 4096; taps *= 4) {
        struct bound before = {.limits = 0};
        for (int window = 2; window <= 40; window++) {
            take_case("sapsm", window, taps, PRECISION_F64);
            struct work work = work_here();
            fixture.source.nodes = 10;
            struct bound now = consistent_bound(&work);
            if (before.limits)
                expect_step(&before, &now, window / (window - 1.0), "window", window);
            if (before.limits && window >= 10)
                cr_assert_leq(now.ns, 1.3 * before.ns, "%d taps, window %d", taps, window);
            before = now;
        }
    }
}
