/* Which ceilings of a machine are measured: rows, footprints and work, by descriptions of machines.
 */
#include "tests/support/machine.h"

#include <criterion/criterion.h>
#include <string.h>

static struct hardware hardware;
static struct ceilings ceilings;
static const struct loops narrow = {.name = "scalar", .doubles = 1},
                          wide = {.name = "avx2", .doubles = 4};

static void plan(const char *machine, const struct loops *const *sets, int threads)
{
    machine_describe(&hardware, machine);
    ceilings = (struct ceilings){0};
    ceilings_plan(&ceilings, &hardware, sets, threads, (size_t)1 << 36);
}

static int rows_of(enum ceiling_kind kind)
{
    int rows = 0;
    for (int i = 0; i < ceilings.count; i++)
        rows += ceilings.row[i].kind == kind;
    return rows;
}

static size_t footprint(const char *level, int threads)
{
    const struct ceiling *row = ceiling_find(&ceilings, CEILING_READ, level, threads);
    cr_assert(row, "%s, %d threads", level, threads);
    return row->bytes;
}

static void forget(void)
{
    hardware_free(&hardware);
}

TestSuite(plan, .fini = forget);

#define TWO_CORES "pack:1 l3:1(size=16777216) core:2 " MACHINE_L2_L1 " pu:1"

Test(plan, of_a_cpu_without_vectors_has_fewer_rows)
{
    static const struct loops *const both[] = {&narrow, &wide, NULL},
                                     *const one[] = {&narrow, NULL}, *const none[] = {NULL};
    plan(TWO_CORES, both, 2);
    cr_assert(rows_of(CEILING_F64) == 4 && rows_of(CEILING_F32) == 4);
    cr_assert(rows_of(CEILING_DIV_F64) == 4 && rows_of(CEILING_SQRT_F32) == 4);
    cr_assert_str_eq(ceiling_find(&ceilings, CEILING_READ, "L1d", 1)->set, "avx2");
    forget();
    plan(TWO_CORES, one, 2);
    cr_assert(rows_of(CEILING_F64) == 2 && rows_of(CEILING_F32) == 2);
    cr_assert_str_eq(ceiling_find(&ceilings, CEILING_READ, "L1d", 1)->set, "scalar");
    forget();
    plan(TWO_CORES, none, 2);
    cr_assert(rows_of(CEILING_F64) == 0 && rows_of(CEILING_READ) == 0);
    cr_assert(rows_of(CEILING_BARRIER) == 1 && rows_of(CEILING_CLOCK) == 2);
}

Test(plan, of_one_thread_has_nothing_twice_and_no_meetings)
{
    static const struct loops *const sets[] = {&narrow, &wide, NULL};
    plan("pack:1 core:1 " MACHINE_L1 " pu:1", sets, 1);
    cr_assert(rows_of(CEILING_READ) == 2 && rows_of(CEILING_F64) == 2);
    cr_assert(rows_of(CEILING_BARRIER) == 0 && rows_of(CEILING_FLAG) == 0);
}

Test(plan, footprints_are_a_part_of_a_thread_s_share_beyond_the_cache_before)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    size_t grain = LOOP_GRAIN * sizeof(double);
    plan("pack:1 l3:1(size=16777216) core:2 " MACHINE_L2_L1 " pu:2", sets, 4);
    cr_assert_eq(footprint("L1d", 1), 16384 / grain * grain);
    cr_assert_eq(footprint("L1d", 4), 8192 / grain * grain);
    cr_assert_eq(footprint("L2", 4), 131072 / grain * grain);
    cr_assert_eq(footprint("L3", 1), 4194304 / grain * grain);
    cr_assert_eq(footprint("L3", 4), 1572864 / grain * grain, "three times L2");
    cr_assert_eq(footprint("memory", 1), 67108864 / grain * grain);
    cr_assert_eq(footprint("memory", 4), 16777216 / grain * grain);
}

Test(plan, a_level_that_is_no_larger_than_the_one_before_is_not_measured)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    plan("pack:1 l3:1(size=67108864) core:64 " MACHINE_L2_L1 " pu:1", sets, 64);
    cr_assert(footprint("L3", 1) > 1048576);
    cr_assert_eq(footprint("L3", 64), 0);
    cr_assert(ceiling_find(&ceilings, CEILING_READ, "L3", 64)->why[0]);
}

Test(plan, a_cache_that_cannot_be_ours_is_counted_in_part)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    plan("pack:1 l3:1(size=272629760) core:2 " MACHINE_L2_L1 " pu:1", sets, 2);
    cr_assert_eq(ceilings.level[2].reported, 272629760);
    cr_assert_eq(ceilings.level[2].counted, 67108864);
    cr_assert_leq(footprint("L3", 1), 8388608, "a few passes of it fit into a sample");
    cr_assert_gt(footprint("L3", 1), 8388608 - 3 * LOOP_GRAIN * sizeof(double));
}

Test(plan, meetings_are_of_two_threads_of_twice_as_many_and_of_all)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    static const int teams[] = {2, 4, 8, 12};
    plan("pack:1 core:12 " MACHINE_L1 " pu:1", sets, 12);
    cr_assert_eq(rows_of(CEILING_BARRIER), 4);
    for (int i = 0; i < 4; i++)
        cr_assert(ceiling_find(&ceilings, CEILING_FLAG, NULL, teams[i]), "%d", teams[i]);
}

Test(plan, fits_its_table_on_the_largest_machine)
{
    const struct loops *sets[8] = {&narrow, &wide, &narrow, &wide, &narrow, &wide, &narrow};
    plan("pack:8 l3:1(size=402653184) core:128 " MACHINE_L2_L1 " pu:2", sets, 2048);
    cr_assert_lt(ceilings.count, CEILING_ROWS);
    cr_assert_str_eq(ceilings.row[ceilings.count - 1].name, "clock_seconds");
}

Test(plan, work_is_counted_as_the_header_says)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    plan(TWO_CORES, sets, 2);
    double sums = 1000.0 * LOOP_SUMS * LOOP_DEPTH; /* of a call */
    const struct ceiling *read = ceiling_find(&ceilings, CEILING_READ, "L2", 2);
    const struct ceiling *memory = ceiling_find(&ceilings, CEILING_TRIAD, "memory", 2);
    cr_assert_eq(ceiling_work(read), 2.0 * (double)read->bytes);
    cr_assert_lt(ceiling_work(memory), 2.0 * (double)memory->bytes, "a window of it");
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_F64, "scalar", 2)), 2 * 2 * sums);
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_F32, "scalar", 1)), 2 * sums);
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_DIV_F64, "scalar", 2)),
                 2 * 1000.0 * LOOP_RESULTS);
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_SQRT_F32, "scalar", 1)),
                 1000.0 * LOOP_RESULTS);
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_FLAG, NULL, 2)), 2);
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_BARRIER, NULL, 2)), 1);
}
