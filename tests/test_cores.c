/* Cores that a case asks for: both hardware threads of a core, cores of one type. */
#include "bench/measure/cores.h"
#include "tests/support/machine.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static const struct word_and_number any = {CORES_ANY, 0}, siblings = {CORES_SIBLINGS, 0};
static struct hardware hardware;
static struct err err;

static void forget(void)
{
    hardware_free(&hardware);
}

TestSuite(cores, .fini = forget);

/* Two cores of two threads, CPUs 0 to 3, and four of one, CPUs 4 to 7. */
static void describe_hybrid(void)
{
    setenv("HWLOC_XMLFILE", "tests/machines/hybrid.xml", 1);
    cr_assert_eq(hardware_detect(&hardware, &err), 0, "%s", err.text);
}

static struct word_and_number type(int number)
{
    return (struct word_and_number){CORES_TYPE, number};
}

static void expect_list(struct word_and_number choice, int count, const int *wanted)
{
    int processor[8];
    cr_assert_eq(cores_list(&hardware, choice, processor), count);
    for (int i = 0; i < count; i++)
        cr_expect_eq(processor[i], wanted[i], "%d: %d", i, processor[i]);
}

Test(cores, of_a_hybrid_machine)
{
    describe_hybrid();
    machine_allow_all(&hardware);
    cr_assert_eq(hardware.core_types, 2);
    expect_list(any, 8, (int[]){0, 2, 4, 5, 6, 7, 1, 3});
    expect_list(siblings, 4, (int[]){0, 1, 2, 3});
    expect_list(type(0), 4, (int[]){4, 5, 6, 7});
    expect_list(type(1), 4, (int[]){0, 2, 1, 3});
    cr_expect_null(cores_lacking(&hardware, siblings));
    cr_expect_null(cores_lacking(&hardware, type(1)));
    cr_expect_str_eq(cores_lacking(&hardware, type(2)), "there are no cores of that type");
}

Test(cores, that_may_not_be_used_have_no_pair)
{
    describe_hybrid();
    machine_allow_all(&hardware);
    hardware.thread[1].usable = 0;
    hardware.source[0] = '\0'; /* as of this machine */
    expect_list(siblings, 2, (int[]){2, 3});
    hardware.thread[2].usable = 0;
    cr_expect_str_eq(cores_lacking(&hardware, siblings), "no core has two hardware threads");
}

Test(cores, of_a_described_machine_are_there_though_none_is_usable)
{
    describe_hybrid();
    cr_expect_null(cores_lacking(&hardware, siblings));
    expect_list(siblings, 0, NULL);
}

Test(cores, that_are_all_alike)
{
    machine_describe(&hardware, "pack:1 core:4 pu:1");
    cr_expect_str_eq(cores_lacking(&hardware, siblings), "no core has two hardware threads");
    cr_expect_str_eq(cores_lacking(&hardware, type(0)), "all cores are of one type");
    cr_expect_null(cores_lacking(&hardware, any));
}
