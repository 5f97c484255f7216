/* The sequential sign rule: its exact error, by every way that values can fall; what its intervals
 * and its looks agree on. */
#include "bench/ab/looks.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

static double choose(int n, int k)
{
    return round(exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0)));
}

/* Every way in which values can fall from look to look: the order between two looks does not
 * matter, only how many lie at or below the line. Returns P(decision). */
static double add_up(double values[LOOKS_LAST], int look, double p, enum side_of wanted)
{
    int from = look ? looks[look - 1].values : 0, step = looks[look].values - from;
    double sum = 0;
    for (int below = 0; below <= step; below++) {
        double chance = choose(step, below) * pow(p, below) * pow(1 - p, step - below);
        for (int i = 0; i < step; i++)
            values[from + i] = i < below ? -1 : 1;
        enum side_of decided = looks_decide(values, (size_t)looks[look].values, 0);
        if (decided == wanted)
            sum += chance;
        else if (decided == SIDE_OPEN && look + 1 < LOOKS)
            sum += chance * add_up(values, look + 1, p, wanted);
    }
    return sum;
}

Test(looks, the_recursion_is_every_way_that_values_can_fall)
{
    double values[LOOKS_LAST];
    for (double p = 0; p <= 1; p += 0.125) {
        cr_assert_float_eq(looks_chance(p), add_up(values, 0, p, SIDE_ABOVE), 1e-12, "p %g", p);
        cr_assert_float_eq(looks_chance(1 - p), add_up(values, 0, p, SIDE_BELOW), 1e-12, "p %g", p);
    }
}

/* What the rule was chosen for. */
Test(looks, error_at_the_margin)
{
    double error = looks_chance(0.5), confirmed = error * error;
    cr_expect_float_eq(error, 0.0208, 0.0001, "%g", error);
    cr_expect_lt(confirmed, 0.0005);
    cr_expect_lt(1 - pow(1 - confirmed, 20), 0.009, "twenty cases");
    cr_expect_gt(pow(looks_chance(0.05), 2), 0.999, "power");
}

Test(looks, decides_when_few_enough_stray)
{
    double all[LOOKS_LAST];
    for (int i = 0; i < LOOKS_LAST; i++)
        all[i] = 1;
    cr_expect_eq(looks_decide(all, 7, 0), SIDE_OPEN, "seven are too few");
    cr_expect_eq(looks_decide(all, 8, 0), SIDE_ABOVE);
    cr_expect_eq(looks_decide(all, 8, 2), SIDE_BELOW);
    cr_expect_eq(looks_decide(all, 24, 1), SIDE_OPEN, "on the line is on no side");
    all[3] = -1;
    cr_expect_eq(looks_decide(all, 8, 0), SIDE_OPEN);
    cr_expect_eq(looks_decide(all, 12, 0), SIDE_ABOVE);
    all[7] = all[9] = -1;
    cr_expect_eq(looks_decide(all, 12, 0), SIDE_OPEN);
    cr_expect_eq(looks_decide(all, 16, 0), SIDE_ABOVE);
}

/* The first decision stands, whatever comes later. */
Test(looks, first_decision_stands)
{
    double values[LOOKS_LAST];
    for (int i = 0; i < LOOKS_LAST; i++)
        values[i] = i < 8 ? 1 : -1;
    for (size_t n = 8; n <= LOOKS_LAST; n++)
        cr_expect_eq(looks_decide(values, n, 0), SIDE_ABOVE, "%zu", n);
}

Test(looks, strays_of_an_interval)
{
    cr_expect_eq(looks_strays(0), -1);
    cr_expect_eq(looks_strays(7), -1);
    for (int look = 0; look < LOOKS; look++)
        cr_expect_eq(looks_strays((size_t)looks[look].values), looks[look].strays);
    cr_expect_eq(looks_strays(11), 0, "between looks: as at the one before");
}

Test(looks, values_that_would_decide)
{
    cr_expect_eq(looks_needed(0, 0, 1000), 8);
    cr_expect_eq(looks_needed(0.1, 8, 1000), 16);
    cr_expect_eq(looks_needed(0.5, 24, 1000), 0, "never");
    int near = looks_needed(0.3, 24, 1000), nearer = looks_needed(0.4, 24, 1000);
    cr_expect_gt(near, 24);
    cr_expect_gt(nearer, 2 * near, "%d, %d", near, nearer);
}
