/* Runs in floats: the same systems, data and noise as in doubles, estimates apart by float's
 * rounding and no more. */
#include "tests/support/fixture.h"
#include "tests/support/members.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { NODES = 6, TAPS = 37, ITERATIONS = 400, POINTS = ITERATIONS + 1 };

static const char *const inputs_tried[] = {"white", "delay-line", "ar1", NULL};

static void begin(struct fixture *fixture, const char *algorithm, const char *input)
{
    fixture_begin(fixture, NODES, TAPS, ITERATIONS);
    fixture_topology(fixture, "ring", "metropolis");
    fixture_input(fixture, input, NULL);
    int has_atc = algorithm_has_mode(member_algorithm(algorithm), MODE_ATC);
    fixture_algorithm(fixture, algorithm, has_atc ? MODE_ATC : MODE_CTA, NULL);
    fixture->system.norm = (struct real_or_word){.value = 1, .word = -1};
}

static struct outcome run_in(struct fixture *fixture, enum precision precision)
{
    struct outcome outcome;
    fixture->plan.kernels = fixture->plan.kernels->in[precision];
    fixture_run(fixture, &outcome);
    return outcome;
}

/* dB. Where two taps fall almost equally steeply, rounding decides which one oscd-twl moves. */
static double curves_apart(const char *algorithm)
{
    return strcmp(algorithm, "oscd-twl") ? 0.05 : 1;
}

static void expect_same_curve(struct fixture *fixture, const char *algorithm, const char *input)
{
    struct outcome wide = run_in(fixture, PRECISION_F64), narrow = run_in(fixture, PRECISION_F32);
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
        double ratio = narrow.sample[i].msd / wide.sample[i].msd;
        worst = fmax(worst, fabs(10 * log10(ratio)));
    }
    cr_assert_lt(worst, curves_apart(algorithm), "%s on %s: the curves are %g dB apart", algorithm,
                 input, worst);
    cr_assert_neq(narrow.digest, wide.digest, "%s on %s: floats made the doubles' bits", algorithm,
                  input);
    for (int i = 0; i < NODES * TAPS; i++)
        cr_assert_eq(narrow.estimates[i], (double)(float)narrow.estimates[i],
                     "%s on %s: an estimate that is no float", algorithm, input);
    outcome_free(&wide);
    outcome_free(&narrow);
}

Test(precision, curves_of_floats_lie_on_those_of_doubles)
{
    for (int a = 0; algorithms[a]; a++)
        for (int i = 0; inputs_tried[i]; i++) {
            struct fixture fixture;
            begin(&fixture, algorithms[a]->variant.name, inputs_tried[i]);
            expect_same_curve(&fixture, algorithms[a]->variant.name, inputs_tried[i]);
            fixture_end(&fixture);
        }
}

/* Rows and signals from files are doubles: rounded once, where they enter. */
Test(precision, recordings_too)
{
    static double regressors[ITERATIONS * NODES * TAPS], signal[ITERATIONS * NODES];
    struct random_stream stream = random_stream(3, RANDOM_SIGNAL, 0, 0, 0);
    for (uint32_t i = 0; i < ITERATIONS * NODES * TAPS; i++)
        regressors[i] = 3 * random_uniform(&stream, i) - 1.5;
    memcpy(signal, regressors, sizeof signal);
    for (int rows = 0; rows < 2; rows++) {
        struct fixture fixture;
        begin(&fixture, "sapsm", "white");
        fixture_recording(&fixture, rows ? regressors : NULL, rows ? NULL : signal, NULL);
        expect_same_curve(&fixture, "sapsm", rows ? "recorded rows" : "a recorded signal");
        fixture_end(&fixture);
    }
}

/* Where noise leaves nothing else, each precision ends at its own rounding. */
Test(precision, without_noise_the_floor_is_that_of_the_rounding)
{
    double floor[PRECISIONS];
    for (enum precision p = 0; p < PRECISIONS; p++) {
        struct fixture fixture;
        begin(&fixture, "nlms", "white");
        fixture.source.iterations = 4000;
        fixture.plan.observe_every = 4000;
        fixture.noise.variance = (struct per_node){.set = 1, .low = 0, .high = 0};
        struct outcome outcome = run_in(&fixture, p);
        floor[p] = outcome.sample[outcome.points - 1].msd;
        outcome_free(&outcome);
        fixture_end(&fixture);
    }
    cr_assert_lt(floor[PRECISION_F64], 1e-28);
    cr_assert(floor[PRECISION_F32] < 1e-10 && floor[PRECISION_F32] > 1e-16, "%g",
              floor[PRECISION_F32]);
}

/* A block's end is no place where the autoregression forgets its bits. */
Test(precision, data_do_not_depend_on_how_many_are_made_at_a_time)
{
    struct fixture fixture;
    begin(&fixture, "lms", "ar1");
    enum { BLOCKS = 2 };
    static const int block[BLOCKS] = {5, FEED_BLOCK};
    double last[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
        struct feed feed;
        struct err err;
        cr_assert_eq(feed_init(&feed, &fixture.source, &kernels_ref_f32, &layout_natural,
                               fixture.source.nodes, 1, block[i], 1, &err),
                     0);
        feed_clear(&feed, 0);
        feed_start(&feed, 0);
        feed_level(&feed, 0);
        while (feed.last < ITERATIONS - 1) {
            feed_fill(&feed, 0);
            feed_advance(&feed);
        }
        last[i] = row_get(feed_regressor(&feed, 0, ITERATIONS - 1), PRECISION_F32, 0);
        feed_free(&feed);
    }
    cr_assert_eq(last[0], last[1]);
    fixture_end(&fixture);
}
