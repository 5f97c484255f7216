/* E-divisive means: planted changes are found where they are, and nothing else is. */
#include "bench/history/change_points.h"

#include "tests/support/noisy.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { POINTS = 200 };
static double series[POINTS];
static struct change_points found;

/* Multiplies by 1 + noise a level that steps by `rise` at each of two places. */
static void plant_steps(size_t first, double rise, size_t second, double again, double noise,
                        uint64_t seed)
{
    for (size_t i = 0; i < POINTS; i++)
        series[i] = (1 + (i >= first) * rise + (i >= second) * again) *
                    (1 + noise * noisy_normal(seed, (int)i));
}

static void find_changes(size_t count)
{
    struct err err;
    free(found.item);
    cr_assert(!change_points_find(series, count, 0.01, 1, &found, &err), "%s", err.text);
}

static void expect_near(size_t i, size_t place, size_t allowed)
{
    size_t at = found.item[i].at;
    cr_expect(at + allowed >= place && at <= place + allowed, "%zu, planted at %zu", at, place);
}

Test(change_points, a_step_is_found_at_its_place)
{
    static const size_t place[] = {10, 60, 100, 170, 194};
    for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
        plant_steps(place[i], 0.03, POINTS, 0, 0.005, i);
        find_changes(POINTS);
        cr_assert_eq(found.count, 1, "%zu changes, planted at %zu", found.count, place[i]);
        expect_near(0, place[i], 1);
        cr_expect_lt(found.item[0].p, 0.01);
    }
}

Test(change_points, counts_without_noise_change_exactly_where_they_do)
{
    plant_steps(120, 0.001, POINTS, 0, 0, 1);
    find_changes(POINTS);
    cr_assert_eq(found.count, 1);
    cr_expect_eq(found.item[0].at, 120);
}

Test(change_points, two_steps_are_two_changes)
{
    plant_steps(70, 0.03, 140, 0.03, 0.005, 1);
    find_changes(POINTS);
    cr_assert_eq(found.count, 2);
    expect_near(0, 70, 1);
    expect_near(1, 140, 1);
}

/* A short stretch differs from what precedes it, not from all that remains: its end must be free.
 */
Test(change_points, a_step_that_is_taken_back_is_two_changes)
{
    static const size_t back[] = {96, 100, 110, 140};
    for (size_t i = 0; i < sizeof back / sizeof *back; i++) {
        plant_steps(90, 0.02, back[i], -0.02, 0.01, 1);
        find_changes(POINTS);
        cr_assert_eq(found.count, 2, "%zu changes, taken back at %zu", found.count, back[i]);
        expect_near(0, 90, 2);
        expect_near(1, back[i], 2);
    }
}

/* Hunter's paper (Fleming et al. 2023): more results must not hide a change found before. */
Test(change_points, a_change_stays_found_while_results_are_added)
{
    plant_steps(30, 0.03, POINTS, 0, 0.005, 6);
    for (size_t count = 40; count <= POINTS; count += 20) {
        find_changes(count);
        cr_assert_eq(found.count, 1, "%zu changes in %zu results", found.count, count);
        expect_near(0, 30, 1);
    }
}

/* The shape of the example in Otava's own tests, which finds 10 and 23: half, then close to zero,
 * a few results ago. */
Test(change_points, a_short_series_with_two_great_falls_has_two_changes)
{
    for (int i = 0; i < 27; i++)
        series[i] = (i < 10 ? 1 : i < 23 ? 0.5 : 0.1) + 0.03 * noisy_normal(7, i);
    find_changes(20);
    cr_assert_eq(found.count, 1);
    expect_near(0, 10, 0);
    find_changes(27);
    cr_assert_eq(found.count, 2);
    expect_near(0, 10, 0);
    expect_near(1, 23, 0);
}

Test(change_points, an_outlier_alone_is_no_change)
{
    for (size_t place = 0; place < POINTS; place += 33) {
        plant_steps(POINTS, 0, POINTS, 0, 0.005, 2);
        series[place] *= 1.5;
        find_changes(POINTS);
        cr_expect_eq(found.count, 0, "outlier at %zu", place);
    }
}

Test(change_points, an_outlier_does_not_hide_a_step)
{
    plant_steps(100, 0.03, POINTS, 0, 0.005, 3);
    series[40] *= 1.5;
    find_changes(POINTS);
    cr_assert_eq(found.count, 1);
    expect_near(0, 100, 1);
}

Test(change_points, a_drift_is_cut_into_steps_that_all_rise)
{
    for (size_t i = 0; i < POINTS; i++)
        series[i] = 1 + 0.1 * (double)i / POINTS + 0.005 * noisy_normal(4, (int)i);
    find_changes(POINTS);
    cr_assert_geq(found.count, 2);
    for (size_t c = 1; c < found.count; c++)
        cr_expect_gt(found.item[c].at, found.item[c - 1].at);
}

Test(change_points, a_flat_series_stays_flat_in_99_of_100_seeds)
{
    int flat = 0;
    for (uint64_t seed = 0; seed < 100; seed++) {
        plant_steps(POINTS, 0, POINTS, 0, 0.02, seed);
        find_changes(POINTS);
        flat += found.count == 0;
    }
    cr_expect_geq(flat, 99, "%d of 100", flat);
}

Test(change_points, a_constant_series_and_a_short_one_stay_flat)
{
    plant_steps(POINTS, 0, POINTS, 0, 0, 0);
    find_changes(POINTS);
    cr_expect_eq(found.count, 0);
    plant_steps(2, 1, POINTS, 0, 0, 0);
    for (size_t count = 0; count < 6; count++) {
        find_changes(count);
        cr_expect_eq(found.count, 0, "%zu values", count);
    }
}

Test(change_points, the_same_seed_gives_the_same_points)
{
    plant_steps(70, 0.01, 140, 0.01, 0.01, 5);
    find_changes(POINTS);
    size_t count = found.count, first = count ? found.item[0].at : 0;
    find_changes(POINTS);
    cr_expect_eq(found.count, count);
    cr_expect_eq(count ? found.item[0].at : 0, first);
}
