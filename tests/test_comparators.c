/* Comparators do the same work: every one that is available gives slabmark's estimates, the others
 * give the reason why they are not. */
#include "algorithms/ball.h"
#include "bench/comparators/comparator.h"
#include "bench/common/library.h"
#include "bench/comparators/native.h"
#include "bench/comparators/normal_law.h"
#include "bench/comparators/learner_run.h"
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 16 * 300 };

static int opens(const struct comparator *comparator)
{
    struct err err;
    if (!comparator_open(comparator, &err))
        return 1;
    cr_assert_eq(err.kind, ERR_ABSENT, "%s: %s", comparator->name, err.text);
    cr_assert(err.text[0], "%s is not there and does not say why", comparator->name);
    return 0;
}

/* ---- learning ---- */

/* All that learn by the plan's algorithm; how many did. */
static int check(struct fixture *fixture, const char *name)
{
    struct outcome outcome;
    int ran = 0;
    size_t count = (size_t)fixture->source.nodes * (size_t)fixture->source.taps;
    fixture->plan.observe_every = fixture->source.iterations;
    fixture_run(fixture, &outcome);
    for (int i = 0; comparators[i]; i++) {
        static double estimates[MOST];
        struct err err = {0};
        const struct learner *learner =
            comparator_learner(comparators[i], fixture->plan.algorithm->variant.name);
        if (!learner || !opens(comparators[i]))
            continue;
        double seconds = learner_run(&fixture->plan, learner, 0, estimates, &err).wall;
        cr_assert(seconds >= 0, "%s, %s: %s", name, comparators[i]->name, err.text);
        double difference = learner_difference(estimates, outcome.estimates, count);
        cr_assert(difference <= LEARNER_TOLERANCE, "%s: %s differs by %g", name,
                  comparators[i]->name, difference);
        ran++;
    }
    outcome_free(&outcome);
    return ran;
}

static void begin(struct fixture *fixture, int nodes, int taps, int iterations, uint64_t seed)
{
    fixture_begin(fixture, nodes, taps, iterations);
    fixture->source.seed = seed;
    if (nodes > 1)
        fixture_topology(fixture, "ring", "metropolis");
}

Test(comparators, sapsm_of_several_sizes_and_seeds)
{
    static const struct {
        int nodes, taps, iterations;
    } size[] = {{1, 1, 30}, {2, 7, 100}, {5, 16, 300}, {10, 61, 400}, {16, 300, 140}};
    for (size_t i = 0; i < sizeof size / sizeof *size; i++)
        for (uint64_t seed = 1; seed <= 3; seed++) {
            struct fixture fixture;
            begin(&fixture, size[i].nodes, size[i].taps, size[i].iterations, seed);
            fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
            check(&fixture, "sapsm");
            fixture_end(&fixture);
        }
}

/* Each row a corner of the algorithm. */
Test(comparators, sapsm_with_other_parameters)
{
    static const char *const pair[][2] = {
        {"window", "200"},       {"window", "1"},   {"alpha", "0"},       {"alpha", "0.99"},
        {"radius", "none"},      {"radius", "1e6"}, {"radius", "0"},      {"radius", "0.5"},
        {"slab", "0"},           {"slab", "100"},   {"slab_sigmas", "3"}, {"step", "1.9"},
        {"weight_epsilon", "1"},
    };
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
        for (int mode = MODE_ATC; mode <= MODE_CTA; mode++) {
            struct fixture fixture;
            begin(&fixture, 6, 40, 150, 4);
            fixture_algorithm(&fixture, "sapsm", (enum mode)mode, pair[i][0], pair[i][1], NULL);
            check(&fixture, pair[i][0]);
            fixture_end(&fixture);
        }
}

Test(comparators, lms_of_several_sizes_and_seeds)
{
    static const int taps[] = {1, 8, 33, 256};
    for (int i = 0; i < 4; i++)
        for (int mode = MODE_ATC; mode <= MODE_CTA; mode++) {
            struct fixture fixture;
            begin(&fixture, 1 + 3 * i, taps[i], 300, (uint64_t)(10 + i));
            fixture_algorithm(&fixture, "lms", (enum mode)mode, "step", "0.002", NULL);
            check(&fixture, "lms");
            fixture_end(&fixture);
        }
}

/* Weights of one direction only: row k is what node k hears. */
Test(comparators, directed_weights)
{
    static const double weights[9] = {0.5, 0.5, 0, 0, 0.25, 0.75, 0.9, 0, 0.1};
    struct fixture fixture;
    begin(&fixture, 3, 20, 200, 5);
    fixture_matrix(&fixture, weights);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    check(&fixture, "directed");
    fixture_end(&fixture);
}

/* Plain C was compiled with this program, for this CPU or for any. On another CPU it is skipped;
 * opens() has checked that the reason is given. */
Test(comparators, one_at_least_takes_part)
{
    struct fixture fixture;
    begin(&fixture, 3, 20, 200, 6);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    if (opens(&comparator_textbook))
        cr_assert_geq(check(&fixture, "sapsm"), 2);
    fixture_end(&fixture);
}

/* Wrong estimates are detected: another step, and a NaN. */
Test(comparators, what_differs_is_seen)
{
    static double estimates[MOST];
    struct fixture fixture;
    struct outcome outcome;
    begin(&fixture, 4, 30, 200, 7);
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    fixture_run(&fixture, &outcome);
    fixture_option(&fixture.plan.algorithm->variant.options, &fixture.algorithm, "step",
                   "0.200001");
    if (opens(&comparator_textbook)) {
        learner_run(&fixture.plan, comparator_textbook.learners, 0, estimates, NULL);
        double difference = learner_difference(estimates, outcome.estimates, 4 * 30);
        cr_assert(difference > LEARNER_TOLERANCE && difference < 0.1, "by %g", difference);
    }
    memcpy(estimates, outcome.estimates, 4 * 30 * sizeof *estimates);
    cr_assert_eq(learner_difference(estimates, outcome.estimates, 4 * 30), 0);
    estimates[77] = NAN;
    cr_assert_not(learner_difference(estimates, outcome.estimates, 4 * 30) <= LEARNER_TOLERANCE);
    outcome_free(&outcome);
    fixture_end(&fixture);
}

Test(comparators, unknown_settings_are_refused)
{
    static const char *const pair[][2] = {{"metric", "leader"}, {"regularization", "0.1"}};
    struct err err;
    struct fixture fixture;
    const struct learner *learner = comparator_textbook.learners;
    begin(&fixture, 3, 8, 20, 8);
    for (int i = 0; i < 2; i++) {
        fixture_algorithm(&fixture, "sapsm", MODE_CTA, pair[i][0], pair[i][1], NULL);
        cr_assert(isnan(learner_run(&fixture.plan, learner, 0, NULL, &err).wall));
        cr_assert_eq(err.kind, ERR_USAGE);
        cr_assert(strstr(err.text, pair[i][0]), "%s", err.text);
    }
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, NULL);
    fixture_input(&fixture, "delay-line", NULL);
    cr_assert(isnan(learner_run(&fixture.plan, learner, 0, NULL, &err).wall));
    fixture_input(&fixture, "white", NULL);
    fixture.plan.mode = MODE_NONE;
    cr_assert(isnan(learner_run(&fixture.plan, learner, 0, NULL, &err).wall));
    fixture_end(&fixture);
}

/* ---- the projection ---- */

/* Against the oracle, a tenth to all of the ball's weighted norm. */
Test(comparators, projections)
{
    enum { ROOM = 512 };
    static _Alignas(CACHE_LINE) double source[ROOM], psi[ROOM], w[ROOM], shift[ROOM], wanted[ROOM];
    static double ginv[ROOM], got[ROOM];
    static struct breakpoint point[ROOM];
    static const size_t sizes[] = {1, 2, 17, 256, 500};
    for (int round = 0; round < 100; round++) {
        size_t n = sizes[round % 5];
        struct random_stream stream = random_stream(41, RANDOM_VALUE, round, 0, 0);
        kernels_ref.normals(n, &stream, 0, source);
        stream.counter[0]++;
        kernels_ref.normals(n, &stream, 0, psi);
        struct metric metric = {source, 0.5 / (double)n, 0.5 / kernels_ref.norm1(n, source)};
        memset(w, 0, sizeof w);
        memset(shift, 0, sizeof shift);
        for (size_t i = 0; i < n; i++) {
            w[i] = 1 / (fabs(source[i]) + 0.02);
            ginv[i] = metric.base + metric.scale * fabs(source[i]);
            shift[i] = w[i] * ginv[i];
        }
        struct ball_start start = {.sums = kernels_ref.ball_sums(n, psi, w, shift, 0)};
        start.weighted = start.sums.weighted;
        double radius = start.weighted * (round % 10) / 10;
        ball_project(&kernels_ref, n, psi, w, shift, &start, radius, wanted);
        for (int c = 0; comparators[c]; c++) {
            if (!comparators[c]->project || !opens(comparators[c]))
                continue;
            memcpy(got, psi, sizeof got);
            comparators[c]->project(n, w, ginv, radius, got, point);
            for (size_t i = 0; i < n; i++) /* of the taps' own size: a radius of 0 leaves nothing */
                expect_near(got[i], wanted[i], 1e-12 * fabs(psi[i]), "%s, round %d, tap %zu of %zu",
                            comparators[c]->name, round, i, n);
        }
    }
}

/* ---- normals ---- */

Test(comparators, normals_are_normal)
{
    enum { COUNT = 1 << 17 };
    static double numbers[COUNT];
    for (int i = 0; comparators[i]; i++) {
        if (!comparators[i]->normals || !opens(comparators[i]))
            continue;
        comparators[i]->normals(numbers, COUNT);
        double distance = normal_law_distance(numbers, COUNT);
        cr_assert(distance <= normal_law_tolerance(COUNT), "%s: %g", comparators[i]->name,
                  distance);
    }
}

/* slabmark's own pass; a wrong variance, a mean, another law and no number do not. */
Test(comparators, the_law_tells_normals_from_others)
{
    enum { COUNT = 1 << 17, KINDS = 5 };
    static _Alignas(CACHE_LINE) double numbers[COUNT], other[COUNT];
    struct random_stream stream = random_stream(42, RANDOM_NOISE, 0, 0, 0);
    kernels_ref.normals(COUNT, &stream, 0, numbers);
    for (int kind = 0; kind < KINDS; kind++) {
        memcpy(other, numbers, sizeof other);
        for (size_t i = 0; i < COUNT; i++)
            other[i] = kind == 1   ? 1.05 * other[i]
                       : kind == 2 ? other[i] + 0.02
                       : kind == 3 ? copysign(sqrt(M_PI / 2) * other[i] * other[i], other[i])
                                   : other[i];
        if (kind == 4)
            other[12345] = NAN;
        double distance = normal_law_distance(other, COUNT);
        cr_assert_eq(distance <= normal_law_tolerance(COUNT), kind == 0, "kind %d: %g", kind,
                     distance);
    }
}

/* ---- what is not there ---- */

Test(comparators, libraries_that_are_not_there)
{
    static const char *const missing[] = {"libslabmark-none.so.1", "libslabmark-none.so", NULL};
    static const char *const math[] = {"libslabmark-none.so", "libm.so.6", NULL};
    double (*function)(double) = NULL;
    const struct symbol cosine[] = {{"cos", &function}, {0}};
    const struct symbol unknown[] = {{"cos", &function}, {"slabmark_none", &function}, {0}};
    struct err err;
    cr_assert(library_load(missing, cosine, &err));
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert(strstr(err.text, missing[0]), "%s", err.text);
    cr_assert_not(library_load(math, cosine, &err), "%s", err.text);
    cr_assert_eq(function(0), 1);
    cr_assert(library_load(math, unknown, &err));
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert(strstr(err.text, "slabmark_none"), "%s", err.text);
}

/* Code for another machine is refused; what any CPU runs, never. */
Test(comparators, code_for_another_cpu)
{
    struct err err;
#if defined(__x86_64__)
    int foreign = NATIVE_SVE;
#else
    int foreign = NATIVE_AVX2;
#endif
    cr_assert_not(native_check(NATIVE_ANY, &err));
    cr_assert(native_check(foreign, &err));
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert(strstr(err.text, "built for a CPU with"), "%s", err.text);
    struct comparator comparator = {.name = "foreign", .built_for = foreign};
    cr_assert_not(opens(&comparator));
}

static int threads(void)
{
    int count = 0;
    DIR *tasks = opendir("/proc/self/task");
    if (!tasks)
        return 0;
    for (struct dirent *entry; (entry = readdir(tasks));)
        count += entry->d_name[0] != '.';
    closedir(tasks);
    return count;
}

/* No idle thread runs beside what is timed, and the environment is restored. */
Test(comparators, opening_starts_no_threads)
{
    int before = threads();
    unsetenv("OPENBLAS_CORETYPE");
    cr_assert_not(setenv("OPENBLAS_NUM_THREADS", "7", 1));
    for (int i = 0; comparators[i]; i++)
        opens(comparators[i]);
    cr_assert_eq(threads(), before);
    cr_assert_str_eq(getenv("OPENBLAS_NUM_THREADS"), "7");
    cr_assert_null(getenv("OPENBLAS_CORETYPE"));
}

Test(comparators, names_are_told_apart_and_versions_told)
{
    for (int i = 0; comparators[i]; i++) {
        for (int j = 0; j < i; j++)
            cr_assert_str_neq(comparators[i]->name, comparators[j]->name);
        cr_assert(comparators[i]->learners || comparators[i]->project || comparators[i]->normals,
                  "%s does nothing", comparators[i]->name);
        if (opens(comparators[i]))
            cr_assert(strlen(comparators[i]->version()) > 3, "%s", comparators[i]->name);
    }
}
