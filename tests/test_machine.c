/* What a machine is, by synthetic descriptions; its ceilings, by arithmetic. No test here knows
 * what this machine has, or how fast it is. */
#include "bench/machine/ceilings_table.h"
#include "bench/machine/work.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct err err;
static struct hardware hardware;

static void describe(const char *synthetic)
{
    setenv("HWLOC_SYNTHETIC", synthetic, 1);
    cr_assert_eq(hardware_detect(&hardware, &err), 0, "%s", err.text);
}

static void forget(void)
{
    hardware_free(&hardware);
}

#define L2_1M  "l2:1(size=1048576)"
#define L1_32K "l1d:1(size=32768)"

/* ---- counts ---- */

TestSuite(hardware, .fini = forget);

Test(hardware, of_two_packages_is_counted)
{
    describe("pack:2 l3:1(size=100663296) core:64 " L2_1M " " L1_32K " pu:2");
    cr_assert(hardware.packages == 2 && hardware.cores == 128 && hardware.threads == 256);
    cr_assert_eq(hardware.caches, 3);
    static const struct cache_kind wanted[] = {
        {1, "L1d", 32768, 64, 128, 1, 2},
        {2, "L2", 1048576, 64, 128, 1, 2},
        {3, "L3", 100663296, 64, 2, 64, 128},
    };
    for (int i = 0; i < 3; i++) {
        const struct cache_kind *got = &hardware.cache[i], *want = &wanted[i];
        cr_assert_str_eq(got->name, want->name);
        cr_assert(got->level == want->level && got->bytes == want->bytes &&
                  got->count == want->count && got->cores == want->cores &&
                  got->threads == want->threads);
    }
    cr_assert_str_eq(hardware.source, "HWLOC_SYNTHETIC");
    cr_assert_eq(hardware.usable, 0, "threads of another machine cannot be used");
}

Test(hardware, of_this_machine_is_one_processor_or_more)
{
    cr_assert_eq(hardware_detect(&hardware, &err), 0, "%s", err.text);
    cr_assert(hardware.threads >= 1 && hardware.usable >= 1 && hardware.usable <= hardware.threads);
    for (int i = 0; i < hardware.usable; i++)
        for (int j = 0; j < i; j++)
            cr_assert_neq(hardware.usable_thread[i], hardware.usable_thread[j]);
}

Test(hardware, sizes_are_read_easily)
{
    static const struct {
        double bytes;
        const char *text;
    } sizes[] = {{64, "64 B"},         {49152, "48 KiB"}, {1572864, "1.5 MiB"},
                 {33554432, "32 MiB"}, {1e9, "954 MiB"},  {68719476736, "64 GiB"}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char text[32];
        hardware_size(sizes[i].bytes, text, sizeof text);
        cr_assert_str_eq(text, sizes[i].text);
    }
}

/* ---- the picture ---- */

static void expect_picture(const char *wanted)
{
    char *picture = hardware_picture(&hardware, &err);
    cr_assert(picture, "%s", err.text);
    cr_assert_str_eq(picture, wanted);
    free(picture);
}

TestSuite(picture, .fini = forget);

Test(picture, collapses_equal_cores_and_packages)
{
    describe("pack:2 l3:1(size=100663296) core:64 " L2_1M " " L1_32K " pu:2");
    expect_picture("+-- 2 x package ----------------------+\n"
                   "| L3 96 MiB                           |\n"
                   "| +-- 64 x core --------------------+ |\n"
                   "| | L1d 32 KiB, L2 1 MiB, 2 threads | |\n"
                   "| +---------------------------------+ |\n"
                   "+-------------------------------------+\n");
}

Test(picture, of_a_machine_without_l3_has_no_line_for_it)
{
    describe("pack:1 core:4 " L1_32K " pu:1");
    expect_picture("+-- package ---------------+\n"
                   "| +-- 4 x core ----------+ |\n"
                   "| | L1d 32 KiB, 1 thread | |\n"
                   "| +----------------------+ |\n"
                   "+--------------------------+\n");
}

Test(picture, keeps_what_differs_apart)
{
    setenv("HWLOC_XMLFILE", "tests/machines/hybrid.xml", 1);
    cr_assert_eq(hardware_detect(&hardware, &err), 0, "%s", err.text);
    cr_assert(hardware.cores == 6 && hardware.threads == 8);
    expect_picture("+-- package --------------------------+\n"
                   "| L3 24 MiB                           |\n"
                   "| +-- 2 x core ---------------------+ |\n"
                   "| | L1d 48 KiB, L2 2 MiB, 2 threads | |\n"
                   "| +---------------------------------+ |\n"
                   "| +-- L2 4 MiB ---------------------+ |\n"
                   "| | +-- 4 x core -----------------+ | |\n"
                   "| | | L1d 32 KiB, 1 thread        | | |\n"
                   "| | +-----------------------------+ | |\n"
                   "| +---------------------------------+ |\n"
                   "+-------------------------------------+\n");
}

Test(picture, is_never_wider_than_79_columns)
{
    static const char *const machines[] = {
        "pu:1",
        "core:1 pu:1",
        "pack:2 core:64 pu:2",
        "pack:8 numa:2 l3:2(size=33554432) l2:2 core:8 l1d:1 pu:4",
        "group:2 group:2 pack:2 numa:2 die:2 group:2 l3:2 l2:2 core:2 l1d:1 pu:2",
        "group:2 group:2 group:2 group:2 group:2 group:2 group:2 group:2 pack:2 core:2 pu:2",
    };
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++) {
        describe(machines[i]);
        char *picture = hardware_picture(&hardware, &err);
        cr_assert(picture && picture[0], "%s: %s", machines[i], err.text);
        for (char *line = strtok(picture, "\n"); line; line = strtok(NULL, "\n"))
            cr_assert_leq(strlen(line), 79, "%s: %s", machines[i], line);
        free(picture);
        forget();
    }
}

/* ---- the loops: known work ---- */

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
    double sum = 0;
    for (int i = 0; i < N; i++) {
        b[i] = i % 17;
        c[i] = i;
        sum += b[i];
    }
    cr_assert_eq(set->read(b, N, 1), sum);
    cr_assert_eq(set->read(b, N, 7), 7 * sum);
    set->triad(a, b, c, 0.5, N, 2);
    for (int i = 0; i < N; i++)
        cr_assert_eq(a[i], b[i] + 0.5 * c[i], "%s: element %d", set->name, i);
}

Test(loops, read_and_write_every_element)
{
    each_set(check_streams);
}

/* ---- the plan ---- */

static struct ceilings ceilings;
static const struct loops narrow = {.name = "scalar", .doubles = 1},
                          wide = {.name = "avx2", .doubles = 4};

static void plan(const char *machine, const struct loops *const *sets, int threads)
{
    describe(machine);
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

TestSuite(plan, .fini = forget);

#define TWO_CORES "pack:1 l3:1(size=16777216) core:2 " L2_1M " " L1_32K " pu:1"

Test(plan, of_a_cpu_without_vectors_has_fewer_rows)
{
    static const struct loops *const both[] = {&narrow, &wide, NULL},
                                     *const one[] = {&narrow, NULL}, *const none[] = {NULL};
    plan(TWO_CORES, both, 2);
    cr_assert(rows_of(CEILING_F64) == 4 && rows_of(CEILING_F32) == 4);
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
    plan("pack:1 core:1 " L1_32K " pu:1", sets, 1);
    cr_assert(rows_of(CEILING_READ) == 2 && rows_of(CEILING_F64) == 2);
    cr_assert(rows_of(CEILING_BARRIER) == 0 && rows_of(CEILING_FLAG) == 0);
}

Test(plan, footprints_are_half_of_a_thread_s_share)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    size_t grain = LOOP_GRAIN * sizeof(double);
    plan("pack:1 l3:1(size=16777216) core:2 " L2_1M " " L1_32K " pu:2", sets, 4);
    cr_assert_eq(footprint("L1d", 1), 16384 / grain * grain);
    cr_assert_eq(footprint("L1d", 4), 8192 / grain * grain);
    cr_assert_eq(footprint("L2", 4), 262144 / grain * grain);
    cr_assert_eq(footprint("L3", 1), 8388608 / grain * grain);
    cr_assert_eq(footprint("L3", 4), 2097152 / grain * grain);
    cr_assert_eq(footprint("memory", 1), 67108864 / grain * grain);
    cr_assert_eq(footprint("memory", 4), 16777216 / grain * grain);
}

Test(plan, a_level_that_is_no_larger_than_the_one_before_is_not_measured)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    plan("pack:1 l3:1(size=67108864) core:64 " L2_1M " " L1_32K " pu:1", sets, 64);
    cr_assert(footprint("L3", 1) > 1048576);
    cr_assert_eq(footprint("L3", 64), 0);
    cr_assert(ceiling_find(&ceilings, CEILING_READ, "L3", 64)->why[0]);
}

Test(plan, a_cache_that_cannot_be_ours_is_counted_in_part)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    plan("pack:1 l3:1(size=272629760) core:2 " L2_1M " " L1_32K " pu:1", sets, 2);
    cr_assert_eq(ceilings.level[2].reported, 272629760);
    cr_assert_eq(ceilings.level[2].counted, 67108864);
}

Test(plan, meetings_are_of_two_threads_of_twice_as_many_and_of_all)
{
    static const struct loops *const sets[] = {&narrow, NULL};
    static const int teams[] = {2, 4, 8, 12};
    plan("pack:1 core:12 " L1_32K " pu:1", sets, 12);
    cr_assert_eq(rows_of(CEILING_BARRIER), 4);
    for (int i = 0; i < 4; i++)
        cr_assert(ceiling_find(&ceilings, CEILING_FLAG, NULL, teams[i]), "%d", teams[i]);
}

Test(plan, fits_its_table_on_the_largest_machine)
{
    const struct loops *sets[8] = {&narrow, &wide, &narrow, &wide, &narrow, &wide, &narrow};
    plan("pack:8 l3:1(size=402653184) core:128 " L2_1M " " L1_32K " pu:2", sets, 2048);
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
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_FLAG, NULL, 2)), 2);
    cr_assert_eq(ceiling_work(ceiling_find(&ceilings, CEILING_BARRIER, NULL, 2)), 1);
}

/* ---- a sample ---- */

/* One sample of every row for so many threads, few calls each: the loops check their own work. */
static void sample_all(int threads)
{
    struct stage stage = {.ceilings = &ceilings, .calls = 3};
    work_sizes(&stage, threads);
    stage.memory = mem_untouched(stage.slice * (size_t)threads, sizeof(double), &err);
    stage.thread = mem_untouched((size_t)threads, sizeof *stage.thread, &err);
    cr_assert(stage.memory && stage.thread);
    memset(stage.thread, 0, (size_t)threads * sizeof *stage.thread);
    cr_assert_eq(stage_fill(&stage, threads, &err), 0, "%s", err.text);
    for (int i = 0; i < ceilings.count; i++) {
        double seconds = 0;
        int interrupted;
        stage.row = &ceilings.row[i];
        if (stage.row->threads != threads || stage.row->why[0])
            continue;
        cr_assert_eq(stage_sample(&stage, &seconds, &interrupted, &err), 0, "%s", err.text);
        cr_assert(seconds > 0);
    }
    free(stage.memory);
    free(stage.thread);
}

static void sample_plan(int threads)
{
    const struct loops *sets[8] = {NULL};
    int count = 0;
    for (int i = 0; loop_sets[i]; i++)
        if (loops_run_here(loop_sets[i]))
            sets[count++] = loop_sets[i];
    plan("pack:1 core:4 " L1_32K " pu:1", sets, threads);
    for (int i = 0; i < ceilings.count; i++) /* a small memory will do */
        if (!strcmp(ceilings.row[i].name, "memory"))
            ceilings.row[i].bytes = (size_t)1500 * 3 * LOOP_GRAIN * sizeof(double); /* > a window */
}

TestSuite(sample, .fini = forget);

Test(sample, of_every_row_does_its_work_alone)
{
    sample_plan(1);
    sample_all(1);
}

Test(sample, of_every_row_does_its_work_in_a_team)
{
    sample_plan(3);
    sample_all(2);
    sample_all(3);
}

/* ---- figures ---- */

static struct ceiling *add(enum ceiling_kind kind, const char *name, int threads, double best)
{
    struct ceiling *row = &ceilings.row[ceilings.count++];
    *row = (struct ceiling){
        .kind = kind, .threads = threads, .best = best, .rounds = 1, .round = {best}};
    snprintf(row->name, sizeof row->name, "%s", name);
    return row;
}

/* Four cores; L1 of a core, L2 of two. */
static void make(void)
{
    ceilings = (struct ceilings){
        .cpu = "a CPU",
        .date = "2026-01-02T03:04:05Z",
        .version = "1",
        .processors = (int)sysconf(_SC_NPROCESSORS_ONLN),
        .cores = 4,
        .threads = 4,
        .pinned = 1,
        .kernels = "ref scalar",
        .levels = 3,
        .level = {{"L1d", 1000, 1000, 1, 1}, {"L2", 10000, 10000, 2, 2}, {"memory", 0, 0, 4, 4}}};
    add(CEILING_READ, "L1d", 1, 100);
    add(CEILING_READ, "L2", 1, 50);
    add(CEILING_READ, "memory", 1, 10);
    add(CEILING_READ, "L1d", 4, 400);
    add(CEILING_READ, "L2", 4, 200);
    add(CEILING_READ, "memory", 4, 16);
    add(CEILING_F64, "scalar", 1, 7);
    add(CEILING_F64, "scalar", 4, 28);
}

TestSuite(ceilings, .init = make);

Test(ceilings, of_a_footprint_are_those_of_the_level_that_holds_it)
{
    cr_assert_str_eq(ceiling_level(&ceilings, 1, 1000), "L1d");
    cr_assert_str_eq(ceiling_level(&ceilings, 1, 1001), "L2");
    cr_assert_str_eq(ceiling_level(&ceilings, 1, 10000), "L2");
    cr_assert_str_eq(ceiling_level(&ceilings, 4, 5000), "L2");
    cr_assert_str_eq(ceiling_level(&ceilings, 4, 5001), "memory");
    cr_assert_eq(ceiling_bandwidth(&ceilings, 1, 1000), 100);
    cr_assert_eq(ceiling_bandwidth(&ceilings, 4, 5000), 200);
}

Test(ceilings, between_one_thread_and_all_are_interpolated_and_end_there)
{
    cr_assert_eq(ceiling_bandwidth(&ceilings, 2, 1 << 20), 12);
    cr_assert_eq(ceiling_bandwidth(&ceilings, 3, 1 << 20), 14);
    cr_assert_eq(ceiling_bandwidth(&ceilings, 9, 1 << 20), 16);
    cr_assert_eq(ceiling_flops(&ceilings, "scalar", PRECISION_F64, 2), 14);
}

Test(ceilings, of_the_reference_kernels_are_the_scalar_ones_and_of_unknown_ones_unknown)
{
    cr_assert_eq(ceiling_flops(&ceilings, "ref", PRECISION_F64, 4), 28);
    cr_assert(isnan(ceiling_flops(&ceilings, "avx512", PRECISION_F64, 1)));
}

Test(ceilings, of_a_level_that_was_not_measured_are_those_of_the_next)
{
    ceilings.row[4].best = NAN; /* L2, all threads */
    cr_assert_str_eq(ceiling_level(&ceilings, 4, 5000), "memory");
    cr_assert_str_eq(ceiling_level(&ceilings, 1, 5000), "L2");
}

Test(ceilings, tell_how_well_the_cores_add_up_and_how_often_others_ran)
{
    cr_assert_eq(ceilings_scaling(&ceilings), 4);
    cr_assert_eq(ceilings_interrupted(&ceilings, 4), 0);
    ceilings.row[4].interrupted = 1;
    cr_assert_eq(ceilings_interrupted(&ceilings, 4), 0.25);
    cr_assert_eq(ceilings_interrupted(&ceilings, 1), 0);
}

Test(ceilings, of_nothing_are_unknown)
{
    cr_assert(isnan(ceilings_scaling(&(struct ceilings){.threads = 1})));
    ceilings.levels = ceilings.count = 0;
    cr_assert(isnan(ceiling_bandwidth(&ceilings, 1, 8)));
    cr_assert_str_eq(ceiling_level(&ceilings, 1, 8), "unavailable");
}

Test(ceilings, are_the_best_round_whichever_way_is_better)
{
    struct ceiling *fast = add(CEILING_READ, "x", 1, 0), *late = add(CEILING_BARRIER, "", 2, 0);
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
    add(CEILING_ADDS, "", 1, adds);
    struct ceiling *row = add(CEILING_FREQUENCY, "scalar", 1, multiplies);
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
    struct ceiling *row = add(CEILING_FREQUENCY, "avx512", 1, NAN);
    memset(row->why, 'x', 90);
    memset(row->why + 40, ' ', 1);
    add(CEILING_FREQUENCY, "avx512", 4, NAN);
    ceilings.row[0].best = ceilings.row[0].median = 99999e9;
    ceilings.row[3].best = ceilings.row[3].median = 99999e9;
    ceilings.row[7].best = ceilings.row[7].median = 7; /* does not scale: a note */
    ceilings.level[1].reported = 1 << 30;
    cr_assert(file);
    ceilings_print(file, &ceilings);
    fclose(file);
    cr_assert(strstr(text, "unavailable, 1 thread: x") && strstr(text, "1.0 times"));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        cr_assert_leq(strlen(line), 79, "%s", line);
    free(text);
}

/* ---- the cache ---- */

static char folder[64];

static void make_cache(void)
{
    make();
    snprintf(folder, sizeof folder, "/tmp/slabmark-cache-XXXXXX");
    cr_assert(mkdtemp(folder));
    snprintf(ceilings.flags, sizeof ceilings.flags, "%s", ceilings_flags());
    setenv("XDG_CACHE_HOME", folder, 1);
    hardware = (struct hardware){.cpu = "a CPU"};
}

static char *cache_path(void)
{
    char *path = ceilings_path(&err);
    cr_assert(path, "%s", err.text);
    cr_assert_eq(strncmp(path, folder, strlen(folder)), 0);
    return path;
}

static void drop_cache(void)
{
    char *path = cache_path(), *slash = strrchr(path, '/');
    chmod(path, 0600);
    unlink(path);
    *slash = '\0';
    rmdir(path);
    free(path);
    cr_expect_eq(rmdir(folder), 0, "something else was left in %s", folder);
}

TestSuite(cache, .init = make_cache, .fini = drop_cache);

static int load(struct ceilings *loaded)
{
    return ceilings_load_for(loaded, &hardware, &err);
}

static void save(void)
{
    cr_assert_eq(ceilings_save(&ceilings, &err), 0, "%s", err.text);
}

static void expect_refused(const char *why)
{
    static struct ceilings loaded;
    err = (struct err){0};
    cr_assert_eq(load(&loaded), -1);
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert(strstr(err.text, why), "'%s' in: %s", why, err.text);
}

Test(cache, gives_back_what_it_took)
{
    static struct ceilings loaded;
    struct ceiling *missing = add(CEILING_FREQUENCY, "scalar", 1, NAN);
    snprintf(missing->why, sizeof missing->why, "no reason");
    missing->median = missing->deviation = NAN;
    missing->rounds = 0;
    ceilings.row[0].interrupted = 1;
    ceilings.row[1].round[0] = 0.1 + 0.2;
    save();
    cr_assert_eq(load(&loaded), 0, "%s", err.text);
    cr_assert(loaded.count == ceilings.count && loaded.levels == 3 && loaded.threads == 4);
    cr_assert(loaded.row[0].interrupted == 1 && loaded.row[1].round[0] == 0.1 + 0.2);
    cr_assert(isnan(loaded.row[8].best) && !strcmp(loaded.row[8].why, "no reason"));
    cr_assert_str_eq(loaded.date, ceilings.date);
    cr_assert_eq(ceiling_bandwidth(&loaded, 2, 1 << 20), 12);
    json_t *before = ceilings_json(&ceilings), *after = ceilings_json(&loaded);
    cr_assert(before && json_equal(before, after));
    json_decref(before);
    json_decref(after);
}

Test(cache, of_nothing_says_which_file_is_missing)
{
    expect_refused("No such file");
}

Test(cache, of_another_cpu_or_number_of_them_or_build_is_stale)
{
    save();
    snprintf(hardware.cpu, sizeof hardware.cpu, "another CPU");
    expect_refused("of another CPU");
    snprintf(hardware.cpu, sizeof hardware.cpu, "a CPU");
    ceilings.processors++;
    save();
    expect_refused("processors");
    ceilings.processors--;
    snprintf(ceilings.flags, sizeof ceilings.flags, "-O0");
    save();
    expect_refused("other flags: -O0");
}

/* What the file holds, changed. */
static void rewrite(void (*change)(json_t *))
{
    char *path = cache_path();
    save();
    json_t *json = json_load_file(path, 0, NULL);
    cr_assert(json);
    change(json);
    cr_assert_eq(json_dump_file(json, path, 0), 0);
    json_decref(json);
    free(path);
}

static void age(json_t *json)
{
    json_object_set_new(json, "schema", json_integer(CEILINGS_SCHEMA + 1));
}

static void drop_rows(json_t *json)
{
    json_object_del(json, "rows");
}

static void add_rows(json_t *json)
{
    json_t *rows = json_object_get(json, "rows");
    for (int i = 0; i < CEILING_ROWS; i++)
        json_array_append(rows, json_array_get(rows, 0));
}

static void lengthen(json_t *json)
{
    char name[300];
    memset(name, 'x', sizeof name);
    json_object_set_new(json, "version", json_stringn(name, sizeof name));
}

static void rename_kind(json_t *json)
{
    json_t *row = json_array_get(json_object_get(json, "rows"), 0);
    json_object_set_new(row, "kind", json_string("speed"));
}

Test(cache, of_another_schema_or_shape_is_refused)
{
    rewrite(age);
    expect_refused("schema");
    rewrite(drop_rows);
    expect_refused("missing or of the wrong type");
    rewrite(add_rows);
    expect_refused("missing or of the wrong type");
    rewrite(lengthen);
    expect_refused("missing or of the wrong type");
    rewrite(rename_kind);
    expect_refused("missing or of the wrong type");
}

Test(cache, cut_short_anywhere_is_refused)
{
    struct stat status;
    char *path = cache_path();
    save();
    cr_assert_eq(stat(path, &status), 0);
    for (off_t length = status.st_size - 2; length > 0; length -= status.st_size / 7) {
        cr_assert_eq(truncate(path, length), 0);
        expect_refused(path);
    }
    free(path);
}

Test(cache, that_cannot_be_written_is_an_error_that_names_it)
{
    setenv("XDG_CACHE_HOME", "/dev/null/cache", 1);
    cr_assert_eq(ceilings_save(&ceilings, &err), -1);
    cr_assert(strstr(err.text, "/dev/null/cache"), "%s", err.text);
    setenv("XDG_CACHE_HOME", folder, 1);
    save();
}

Test(cache, is_in_the_home_folder_unless_told_otherwise)
{
    setenv("XDG_CACHE_HOME", "relative", 1);
    setenv("HOME", "/home/x", 1);
    char *path = ceilings_path(&err);
    cr_assert(path && !strncmp(path, "/home/x/.cache/slabmark/", 24), "%s", path);
    free(path);
    unsetenv("HOME");
    unsetenv("XDG_CACHE_HOME");
    cr_assert_null(ceilings_path(&err));
    setenv("XDG_CACHE_HOME", folder, 1);
    save();
}
