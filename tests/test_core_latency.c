/* The latency from core to core: which CPUs are taken, and how the matrix is printed. */
#include "bench/machine/core_latency.h"
#include "tests/support/machine.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct core_latency latency;
static struct err err;

static int place[CEILING_CPUS];

Test(core_latency, is_of_all_usable_cpus_where_they_are_few)
{
    struct hardware hardware;
    machine_describe(&hardware, "pack:1 core:4 " MACHINE_L1 " pu:1");
    machine_allow_all(&hardware);
    hardware.thread[1].usable = 0;
    core_latency_choose(&latency, &hardware, place);
    cr_assert(latency.cpus == 3 && latency.of == 3);
    cr_assert(latency.cpu[0] == 0 && latency.cpu[1] == 2 && latency.cpu[2] == 3);
    cr_assert(isnan(latency.seconds[0][1]));
    hardware_free(&hardware);
}

/* 256 CPUs: two packages of four L3, each with 16 cores of two threads. */
#define MANY "pack:2 l3:4(size=33554432) core:16 " MACHINE_L2_L1 " pu:2"

static int count_pairs(const struct hardware *hardware, enum hardware_share share)
{
    int count = 0;
    for (int i = 0; i < latency.cpus; i++)
        for (int j = 0; j < i; j++)
            count +=
                hardware_shared(&hardware->thread[place[i]], &hardware->thread[place[j]]) == share;
    return count;
}

Test(core_latency, of_many_cpus_has_pairs_of_every_nearness)
{
    struct hardware hardware;
    machine_describe(&hardware, MANY);
    machine_allow_all(&hardware);
    cr_assert_eq(hardware.threads, 256);
    core_latency_choose(&latency, &hardware, place);
    cr_assert(latency.cpus == CEILING_CPUS && latency.of == 256);
    for (int i = 1; i < latency.cpus; i++)
        cr_assert(place[i] > place[i - 1] && latency.cpu[i] == hardware.thread[place[i]].number);
    cr_expect_geq(count_pairs(&hardware, SHARE_CORE), 3);
    cr_expect_geq(count_pairs(&hardware, SHARE_L3), 3);
    cr_expect_geq(count_pairs(&hardware, SHARE_PACKAGE), 3);
    cr_expect_geq(count_pairs(&hardware, SHARE_MACHINE), 3);
    hardware_free(&hardware);
}

Test(core_latency, pairs_are_summed_up_by_what_they_share)
{
    struct hardware hardware;
    machine_describe(&hardware, "pack:2 core:2 pu:1");
    machine_allow_all(&hardware);
    core_latency_choose(&latency, &hardware, place);
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++)
            if (i != j && i + j != 3) /* 0 and 3, 1 and 2 were not measured */
                latency.seconds[i][j] = (i ^ j) != 1 ? 100e-9 : i < 2 ? 20e-9 : 30e-9;
    core_latency_group(&latency, &hardware, place);
    cr_assert_eq(latency.groups, 2);
    const struct latency_group *near = &latency.group[0], *far = &latency.group[1];
    cr_expect_str_eq(near->within, "package");
    cr_expect(near->pairs == 2 && near->low == 20e-9 && near->high == 30e-9);
    cr_expect_float_eq(near->median, 25e-9, 1e-15);
    cr_expect_str_eq(far->within, "machine");
    cr_expect(far->pairs == 2 && far->median == 100e-9);
    hardware_free(&hardware);
}

Test(core_latency, of_this_machine_is_symmetric_and_positive_where_it_is_known)
{
    struct hardware hardware;
    cr_assert_eq(hardware_detect(&hardware, &err), 0, "%s", err.text);
    cr_assert_eq(core_latency_measure(&latency, &hardware, &err), 0, "%s", err.text);
    for (int i = 0; i < latency.cpus; i++)
        for (int j = 0; j < latency.cpus; j++) {
            double one = latency.seconds[i][j], other = latency.seconds[j][i];
            cr_assert(i != j || isnan(one));
            cr_assert((isnan(one) && isnan(other)) || (one > 0 && one <= other && one >= other));
        }
    hardware_free(&hardware);
}

static void expect_printed(const char *wanted)
{
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    cr_assert(file);
    core_latency_print(file, &latency);
    fclose(file);
    cr_assert_str_eq(text, wanted);
    free(text);
}

Test(core_latency, is_printed_as_a_matrix_with_its_groups)
{
    latency = (struct core_latency){
        .cpus = 3,
        .cpu = {0, 8, 120},
        .of = 128,
        .seconds = {{NAN, 41e-9, 123.4e-9}, {41e-9, NAN, NAN}, {123.4e-9, NAN, NAN}},
        .groups = 2,
        .group = {{"L3", 1, 41e-9, 41e-9, 41e-9}, {"machine", 1, 123e-9, 123.4e-9, 124e-9}}};
    expect_printed("\ncore to core, ns one way\n"
                   "                0    8  120\n"
                   "CPU 0           .   41  123\n"
                   "CPU 8          41    .    -\n"
                   "CPU 120       123    -    .\n"
                   "within one L3          41 (41 to 41, 1 pair)\n"
                   "within one machine    123 (123 to 124, 1 pair)\n"
                   "of 128 CPUs: some that lie far apart, with neighbours of each\n");
    latency.cpus = 1;
    expect_printed("");
}

Test(core_latency, as_json_is_read_as_it_was_written)
{
    struct core_latency read = {0};
    latency = (struct core_latency){.cpus = 2,
                                    .cpu = {3, 200},
                                    .of = 256,
                                    .seconds = {{NAN, 5e-8}, {5e-8, NAN}},
                                    .groups = 1,
                                    .group = {{"package", 1, 5e-8, 5e-8, 5e-8}}};
    json_t *json = core_latency_json(&latency);
    cr_assert_eq(core_latency_from_json(&read, json), 0);
    cr_expect(read.cpus == 2 && read.cpu[1] == 200 && read.of == 256);
    cr_expect(read.seconds[0][1] == 5e-8 && isnan(read.seconds[1][1]));
    cr_expect(read.groups == 1 && read.group[0].pairs == 1 && read.group[0].median == 5e-8);
    cr_expect_str_eq(read.group[0].within, "package");
    json_decref(json);
}
