/* The latency from core to core: which CPUs are taken, and how the matrix is printed. */
#include "bench/machine/core_latency.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct core_latency latency;
static struct err err;

Test(core_latency, is_of_all_cpus_where_they_are_few)
{
    struct hardware hardware = {.usable = 3, .usable_thread = (int[]){4, 6, 5}};
    core_latency_choose(&latency, &hardware);
    cr_assert(latency.cpus == 3 && latency.cpu[0] == 4 && latency.cpu[2] == 5);
    cr_assert(isnan(latency.seconds[0][1]));
}

Test(core_latency, is_of_some_evenly_taken_where_they_are_many)
{
    static int numbers[256];
    struct hardware hardware = {.usable = 256, .usable_thread = numbers};
    for (int i = 0; i < 256; i++)
        numbers[i] = i;
    core_latency_choose(&latency, &hardware);
    cr_assert_eq(latency.cpus, CEILING_CPUS);
    for (int i = 0; i < CEILING_CPUS; i++)
        cr_assert_eq(latency.cpu[i], 256 * i / CEILING_CPUS);
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

static void expect_printed(int usable, const char *wanted)
{
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    cr_assert(file);
    core_latency_print(file, &latency, usable);
    fclose(file);
    cr_assert_str_eq(text, wanted);
    free(text);
}

Test(core_latency, is_printed_as_a_matrix)
{
    latency = (struct core_latency){
        .cpus = 3,
        .cpu = {0, 8, 120},
        .seconds = {{NAN, 41e-9, 123.4e-9}, {41e-9, NAN, NAN}, {123.4e-9, NAN, NAN}}};
    expect_printed(3, "\ncore to core, ns one way\n"
                      "                0    8  120\n"
                      "CPU 0           .   41  123\n"
                      "CPU 8          41    .    -\n"
                      "CPU 120       123    -    .\n");
    latency.cpus = 1;
    expect_printed(1, "");
}
