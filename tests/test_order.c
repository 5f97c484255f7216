/* Order statistics: medians, exact intervals, outliers; and the timer. */
#include "bench/common/order.h"

#include "base/option.h"
#include "base/random.h"
#include "bench/measure/stopwatch.h"
#include "tests/support/near.h"

#include <stdlib.h>

static double space[1000];

Test(order, figures_of_a_handful)
{
    const double values[] = {5, 1, 4, 2, 3, 100};
    struct order order = order_of(values, 6, space);
    cr_assert_eq(order.median, 3.5);
    cr_assert_eq(order.minimum, 1);
    cr_assert_eq(order.deviation, 1.5);
    cr_assert_eq(order.low, 1);
    cr_assert_eq(order.high, 100);
    cr_assert_eq(order.outliers, 1);
    cr_assert(order_is_outlier(&order, 100) && !order_is_outlier(&order, 1));
    expect_near(order_noise(&order), 99 / 3.5, 1e-12, "noise");
}

/* Ranks and coverages from tables of the sign test (Conover, Practical Nonparametric Statistics).
 */
Test(order, interval_is_the_sign_test)
{
    static const struct {
        size_t count, rank;
        double coverage;
    } known[] = {{6, 1, 0.96875},    {7, 1, 0.984375},   {8, 1, 0.9921875}, {9, 2, 0.9609375},
                 {10, 2, 0.9785156}, {15, 4, 0.9648438}, {20, 6, 0.9586105}};
    double values[20];
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t count = known[i].count;
        for (size_t k = 0; k < count; k++)
            values[k] = (double)((k * 7) % count + 1); /* 1 .. count, shuffled where 7 does not
                                                          divide count */
        if (count % 7 == 0)
            for (size_t k = 0; k < count; k++)
                values[k] = (double)(count - k);
        struct order order = order_of(values, count, space);
        cr_assert_eq(order.low, (double)known[i].rank, "%zu values", count);
        cr_assert_eq(order.high, (double)(count + 1 - known[i].rank), "%zu values", count);
        expect_near(order.coverage, known[i].coverage, 1e-6, "coverage of %zu", count);
    }
}

Test(order, too_few_have_no_interval)
{
    const double values[] = {2, 1, 3, 5, 4};
    for (size_t count = 1; count <= 5; count++) {
        struct order order = order_of(values, count, space);
        cr_assert(isnan(order.low) && isnan(order.high) && order.coverage == 0);
        cr_assert(isinf(order_noise(&order)));
    }
}

/* The interval holds the true median as often as it says, whatever the distribution: here a skewed
 * one, the square of a uniform, with median 1/4. */
Test(order, covers_as_often_as_it_says)
{
    enum { DRAWS = 4000, COUNT = 12 };
    int held = 0;
    double coverage = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
        struct random_stream stream = random_stream(7, RANDOM_VALUE, draw, 0, 0);
        double values[COUNT];
        for (uint32_t i = 0; i < COUNT; i++) {
            double u = random_uniform(&stream, i);
            values[i] = u * u;
        }
        struct order order = order_of(values, COUNT, space);
        held += order.low <= 0.25 && 0.25 <= order.high;
        coverage = order.coverage;
    }
    expect_near((double)held / DRAWS, coverage, 0.012, "held in %d of %d", held, DRAWS);
}

Test(order, equal_values_leave_every_other_one_out)
{
    const double values[] = {2, 2, 2, 2, 2, 2, 2.1};
    struct order order = order_of(values, 7, space);
    cr_assert_eq(order.deviation, 0);
    cr_assert_eq(order.outliers, 1);
}

/* ---- the timer ---- */

static void count_call(void *arg)
{
    ++*(long *)arg;
}

Test(timing, calls_as_often_as_it_says)
{
    long calls = 0;
    struct timed timed = {count_call, &calls};
    double seconds = stopwatch_sample(&timed, 12).wall;
    cr_assert_eq(calls, 12);
    cr_assert(seconds >= 0 && isfinite(seconds));
    cr_assert_geq(stopwatch_calibrate(&timed, 1e-3), 100,
                  "a thousand increments take no millisecond");
}

/* ---- times as people write them ---- */

Test(seconds, with_and_without_a_unit)
{
    static const struct {
        const char *text;
        double seconds;
    } good[] = {{"0.5", 0.5}, {"0.5s", 0.5},  {"20ms", 0.02},  {"300us", 3e-4}, {"2min", 120},
                {"5m", 300},  {"1e-3", 1e-3}, {"100us", 1e-4}, {"7us", 7e-6},   {"0.1ms", 1e-4}};
    static const char *const bad[] = {"",   "s",  "nan", "inf",  "1 s",
                                      "5M", "ms", "1ss", "nans", "1h"};
    double seconds;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        cr_assert_eq(option_seconds(good[i].text, &seconds), 0, "%s", good[i].text);
        cr_assert_eq(seconds, good[i].seconds, "%s", good[i].text);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_assert_eq(option_seconds(bad[i], &seconds), -1, "'%s'", bad[i]);
}
