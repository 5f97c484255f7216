/* What a machine is made of, counted and drawn: of machines that hwloc's descriptions and files
 * make up. No test here knows what this machine has. */
#include "tests/support/machine.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct err err;
static struct hardware hardware;

static void forget(void)
{
    hardware_free(&hardware);
}

/* ---- counts ---- */

TestSuite(hardware, .fini = forget);

Test(hardware, of_two_packages_is_counted)
{
    machine_describe(&hardware, "pack:2 l3:1(size=100663296) core:64 " MACHINE_L2_L1 " pu:2");
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
    machine_describe(&hardware, "pack:2 l3:1(size=100663296) core:64 " MACHINE_L2_L1 " pu:2");
    expect_picture("+-- 2 x package ----------------------+\n"
                   "| L3 96 MiB                           |\n"
                   "| +-- 64 x core --------------------+ |\n"
                   "| | L1d 32 KiB, L2 1 MiB, 2 threads | |\n"
                   "| +---------------------------------+ |\n"
                   "+-------------------------------------+\n");
}

Test(picture, of_a_machine_without_l3_has_no_line_for_it)
{
    machine_describe(&hardware, "pack:1 core:4 " MACHINE_L1 " pu:1");
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
        machine_describe(&hardware, machines[i]);
        char *picture = hardware_picture(&hardware, &err);
        cr_assert(picture && picture[0], "%s: %s", machines[i], err.text);
        for (char *line = strtok(picture, "\n"); line; line = strtok(NULL, "\n"))
            cr_assert_leq(strlen(line), 79, "%s: %s", machines[i], line);
        free(picture);
        forget();
    }
}
