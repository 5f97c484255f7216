/* The division of a run among shards: every trial of every case once, nearly equal work, data made
 * once. */
#include "bench/run/division.h"

#include "tests/support/built.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(division, .init = built_begin, .fini = built_end);

enum { MOST_CASES = 16, TRIALS = 40 };
static char chosen[MOST_CASES];
static struct checked checked[MOST_CASES];
static struct division division;

/* Cases of two algorithms, which share data, for each value of a sweep. */
static void read_cases(int values)
{
    char text[300];
    snprintf(text, sizeof text,
             "trials: %d\nalgorithms: [{name: lms}, {name: nlms}]\nsweep: {system.taps: [2%s%s%s]}",
             TRIALS, values > 1 ? ", 3" : "", values > 2 ? ", 4" : "", values > 3 ? ", 5" : "");
    built_read(text);
    cr_assert_eq(built.scenario.cases, 2 * values);
    memset(chosen, 1, sizeof chosen);
    for (int i = 0; i < MOST_CASES; i++)
        checked[i] = (struct checked){.work = 1e9, .nodes = 5, .trials = TRIALS};
}

static void divide(int shards)
{
    division_free(&division);
    cr_assert_eq(division_make(&division, &built.scenario, chosen, checked, shards, &built.err), 0,
                 "%s", built.err.text);
}

static double total_work(void)
{
    double total = 0;
    for (int i = 0; i < built.scenario.cases; i++)
        total += chosen[i] ? checked[i].work + work_per_second * checked[i].timing : 0;
    return total;
}

/* Blocks follow each other in the order of the batches, and no trial is missing or there twice. */
static void expect_everything_once(void)
{
    int batch = 0, next = 0;
    double work = 0, load = 0;
    for (size_t i = 0; i < division.blocks; i++) {
        const struct work_block *block = &division.block[i];
        cr_assert_eq(block->batch, batch);
        cr_assert_eq(block->first_trial, next);
        cr_assert(block->trials >= 1 && block->shard >= 0 && block->shard < division.shards);
        cr_assert_eq(block->is_whole, block->trials == TRIALS);
        next += block->trials;
        work += block->work;
        if (next == TRIALS) {
            batch++;
            next = 0;
        }
    }
    cr_assert_eq(batch, division.batches);
    cr_assert_eq(next, 0);
    for (int i = 0; i < division.shards; i++)
        load += division.load[i];
    cr_assert_float_eq(work, total_work(), 1e-9 * total_work());
    cr_assert_float_eq(load, total_work(), 1e-9 * total_work());
}

static double largest_load(void)
{
    double largest = 0;
    for (int i = 0; i < division.shards; i++)
        largest = division.load[i] > largest ? division.load[i] : largest;
    return largest;
}

Test(division, of_one_is_one_whole_block_for_each_batch)
{
    read_cases(3);
    divide(1);
    expect_everything_once();
    cr_assert_eq(division.blocks, 3);
    cr_assert(division.block[0].is_whole && division.block[2].is_whole);
}

Test(division, has_every_trial_once_in_any_number_of_shards)
{
    static const int counts[] = {1, 2, 3, 7, 40, 1001};
    read_cases(4);
    checked[0].work = 1e12;
    checked[2].work = 3e10;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        divide(counts[i]);
        expect_everything_once();
    }
}

/* No shard is more than one trial of the largest case above the mean. */
Test(division, divides_a_large_case_by_its_trials)
{
    read_cases(4);
    checked[1].work = 4e11;
    for (int shards = 2; shards <= TRIALS; shards++) {
        divide(shards);
        expect_everything_once();
        double trial = (checked[1].work + 1e9) / TRIALS;
        cr_assert_leq(largest_load(), total_work() / shards + trial, "%d shards", shards);
    }
}

Test(division, leaves_small_cases_whole_and_packs_them)
{
    read_cases(4);
    divide(2);
    expect_everything_once();
    cr_assert_eq(division.blocks, 4);
    cr_assert_float_eq(division.load[0], division.load[1], 1);
}

/* Its times must be from one machine. */
Test(division, leaves_a_timed_case_whole)
{
    read_cases(2);
    checked[0].timing = checked[2].timing = 2;
    checked[0].work = 1e13;
    divide(7);
    expect_everything_once();
    for (size_t i = 0; i < division.blocks; i++)
        cr_assert(division.block[i].is_whole);
    checked[0].timing = checked[2].timing = 0;
    divide(7);
    expect_everything_once();
    cr_assert(!division.block[0].is_whole);
}

Test(division, divides_the_chosen_cases_alone)
{
    read_cases(2);
    memset(chosen, 0, sizeof chosen);
    chosen[2] = 1;
    divide(3);
    expect_everything_once();
    cr_assert_eq(division.batches, 1);
    cr_assert(division.batch[0] == -1 && division.batch[1] == -1 && division.batch[3] == -1);
}
