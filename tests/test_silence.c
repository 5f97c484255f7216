/* Delay lines that start in silence: against the recursion of the signal from zero, and LMS on them
 * against the exact mean over all signals of random signs. */
#include "tests/support/fixture.h"
#include "tests/support/near.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

/* ---- the signals ---- */

enum { NODES = 2, NODE = 1, LENGTH = 300, MOST_TAPS = 11, MOST = 4 };

/* x(n) = a_1 x(n-1) + ... + a_4 x(n-4) + g sqrt(2.5) (b_0 w(n) + b_1 w(n-1) + b_2 w(n-2)); the
 * white numbers w are `ahead` of those of a delay line. */
static const struct signal {
    const char *kind;
    int count; /* of coefficients */
    double a[MOST], b[3], gain;
    int ahead;
} signals[] = {
    {"delay-line", 0, {0}, {1}, 1, 0},
    {"ar1", 0, {.8}, {1}, .6, 0},
    {"ar", 4, {.5, 0, 0, .25}, {1}, 0.7759730319679051, 0}, /* by Yule and Walker: sqrt(395/656) */
    {"fir", 3, {0}, {1, 2, -1}, 0.408248290463863, 2},
};
enum { SIGNALS = sizeof signals / sizeof *signals };

static void begin_signal(struct fixture *fixture, const struct signal *signal, int taps,
                         const char *start)
{
    fixture_begin(fixture, NODES, taps, LENGTH);
    fixture_input(fixture, signal->kind, "variance", "2.5", "start", start, NULL);
    if (signal->count)
        fixture_numbers(&fixture->source.input->variant.options, &fixture->input, "coefficients",
                        signal->b[1] != 0 ? signal->b : signal->a, signal->count);
}

/* The regressors of a node, (LENGTH, taps), by blocks of a length; of the second trial. */
static void read_rows(const struct fixture *fixture, int block, double u[][MOST_TAPS])
{
    struct feed feed;
    struct err err;
    cr_assert(!feed_init(&feed, &fixture->source, fixture->plan.kernels, &layout_natural, NODES, 1,
                         block, 1, &err),
              "%s", err.text);
    for (int trial = 0; trial < 2; trial++) {
        for (int k = 0; k < NODES; k++)
            feed_clear(&feed, k);
        feed_start(&feed, trial);
        for (int n = 0; n < LENGTH; n++) {
            if (n > feed.last) {
                for (int k = 0; k < NODES; k++)
                    feed_fill(&feed, k);
                feed_advance(&feed);
            }
            memcpy(u[n], feed_regressor(&feed, NODE, n),
                   (size_t)fixture->source.taps * sizeof(double));
        }
    }
    feed_free(&feed);
}

static double before(const double *x, int n)
{
    return n < 0 ? 0 : x[n];
}

static void recur(const struct signal *signal, uint64_t seed, int taps, double *x)
{
    static _Alignas(CACHE_LINE) double number[LENGTH + MOST_TAPS + 2 + PAD];
    struct random_stream stream = random_stream(seed, RANDOM_SIGNAL, 1, NODE, 0);
    const double *w = number + taps - 1 + signal->ahead;
    kernels_ref.normals((size_t)(LENGTH + taps - 1 + signal->ahead), &stream, 0, number);
    for (int n = 0; n < LENGTH; n++) {
        double sum = 0;
        for (int j = 0; j < 3; j++)
            sum += signal->gain * sqrt(2.5) * signal->b[j] * before(w, n - j);
        for (int i = 0; i < MOST; i++)
            sum += signal->a[i] * before(x, n - 1 - i);
        x[n] = sum;
    }
}

Test(silence, signals_begin_at_zero)
{
    static double u[LENGTH][MOST_TAPS], x[LENGTH];
    static const int taps[] = {1, 3, 11}, blocks[] = {1, 7, 128};
    for (int i = 0; i < SIGNALS * 9; i++) {
        const struct signal *signal = &signals[i / 9];
        struct fixture fixture;
        int length = taps[i / 3 % 3], block = blocks[i % 3];
        begin_signal(&fixture, signal, length, "silence");
        read_rows(&fixture, block, u);
        recur(signal, fixture.source.seed, length, x);
        for (int n = 0; n < LENGTH; n++)
            for (int j = 0; j < length; j++)
                expect_near(u[n][j], before(x, n - j), 1e-12, "%s, %d taps, blocks of %d: u%d(%d)",
                            signal->kind, length, block, j, n);
        fixture_end(&fixture);
    }
}

/* Once the filter has forgotten how it began. */
Test(silence, a_start_in_silence_changes_the_beginning_alone)
{
    static double full[LENGTH][MOST_TAPS], silent[LENGTH][MOST_TAPS];
    for (int i = 0; i < SIGNALS; i++) {
        const struct signal *signal = &signals[i];
        struct fixture fixture;
        int from = signal->a[0] != 0 ? 250 : MOST_TAPS + 1;
        begin_signal(&fixture, signal, MOST_TAPS, "full");
        read_rows(&fixture, 128, full);
        fixture_end(&fixture);
        begin_signal(&fixture, signal, MOST_TAPS, "silence");
        read_rows(&fixture, 128, silent);
        fixture_end(&fixture);
        cr_expect(full[0][MOST_TAPS - 1] != 0, "%s", signal->kind);
        for (int n = from; n < LENGTH; n++)
            expect_estimates_near(silent[n], full[n], 1, MOST_TAPS, 1e-10, signal->kind);
    }
}

/* ---- LMS on them ---- */

enum { TAPS = 3, ITERATIONS = 10, TRIALS = 20000 };
static const double h[TAPS] = {.5, 1, -.75}, pole = .5, step = .1, noise = .04;

/* Of LMS on one signal: m = E h* - h and K = cov h, given the signal. */
struct moments {
    double m[TAPS], K[TAPS][TAPS];
};

/* E e^2, of the noise given the signal; and the moments after the update. */
static double update_moments(struct moments *at, const double *u)
{
    double um = 0, uKu = 0, Ku[TAPS] = {0};
    for (int i = 0; i < TAPS; i++) {
        um += u[i] * at->m[i];
        for (int j = 0; j < TAPS; j++)
            Ku[i] += at->K[i][j] * u[j];
        uKu += u[i] * Ku[i];
    }
    for (int i = 0; i < TAPS; i++) {
        at->m[i] -= step * u[i] * um;
        for (int j = 0; j < TAPS; j++)
            at->K[i][j] +=
                step * step * u[i] * u[j] * (uKu + noise) - step * (u[i] * Ku[j] + Ku[i] * u[j]);
    }
    return um * um + uKu + noise;
}

/* The mean over all 2^ITERATIONS signals x(n) = pole x(n-1) + g w(n), w = +-1, x(-1) = 0. */
static void enumerate_signs(double *mse)
{
    for (int signs = 0; signs < 1 << ITERATIONS; signs++) {
        struct moments moments = {.m = {h[0], h[1], h[2]}};
        double u[TAPS] = {0};
        for (int n = 0; n < ITERATIONS; n++) {
            double w = signs >> n & 1 ? 1 : -1, x = pole * u[0] + sqrt(1 - pole * pole) * w;
            memmove(u + 1, u, sizeof u - sizeof *u);
            u[0] = x;
            mse[n] += update_moments(&moments, u) / (1 << ITERATIONS);
        }
    }
}

static void begin_lms(struct fixture *fixture)
{
    fixture_begin(fixture, 1, TAPS, ITERATIONS);
    fixture_taps(fixture, h);
    fixture_input(fixture, "ar", "innovations", "signs", "start", "silence", NULL);
    fixture_numbers(&input_ar.variant.options, &fixture->input, "coefficients", &pole, 1);
    fixture_number(&noise_gaussian.variant.options, &fixture->noise, "variance", noise);
    fixture_algorithm(fixture, "lms", MODE_ATC, "step", "0.1", NULL);
    fixture->plan.trials = TRIALS;
    fixture->plan.parallel = PARALLEL_TRIALS;
    fixture->plan.save_estimates = 0;
}

Test(silence, lms_has_the_error_of_all_signs)
{
    double wanted[ITERATIONS] = {0};
    struct fixture fixture;
    struct outcome outcome;
    enumerate_signs(wanted);
    begin_lms(&fixture);
    fixture_run(&fixture, &outcome);
    for (int n = 0; n < ITERATIONS; n++) {
        double sum = 0, squares = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double mse = outcome.sample[trial * outcome.points + n + 1].mse;
            sum += mse;
            squares += mse * mse;
        }
        char name[40];
        snprintf(name, sizeof name, "e^2 of iteration %d", n);
        expect_mean(sum, TRIALS, wanted[n], squares / TRIALS - pow(sum / TRIALS, 2), name);
    }
    outcome_free(&outcome);
    fixture_end(&fixture);
}
