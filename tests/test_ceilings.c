/* Ceilings made by hand: which one applies to a team, and how they are printed. */
#include "bench/machine/ceilings_table.h"
#include "tests/support/machine.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct ceilings ceilings;

static void make(void)
{
    machine_ceilings(&ceilings);
}

TestSuite(ceilings, .init = make);

Test(ceilings, between_one_thread_and_all_no_team_exceeds_either)
{
    ceilings.row[5].best = 25; /* memory, all threads */
    cr_assert_eq(ceiling_level_bandwidth(&ceilings, "memory", 1), 10);
    cr_assert_eq(ceiling_level_bandwidth(&ceilings, "memory", 2), 20);
    cr_assert_eq(ceiling_level_bandwidth(&ceilings, "memory", 3), 25);
    cr_assert_eq(ceiling_level_bandwidth(&ceilings, "memory", 9), 25);
    cr_assert_eq(ceiling_flops(&ceilings, "scalar", PRECISION_F64, 2), 14);
}

Test(ceilings, of_the_reference_kernels_are_the_scalar_ones_and_of_unknown_ones_unknown)
{
    cr_assert_eq(ceiling_flops(&ceilings, "ref", PRECISION_F64, 4), 28);
    cr_assert(isnan(ceiling_flops(&ceilings, "avx512", PRECISION_F64, 1)));
}

Test(ceilings, of_divisions_and_roots_are_those_of_the_kernel_set)
{
    machine_ceiling(&ceilings, CEILING_DIV_F64, "scalar", 1, 3);
    machine_ceiling(&ceilings, CEILING_DIV_F64, "scalar", 4, 12);
    machine_ceiling(&ceilings, CEILING_SQRT_F32, "scalar", 1, 5);
    cr_assert_eq(ceiling_rate(&ceilings, CEILING_DIV_F64, "scalar", 1), 3);
    cr_assert_eq(ceiling_rate(&ceilings, CEILING_DIV_F64, "ref", 3), 9);
    cr_assert_eq(ceiling_rate(&ceilings, CEILING_SQRT_F32, "scalar", 1), 5);
    cr_assert(isnan(ceiling_rate(&ceilings, CEILING_DIV_F32, "scalar", 1)));
}

Test(ceilings, below_the_next_level_out_are_inverted)
{
    cr_assert(!ceiling_is_inverted(&ceilings, &ceilings.row[0]));
    ceilings.row[1].best = 9; /* L2, memory gives 10 */
    cr_assert(ceiling_is_inverted(&ceilings, &ceilings.row[1]));
    cr_assert(!ceiling_is_inverted(&ceilings, &ceilings.row[0]));
    cr_assert(!ceiling_is_inverted(&ceilings, &ceilings.row[4]), "other teams are their own");
    ceilings.row[1].best = NAN;
    ceilings.row[0].best = 9;
    cr_assert(ceiling_is_inverted(&ceilings, &ceilings.row[0]), "the next that is known counts");
    cr_assert(!ceiling_is_inverted(&ceilings, &ceilings.row[2]), "memory is the last");
    cr_assert(!ceiling_is_inverted(&ceilings, &ceilings.row[6]), "no bandwidth");
}

Test(ceilings, that_were_not_measured_are_unknown_to_the_teams_that_need_them)
{
    ceilings.row[1].best = NAN; /* L2, one thread */
    cr_assert(isnan(ceiling_level_bandwidth(&ceilings, "L2", 1)));
    cr_assert(isnan(ceiling_level_bandwidth(&ceilings, "L2", 2)));
    cr_assert_eq(ceiling_level_bandwidth(&ceilings, "L2", 4), 200);
}

Test(ceilings, tell_how_well_the_cores_add_up_and_how_often_others_ran)
{
    cr_assert_eq(ceilings_scaling(&ceilings), 4);
    cr_assert_eq(ceilings_interrupted(&ceilings, 4), 0);
    ceilings.row[4].interrupted = 4;
    cr_assert_eq(ceilings_interrupted(&ceilings, 4), 0.5, "four more than the four that were kept");
    cr_assert_eq(ceilings_interrupted(&ceilings, 1), 0);
}

Test(ceilings, of_nothing_are_unknown)
{
    cr_assert(isnan(ceilings_scaling(&(struct ceilings){.threads = 1})));
    ceilings.levels = ceilings.count = 0;
    cr_assert(isnan(ceiling_level_bandwidth(&ceilings, "memory", 1)));
}

Test(ceilings, are_the_best_round_whichever_way_is_better)
{
    struct ceiling *fast = machine_ceiling(&ceilings, CEILING_READ, "x", 1, 0),
                   *late = machine_ceiling(&ceilings, CEILING_BARRIER, "", 2, 0);
    fast->rounds = late->rounds = 3;
    memcpy(fast->round, (double[]){4, 9, 5}, 3 * sizeof(double));
    memcpy(late->round, (double[]){4, 9, 5}, 3 * sizeof(double));
    ceiling_settle(fast);
    ceiling_settle(late);
    cr_assert(fast->best == 9 && fast->median == 5 && fast->deviation == 1);
    cr_assert(late->best == 4 && late->median == 5 && late->deviation == 1);
    late->rounds = 0;
    ceiling_settle(late);
    cr_assert(isnan(late->best) && late->why[0]);
}

static double frequency(double adds, double multiplies)
{
    ceilings.count = 0;
    machine_ceiling(&ceilings, CEILING_ADDS, "", 1, adds);
    struct ceiling *row = machine_ceiling(&ceilings, CEILING_FREQUENCY, "scalar", 1, multiplies);
    ceilings_settle_frequency(&ceilings);
    cr_assert_eq(row->why[0] == '\0', isfinite(row->best));
    return row->best;
}

Test(ceilings, frequency_is_known_where_a_multiplication_takes_whole_cycles)
{
    cr_assert_float_eq(frequency(3e9, 1e9), 3e9, 1);
    cr_assert_float_eq(frequency(2.95e9, 1e9), 3e9, 1); /* the additions were disturbed a little */
    cr_assert_float_eq(frequency(8e9, 2e9), 8e9, 1);
    cr_assert(isnan(frequency(1e9, 1e9)), "an emulator");
    cr_assert(isnan(frequency(2.5e9, 1e9)) && isnan(frequency(9e9, 1e9)));
}

Test(ceilings, are_printed_within_79_columns)
{
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    struct ceiling *row = machine_ceiling(&ceilings, CEILING_FREQUENCY, "avx512", 1, NAN);
    memset(row->why, 'x', 90);
    memset(row->why + 40, ' ', 1);
    machine_ceiling(&ceilings, CEILING_FREQUENCY, "avx512", 4, NAN);
    ceilings.row[0].best = ceilings.row[0].median = 99999e9;
    ceilings.row[3].best = ceilings.row[3].median = 99999e9;
    ceilings.row[7].best = ceilings.row[7].median = 7; /* does not scale: a note */
    ceilings.level[1].reported = 1 << 30;
    machine_ceiling(&ceilings, CEILING_DIV_F64, "avx512", 1, 99999e9);
    machine_ceiling(&ceilings, CEILING_SQRT_F32, "avx512", 4, 99999e9);
    ceilings.latency.cpus = CEILING_CPUS;
    ceilings.row[0].interrupted = ceilings.row[3].interrupted = 100;
    cr_assert(file);
    ceilings_print(file, &ceilings);
    fclose(file);
    cr_assert(strstr(text, "unavailable, 1 thread: x") && strstr(text, "1.0 times"));
    cr_assert(strstr(text, "Ceilings of 1 thread: 9") && strstr(text, "Ceilings of 4 threads: 9"));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        cr_assert_leq(strlen(line), 79, "%s", line);
    free(text);
}
