/* Throttled processors, from files made by hand and clocks made up. */
#include "bench/ab/throttle.h"

#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define CPUS "sys/devices/system/cpu/"

static struct throttle throttle;

/* Two processors of one package. */
static void begin(void)
{
    test_folder_begin();
    static const char *const folders[] = {
        "sys",       "sys/devices", "sys/devices/system",         CPUS,
        CPUS "cpu0", CPUS "cpu1",   CPUS "cpu0/thermal_throttle", CPUS "cpu1/thermal_throttle"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        cr_assert_eq(mkdir(folders[i], 0777), 0, "%s", folders[i]);
    test_folder_write(CPUS "online", "0-1\n");
    setenv("SLABMARK_ROOT", ".", 1);
}

TestSuite(throttle, .init = begin, .fini = test_folder_end);

static void write_counts(int core0, int core1, int package)
{
    static const char *const files[] = {
        CPUS "cpu0/thermal_throttle/core_throttle_count",
        CPUS "cpu1/thermal_throttle/core_throttle_count",
        CPUS "cpu0/thermal_throttle/package_throttle_count",
        CPUS "cpu1/thermal_throttle/package_throttle_count",
    };
    const int counts[] = {core0, core1, package, package};
    for (int i = 0; i < 4; i++) {
        char text[16];
        snprintf(text, sizeof text, "%d\n", counts[i]);
        test_folder_write(files[i], text);
    }
}

Test(throttle, events_of_the_run_are_counted)
{
    write_counts(5, 0, 100);
    throttle_begin(&throttle);
    throttle_end(&throttle);
    cr_expect_eq(throttle.events, 0, "%lld", throttle.events);
    cr_expect_not(throttle_seen(&throttle));
    write_counts(5, 2, 100);
    throttle_end(&throttle);
    cr_expect_eq(throttle.events, 2, "%lld", throttle.events);
    cr_expect(throttle_seen(&throttle));
    write_counts(5, 0, 103);
    throttle_end(&throttle);
    cr_expect_eq(throttle.events, 3, "a package is one: %lld", throttle.events);
}

static void add_clocks(int count, double clock)
{
    for (int i = 0; i < count; i++)
        throttle_add(&throttle, clock);
}

/* Without counts, a quarter of the pairs must be slow. */
Test(throttle, clock_decides_where_nothing_is_counted)
{
    throttle_begin(&throttle);
    cr_expect_eq(throttle.events, -1);
    cr_expect_not(throttle_seen(&throttle), "nothing is known");
    add_clocks(20, 3e9);
    add_clocks(1, NAN);
    add_clocks(4, 1e9);
    cr_expect_not(throttle_seen(&throttle));
    add_clocks(5, 2.5e9);
    cr_expect_not(throttle_seen(&throttle), "turbo");
    add_clocks(7, 2e9);
    double low, fastest;
    throttle_clocks(&throttle, &low, &fastest);
    cr_expect_eq(low, 2e9, "%g", low);
    cr_expect_eq(fastest, 3e9, "%g", fastest);
    cr_expect(throttle_seen(&throttle));
}

/* Counts are better evidence than a clock, which other things move too. */
Test(throttle, counts_come_first)
{
    write_counts(0, 0, 0);
    throttle_begin(&throttle);
    add_clocks(10, 3e9);
    add_clocks(10, 1e9);
    cr_expect_not(throttle_seen(&throttle));
}

Test(throttle, a_clock_is_measured)
{
    double clock = throttle_clock();
    cr_expect(isfinite(clock) && clock > 0, "%g", clock);
}
