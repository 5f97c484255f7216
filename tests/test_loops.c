/* The loops that measure ceilings do the work that they claim: by their results alone, and as
 * samples of every ceiling, which check themselves. */
#include "bench/machine/ceiling_work.h"
#include "tests/support/machine.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- each loop ---- */

static void each_set(void (*check)(const struct loops *))
{
    for (int i = 0; loop_sets[i]; i++)
        if (loops_run_here(loop_sets[i]))
            check(loop_sets[i]);
}

static const double ones[LOOP_SUMS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

static void check_sums(const struct loops *set)
{
    double lanes = (double)LOOP_SUMS * set->doubles, floats = set->doubles > 1 ? 2 : 1;
    for (long steps = 0; steps < 5; steps++) {
        cr_assert_eq(set->fma_f64(steps, ones), lanes * (double)(1 + LOOP_DEPTH * steps));
        cr_assert_eq(set->fma_f32(steps, ones), floats * lanes * (double)(1 + LOOP_DEPTH * steps));
        cr_assert_eq(set->multiplies(steps, ones), lanes * (double)(1 + steps));
        cr_assert_eq(set->adds(steps, 1), (uint64_t)(LOOP_ADDS * steps));
        double results = (double)(LOOP_RESULTS * steps * set->doubles);
        cr_assert_float_eq(set->div_f64(steps, ones), results / 3, 1e-9);
        cr_assert_float_eq(set->sqrt_f64(steps, ones), results * sqrt(3), 1e-9);
        cr_assert_float_eq(set->div_f32(steps, ones), floats * results / 3, 1e-3);
        cr_assert_float_eq(set->sqrt_f32(steps, ones), floats * results * sqrt(3), 1e-3);
    }
}

Test(loops, do_as_many_operations_as_they_say)
{
    each_set(check_sums);
}

static void check_streams(const struct loops *set)
{
    enum { N = 3 * LOOP_GRAIN };
    static double a[N], b[N], c[N];
    double last = 0;
    for (int i = 0; i < N; i++) {
        b[i] = i % 17;
        c[i] = i;
        last += i < N - set->doubles ? 0 : b[i];
    }
    cr_assert_eq(set->read(b, N, 1), last);
    cr_assert_eq(set->read(b, N, 7), 7 * last);
    set->triad(a, b, c, 0.5, N, 2);
    for (int i = 0; i < N; i++)
        cr_assert_eq(a[i], b[i] + 0.5 * c[i], "%s: element %d", set->name, i);
}

Test(loops, read_to_the_end_and_write_every_element)
{
    each_set(check_streams);
}

/* ---- a sample ---- */

static struct ceilings ceilings;
static struct err err;

/* One sample of every row for a number of threads, few calls each: the loops check their own work.
 */
static void sample_all(int threads)
{
    struct ceiling_team team = {.ceilings = &ceilings, .calls = 3};
    ceiling_work_sizes(&team, threads);
    team.memory = mem_untouched(team.slice * (size_t)threads, sizeof(double), &err);
    team.thread = mem_untouched((size_t)threads, sizeof *team.thread, &err);
    cr_assert(team.memory && team.thread);
    memset(team.thread, 0, (size_t)threads * sizeof *team.thread);
    cr_assert_eq(ceiling_team_fill(&team, threads, &err), 0, "%s", err.text);
    for (int i = 0; i < ceilings.count; i++) {
        double seconds = 0;
        int interrupted;
        team.row = &ceilings.row[i];
        if (team.row->threads != threads || team.row->why[0])
            continue;
        cr_assert_eq(ceiling_team_sample(&team, &seconds, &interrupted, &err), 0, "%s", err.text);
        cr_assert(seconds > 0);
    }
    free(team.memory);
    free(team.thread);
}

/* Of a machine of four cores, with the loops that run here. */
static void plan_samples(int threads)
{
    struct hardware hardware;
    const struct loops *sets[8] = {NULL};
    int count = 0;
    for (int i = 0; loop_sets[i]; i++)
        if (loops_run_here(loop_sets[i]))
            sets[count++] = loop_sets[i];
    machine_describe(&hardware, "pack:1 core:4 " MACHINE_L1 " pu:1");
    ceilings_plan(&ceilings, &hardware, sets, threads, (size_t)1 << 36);
    hardware_free(&hardware);
    for (int i = 0; i < ceilings.count; i++) /* a small memory will do */
        if (!strcmp(ceilings.row[i].name, "memory"))
            ceilings.row[i].bytes = (size_t)1500 * 3 * LOOP_GRAIN * sizeof(double); /* > a window */
}

Test(sample, of_every_row_does_its_work_alone)
{
    plan_samples(1);
    sample_all(1);
}

Test(sample, of_every_row_does_its_work_in_a_team)
{
    plan_samples(3);
    sample_all(2);
    sample_all(3);
}
