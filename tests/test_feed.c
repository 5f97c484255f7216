/* What the nodes are fed: windows over block ends, delay lines, powers, noise. */
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { NODES = 3, TAPS = 11, WINDOW = 7 };
enum { BLOCK = 128, LENGTH = 400 }; /* several blocks, the last one short */

static void start_trial(struct feed *feed, int trial)
{
    feed_start(feed, trial);
    for (int k = 0; k < feed->source->nodes; k++)
        feed_level(feed, k);
}

static void start(struct feed *feed, const struct fixture *fixture, int window, int block)
{
    struct err err;
    cr_assert(!source_check(&fixture->source, &err), "%s", err.text);
    cr_assert(!feed_init(feed, &fixture->source, fixture->plan.kernels, &layout_natural,
                         fixture->source.nodes, window, block, 1, &err),
              "%s", err.text);
    for (int k = 0; k < fixture->source.nodes; k++)
        feed_clear(feed, k);
    start_trial(feed, 0);
}

static void next_block(struct feed *feed)
{
    for (int k = 0; k < feed->source->nodes; k++)
        feed_fill(feed, k);
    feed_advance(feed);
}

/* Data as they were when new. */
struct record {
    double u[LENGTH][NODES][TAPS], d[LENGTH][NODES];
};

static void expect_kept(const struct record *record, const struct feed *feed, int k, int n)
{
    cr_assert_eq(*feed_desired(feed, k, n), record->d[n][k], "d of node %d at %d", k, n);
    expect_estimates_equal(feed_regressor(feed, k, n), record->u[n][k], 1, TAPS, "a row kept");
}

/* Runs through all blocks; at each end the window before it must still be there. */
static void record_blocks(const struct fixture *fixture, int block, struct record *record)
{
    struct feed feed;
    int seen = 0;
    for (start(&feed, fixture, WINDOW, block); feed.last + 1 < LENGTH;) {
        next_block(&feed);
        for (int k = 0; k < NODES; k++) {
            for (int n = seen < WINDOW - 1 ? 0 : seen - WINDOW + 1; n < seen; n++)
                expect_kept(record, &feed, k, n);
            for (int n = seen; n <= feed.last; n++) {
                memcpy(record->u[n][k], feed_regressor(&feed, k, n), sizeof record->u[n][k]);
                record->d[n][k] = *feed_desired(&feed, k, n);
            }
        }
        seen = feed.last + 1;
    }
    cr_assert_eq(seen, LENGTH);
    feed_free(&feed);
}

static void record_all(const struct fixture *fixture, struct record *record)
{
    record_blocks(fixture, BLOCK, record);
}

/* Each kind, with the correlations of neighbouring samples. */
static const struct {
    const char *name, *innovations;
    int count;
    double coefficient[4], neighbours, next;
} kinds[] = {
    {"white", NULL, 0, {0}, 0, 0},
    {"uniform", NULL, 0, {0}, 0, 0},
    {"signs", NULL, 0, {0}, 0, 0},
    {"delay-line", NULL, 0, {0}, 0, 0},
    {"ar1", NULL, 0, {0}, 0.8, 0.64},
    {"ar", "gaussian", 2, {0.9, -0.5}, 0.6, 0.04},             /* a_1 / (1 - a_2); a_1 r(1) + a_2 */
    {"ar", "signs", 4, {0.5, 0, 0, 0.25}, 24 / 41., 16 / 41.}, /* solves Yule and Walker */
    {"fir", "gaussian", 3, {1, 2, -1}, 0, -1 / 6.},
    {"fir", "uniform", 2, {1, 0.5}, 0.4, 0},
};
enum { WHITE, DELAY_LINE = 3, AR1, INPUTS = sizeof kinds / sizeof *kinds };

static void begin(struct fixture *fixture, int input)
{
    fixture_begin(fixture, NODES, TAPS, LENGTH);
    fixture_input(fixture, kinds[input].name, "variance", "2.5", NULL);
    const struct options *options = &fixture->source.input->variant.options;
    if (kinds[input].innovations)
        fixture_option(options, &fixture->input, "innovations", kinds[input].innovations);
    if (kinds[input].count)
        fixture_numbers(options, &fixture->input, "coefficients", kinds[input].coefficient,
                        kinds[input].count);
}

Test(feed, windows_survive_the_ends_of_blocks)
{
    static struct record record;
    for (int input = 0; input < INPUTS; input++) {
        struct fixture fixture;
        begin(&fixture, input);
        record_all(&fixture, &record);
        fixture_end(&fixture);
    }
}

/* Large networks have no memory for more than an instant at a time. */
Test(feed, the_length_of_blocks_changes_nothing)
{
    static struct record wanted, record;
    static const int blocks[] = {1, 2, 37};
    for (int input = 0; input < INPUTS; input++) {
        struct fixture fixture;
        begin(&fixture, input);
        record_blocks(&fixture, BLOCK, &wanted);
        for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
            record_blocks(&fixture, blocks[i], &record);
            cr_assert(!memcmp(&record, &wanted, sizeof record), "input %d in blocks of %d", input,
                      blocks[i]);
        }
        fixture_end(&fixture);
    }
}

Test(feed, delay_lines_shift)
{
    static struct record record;
    for (int input = DELAY_LINE; input < INPUTS; input++) {
        struct fixture fixture;
        begin(&fixture, input);
        record_all(&fixture, &record);
        for (int n = 1; n < LENGTH; n++)
            for (int k = 0; k < NODES; k++)
                expect_estimates_equal(record.u[n][k] + 1, record.u[n - 1][k], 1, TAPS - 1,
                                       "the row one instant later");
        fixture_end(&fixture);
    }
}

/* Without noise d is u'h*, and noise of variance v adds numbers of that variance. */
Test(feed, desired_is_response_and_noise)
{
    static struct record quiet, noisy;
    struct fixture fixture;
    struct truth truth;
    _Alignas(CACHE_LINE) double h[PAD * 2];
    double power = 0;
    begin(&fixture, WHITE);
    truth = system_draw(&fixture.system, fixture.source.seed, 0, 0, h);
    fixture_option(&noise_gaussian.variant.options, &fixture.noise, "variance", "0");
    record_all(&fixture, &quiet);
    fixture_option(&noise_gaussian.variant.options, &fixture.noise, "variance", "0.3");
    record_all(&fixture, &noisy);
    cr_assert_eq(truth.nonzeros, 3);
    for (int n = 0; n < LENGTH; n++)
        for (int k = 0; k < NODES; k++) {
            double response = kernels_ref.dot(TAPS, quiet.u[n][k], h);
            cr_assert_eq(quiet.d[n][k], response);
            power += pow(noisy.d[n][k] - response, 2) / (LENGTH * NODES);
        }
    expect_near(power, 0.3, 0.3 * 4.5 * sqrt(2.0 / (LENGTH * NODES)), "power of the noise");
    fixture_end(&fixture);
}

/* ---- powers ---- */

enum { TRIALS = 6000 };

/* Means over trials at one instant: the first, or the last of a block. */
struct moments {
    double power[TAPS], neighbours, next, response; /* E u_i^2, u_0 u_1, u_0 u_2, (u'h)^2 */
};

static struct moments measure(struct fixture *fixture, int instant)
{
    struct moments mean = {.response = 0};
    struct feed feed;
    fixture->source.iterations = instant + 1;
    start(&feed, fixture, 1, BLOCK);
    for (int trial = 0; trial < TRIALS; trial++) {
        start_trial(&feed, trial);
        while (feed.last < instant)
            next_block(&feed);
        const double *u = feed_regressor(&feed, 1, instant);
        for (int i = 0; i < TAPS; i++)
            mean.power[i] += u[i] * u[i] / TRIALS;
        mean.neighbours += u[0] * u[1] / TRIALS;
        mean.next += u[0] * u[2] / TRIALS;
        mean.response += pow(fixture->plan.kernels->dot(TAPS, u, feed.truth[0].h), 2) / TRIALS;
    }
    feed_free(&feed);
    return mean;
}

Test(feed, an_autoregression_of_order_one_has_the_bits_of_ar1)
{
    static struct record wanted, record;
    struct fixture fixture;
    begin(&fixture, AR1);
    record_all(&fixture, &wanted);
    fixture_input(&fixture, "ar", "variance", "2.5", NULL);
    record_all(&fixture, &record);
    cr_assert(!memcmp(&record, &wanted, sizeof record));
    fixture_end(&fixture);
}

/* Of the numbers of the delay line, q instants early. */
Test(feed, a_coloured_signal_is_the_response_to_the_white_one)
{
    static const double b[] = {1, 2, -1};
    static struct record white, record;
    struct fixture fixture;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_input(&fixture, "delay-line", NULL);
    record_all(&fixture, &white);
    fixture_input(&fixture, "fir", NULL);
    fixture_numbers(&input_fir.variant.options, &fixture.input, "coefficients", b, 3);
    record_all(&fixture, &record);
    for (int n = 0; n < LENGTH - 2; n++) {
        double sum = 0;
        for (int j = 0; j < 3; j++)
            sum += b[j] * white.u[n + 2 - j][1][0];
        expect_near(record.u[n][1][0], sum / sqrt(6), 1e-14, "instant %d", n);
    }
    fixture_end(&fixture);
}

/* With one tap and one instant at a time a high order begins on few samples. */
Test(feed, an_autoregression_needs_no_taps_to_go_on)
{
    static const double coefficient[] = {0.5, 0, 0, 0.25};
    double x[3][20];
    static const int taps[] = {1, 1, 9}, blocks[] = {1, 20, 7};
    for (int i = 0; i < 3; i++) {
        struct fixture fixture;
        struct feed feed;
        fixture_begin(&fixture, NODES, taps[i], 20);
        fixture_input(&fixture, "ar", NULL);
        fixture_numbers(&fixture.source.input->variant.options, &fixture.input, "coefficients",
                        coefficient, 4);
        start(&feed, &fixture, 1, blocks[i]);
        for (int n = 0; n < 20; n++) {
            if (n > feed.last)
                next_block(&feed);
            x[i][n] = *(const double *)feed_regressor(&feed, 1, n);
        }
        feed_free(&feed);
        fixture_end(&fixture);
    }
    cr_assert_arr_eq(x[1], x[0], sizeof x[0], "the length of blocks");
    cr_assert_arr_eq(x[2], &x[0][8], 12 * sizeof(double), "more taps begin earlier");
}

Test(feed, refuses_signals_without_a_power)
{
    static const double unstable[] = {0.5, 0.6}, silent[] = {0, 0};
    struct fixture fixture;
    struct err err;
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_input(&fixture, "ar", NULL);
    fixture_numbers(&input_ar.variant.options, &fixture.input, "coefficients", unstable, 2);
    cr_assert(source_check(&fixture.source, &err));
    cr_assert_str_eq(err.text, "coefficients: not stable: reflection coefficient 1 is 1.25, "
                               "outside (-1, 1)");
    fixture_input(&fixture, "fir", NULL);
    fixture_numbers(&input_fir.variant.options, &fixture.input, "coefficients", silent, 2);
    cr_assert(source_check(&fixture.source, &err));
    cr_assert_str_eq(err.text, "coefficients: the sum of their squares is 0; a number > 0 is "
                               "expected");
    fixture_end(&fixture);
}

/* The system is one for all trials, so that its response has one power. */
Test(feed, inputs_have_the_power_that_they_say)
{
    static _Alignas(CACHE_LINE) const double h[PAD * 2] = {1, -.5, 0, 0, .25, 2};
    double spread = 4.5 * sqrt(2.0 / TRIALS); /* of a mean of squares, relative */
    for (int input = 0; input < INPUTS; input++)
        for (int instant = 0; instant <= 130; instant += 130) {
            struct fixture fixture;
            begin(&fixture, input);
            fixture_taps(&fixture, h);
            struct moments mean = measure(&fixture, instant);
            struct input_request request = {.kernels = fixture.plan.kernels,
                                            .params = &fixture.input,
                                            .node = 1,
                                            .nodes = NODES,
                                            .taps = TAPS};
            double response = fixture.source.input->response_power(&request, h);
            for (int i = 0; i < TAPS; i++)
                expect_near(mean.power[i], 2.5, 2.5 * spread,
                            "input %d, instant %d: power of u[%d]", input, instant, i);
            expect_near(mean.neighbours, 2.5 * kinds[input].neighbours, 2.5 * spread,
                        "input %d, instant %d: neighbours", input, instant);
            expect_near(mean.next, 2.5 * kinds[input].next, 2.5 * spread,
                        "input %d, instant %d: the next but one", input, instant);
            expect_near(mean.response, response, response * spread, "input %d: response", input);
            cr_assert_eq(fixture.source.input->power(&fixture.input, 1), 2.5);
            fixture_end(&fixture);
        }
}

Test(feed, noise_of_a_signal_to_noise_ratio)
{
    static _Alignas(CACHE_LINE) const double h[PAD * 2] = {1, -.5, 0, 0, .25, 2};
    struct fixture fixture;
    struct feed feed;
    begin(&fixture, WHITE);
    fixture_taps(&fixture, h);
    fixture.noise.variance.set = 0;
    fixture_option(&noise_gaussian.variant.options, &fixture.noise, "snr_db", "20");
    start(&feed, &fixture, 1, BLOCK);
    /* 2.5 ||h||^2 / 100; the ratio is kept to 24 bits */
    expect_near(feed.noise_std[1], sqrt(2.5 * 5.3125 / 100), 1e-7, "sigma at 20 dB");
    feed_free(&feed);
    fixture_end(&fixture);
}

/* ---- recordings ---- */

Test(feed, a_recorded_signal_begins_after_silence)
{
    static double signal[LENGTH * NODES], desired[LENGTH * NODES];
    static struct record record;
    struct fixture fixture;
    for (int i = 0; i < LENGTH * NODES; i++) {
        signal[i] = 1 + i;
        desired[i] = -i;
    }
    fixture_begin(&fixture, NODES, TAPS, LENGTH);
    fixture_recording(&fixture, NULL, signal, desired);
    record_all(&fixture, &record);
    for (int n = 0; n < LENGTH; n++)
        for (int k = 0; k < NODES; k++) {
            cr_assert_eq(record.d[n][k], -(n * NODES + k));
            for (int i = 0; i < TAPS; i++)
                cr_assert_eq(record.u[n][k][i], n < i ? 0 : 1 + (n - i) * NODES + k);
        }
    fixture_end(&fixture);
}

Test(feed, bytes_are_what_is_asked_for)
{
    struct fixture fixture;
    begin(&fixture, DELAY_LINE);
    /* samples of a block, the past of window and row, desired samples; noise; the system */
    size_t samples = BLOCK + WINDOW - 1 + TAPS - 1, desired = BLOCK + WINDOW - 1;
    size_t wanted = NODES * (samples + desired + 1) + padded(TAPS);
    cr_assert_eq(feed_bytes(&fixture.source, PRECISION_F64, NODES, WINDOW, BLOCK),
                 wanted * sizeof(double));
    fixture_end(&fixture);
}
