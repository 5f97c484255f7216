/* Which rounds count, and how often a ceiling is measured: with samples and a clock made by hand.
 */
#include "bench/machine/ceiling_rounds.h"
#include "tests/support/machine.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct ceilings ceilings;
static struct err err;
static double clock_of_test;
static int taken[CEILING_ROWS];          /* samples of each row so far */
static double seconds_of_sample = 0.001; /* each advances the clock */

/* What a test gives for the row's sample of that number, from 0. */
static double (*value_of)(int row, int number);
static int (*is_interrupted)(int row, int number);

static int sample(void *arg, struct ceiling *row, double *value, int *interrupted, struct err *e)
{
    int at = (int)(row - ceilings.row), number = taken[at]++;
    (void)arg, (void)e;
    clock_of_test += seconds_of_sample;
    *value = value_of(at, number);
    *interrupted = is_interrupted(at, number);
    return 0;
}

static double now(void *arg)
{
    (void)arg;
    return clock_of_test;
}

static const struct ceiling_sampler sampler = {sample, now, NULL};

static double rising(int row, int number)
{
    return 100 * (row + 1) + number;
}

static int never(int row, int number)
{
    (void)row, (void)number;
    return 0;
}

static int always(int row, int number)
{
    (void)row, (void)number;
    return 1;
}

static int every_second(int row, int number)
{
    (void)row;
    return number % 2;
}

/* Two rows of one thread and one of two. */
static void make_rows(void)
{
    ceilings = (struct ceilings){.threads = 2, .levels = 3};
    static const char *const levels[] = {"L1d", "L2", "memory"};
    for (int i = 0; i < 3; i++)
        snprintf(ceilings.level[i].name, sizeof ceilings.level[i].name, "%s", levels[i]);
    machine_ceiling(&ceilings, CEILING_F64, "scalar", 1, NAN)->rounds = 0;
    machine_ceiling(&ceilings, CEILING_F32, "scalar", 1, NAN)->rounds = 0;
    machine_ceiling(&ceilings, CEILING_F64, "scalar", 2, NAN)->rounds = 0;
    value_of = rising;
    is_interrupted = never;
}

TestSuite(rounds, .init = make_rows);

static void measure(double seconds)
{
    cr_assert_eq(ceiling_rounds(&ceilings, 1, seconds, &sampler, &err), 0, "%s", err.text);
}

Test(rounds, are_of_one_team_and_as_many_as_there_is_room_for)
{
    measure(1000);
    cr_assert(taken[0] == CEILING_ROUNDS && taken[1] == CEILING_ROUNDS && taken[2] == 0);
    cr_assert(ceilings.row[0].rounds == CEILING_ROUNDS && ceilings.row[0].interrupted == 0);
    cr_assert_eq(ceilings.row[0].best, 100 + CEILING_ROUNDS - 1);
}

Test(rounds, end_when_time_is_up)
{
    measure(0.02); /* ten of two rows */
    cr_assert(taken[0] >= 9 && taken[0] <= 11, "%d", taken[0]);
    cr_assert_eq(taken[0], taken[1]);
}

Test(rounds, that_were_interrupted_are_not_kept_but_measured_again)
{
    is_interrupted = every_second;
    measure(1000);
    const struct ceiling *row = &ceilings.row[0];
    cr_assert(row->rounds == CEILING_ROUNDS && row->interrupted == CEILING_ROUNDS - 1);
    for (int i = 0; i < row->rounds; i++)
        cr_assert_eq(row->round[i], 100 + 2 * i, "the odd ones were interrupted");
}

static int at_first(int row, int number)
{
    (void)row;
    return number < 50;
}

Test(rounds, go_on_until_enough_are_whole)
{
    is_interrupted = at_first;
    measure(0.06); /* no whole one by then, 2 * 50 samples needed */
    cr_assert(ceilings.row[0].rounds == CEILING_ENOUGH && ceilings.row[0].interrupted == 50);
    cr_assert(isfinite(ceilings.row[0].best));
}

Test(rounds, of_which_too_few_were_whole_leave_a_ceiling_unknown)
{
    is_interrupted = always;
    measure(0.06);
    const struct ceiling *row = &ceilings.row[0];
    cr_assert(isnan(row->best) && strstr(row->why, "other programs took a processor in"), "%s",
              row->why);
    cr_assert_eq(row->rounds, 0);
    cr_assert_leq(clock_of_test, 3 * 0.06 + 0.01, "three times the time and no more");
}

Test(rounds, that_take_longer_than_there_is_time_leave_a_ceiling_unknown)
{
    seconds_of_sample = 1;
    measure(0.9);
    cr_assert(isnan(ceilings.row[1].best) && strstr(ceilings.row[1].why, "no time was left"), "%s",
              ceilings.row[1].why);
    cr_assert_leq(clock_of_test, 4, "an emulator ends, too");
}

/* ---- levels ---- */

static void make_levels(void)
{
    make_rows();
    ceilings.count = 0;
    for (int i = 0; i < 3; i++)
        machine_ceiling(&ceilings, CEILING_READ, ceilings.level[i].name, 1, NAN)->rounds = 0;
}

static double slow_at_first(int row, int number)
{
    static const double true_value[] = {90, 50, 20};
    return row == 1 && number < CEILING_ROUNDS ? 10 : true_value[row];
}

static double always_slow(int row, int number)
{
    static const double value[] = {90, 10, 20};
    (void)number;
    return value[row];
}

Test(rounds, of_a_level_below_the_next_one_are_measured_again, .init = make_levels)
{
    value_of = slow_at_first;
    measure(1000);
    cr_assert_eq(ceilings.row[1].best, 50);
    cr_assert(ceilings.row[0].best == 90 && ceilings.row[2].best == 20);
    cr_assert(taken[0] == CEILING_ROUNDS && taken[1] > CEILING_ROUNDS);
}

Test(rounds, of_a_level_that_stays_below_the_next_one_are_refused, .init = make_levels)
{
    value_of = always_slow;
    measure(1000);
    cr_assert(isnan(ceilings.row[1].best));
    cr_assert(strstr(ceilings.row[1].why, "less than the next level out"), "%s",
              ceilings.row[1].why);
    cr_assert(ceilings.row[0].best == 90 && ceilings.row[2].best == 20);
}
