/* Means and intervals of values made by hand. */
#include "bench/common/statistics.h"

#include <criterion/criterion.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static void expect(double got, double wanted, double tolerance)
{
    cr_assert(isnan(wanted) ? isnan(got) : fabs(got - wanted) <= tolerance, "%.17g, not %.17g", got,
              wanted);
}

Test(statistics, quantiles_are_those_of_the_tables)
{
    static const struct {
        int degrees;
        double quantile;
    } table[] = {{1, 12.7062}, {2, 4.3027}, {5, 2.5706}, {30, 2.0423}, {1000, 1.9623}};
    for (int i = 0; i < COUNT(table); i++)
        expect(student_quantile(table[i].degrees), table[i].quantile, 1e-3);
}

Test(statistics, interval_is_student_s)
{
    static const double values[] = {4, 5, 6};
    struct interval interval = mean_interval(values, 3, 1);
    expect(interval.mean, 5, 1e-15);
    expect(interval.high - 5, 4.30265 / sqrt(3), 1e-4); /* deviation 1, two degrees */
    expect(5 - interval.low, 4.30265 / sqrt(3), 1e-4);
}

Test(statistics, interval_follows_the_number_of_values_from_call_to_call)
{
    static const double values[] = {0, 2, 0, 2, 0, 2};
    expect(mean_interval(values, 2, 1).high, 1 + 12.7062, 1e-3);
    expect(mean_interval(values, 6, 1).high, 1 + 2.5706 * sqrt(1.2 / 6), 1e-3);
    expect(mean_interval(values, 2, 1).high, 1 + 12.7062, 1e-3);
}

Test(statistics, interval_steps_over_what_lies_between)
{
    static const double values[] = {1, 100, 3, 100, 5, 100};
    struct interval interval = mean_interval(values, 3, 2);
    expect(interval.mean, 3, 1e-15);
    expect(interval.high, 3 + 4.30265 * 2 / sqrt(3), 1e-4);
}

Test(statistics, equal_values_have_an_interval_of_no_width)
{
    static const double values[] = {0.25, 0.25, 0.25, 0.25};
    struct interval interval = mean_interval(values, 4, 1);
    cr_assert(interval.low == 0.25 && interval.high == 0.25);
}

Test(statistics, one_value_has_no_interval_and_an_unknown_one_makes_all_unknown)
{
    static const double values[] = {7, NAN, 9};
    struct interval one = mean_interval(values, 1, 1), unknown = mean_interval(values, 3, 1);
    cr_assert(one.mean == 7 && isnan(one.low) && isnan(one.high));
    cr_assert(isnan(unknown.mean) && isnan(unknown.low) && isnan(unknown.high));
}

Test(statistics, relative_distances_of_a_product_add_as_squares_of_logarithms)
{
    const struct interval a = {100, 100 / exp(0.03), 100 * exp(0.06)},
                          b = {2, 2 / exp(0.04), 2 * exp(0.08)};
    struct interval product = interval_product(a, b);
    expect(product.mean, 200, 1e-12);
    expect(product.low, 200 / exp(0.05), 1e-9);
    expect(product.high, 200 * exp(0.1), 1e-9);
}

Test(statistics, a_product_with_an_unknown_end_has_none)
{
    const struct interval a = {100, 0, NAN}, b = {2, NAN, NAN}, zero = {0, 0, 4};
    struct interval product = interval_product(a, b);
    cr_assert(product.mean == 200 && isnan(product.low) && isnan(product.high));
    product = interval_product(zero, (struct interval){3, 2, 5});
    cr_assert(product.mean == 0 && product.low == 0 && product.high == 20);
    product = interval_product((struct interval){100, 0, 110}, (struct interval){2, 1, 3});
    cr_assert(product.low == 0 && isfinite(product.high));
}

Test(statistics, decibels_are_of_powers)
{
    expect(decibel(0.01), -20, 1e-12);
    cr_assert(isinf(decibel(0)) && decibel(0) < 0 && isnan(decibel(NAN)));
}
