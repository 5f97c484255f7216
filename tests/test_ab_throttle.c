/* Throttled processors, from files made by hand and clocks made up. */
#include "bench/ab/ab_throttle.h"

#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define CPUS "sys/devices/system/cpu/"

static struct ab_throttle throttle;

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
    ab_throttle_begin(&throttle);
    ab_throttle_end(&throttle);
    cr_expect_eq(throttle.events, 0, "%g", throttle.events);
    cr_expect_not(ab_throttle_seen(&throttle));
    write_counts(5, 2, 100);
    ab_throttle_end(&throttle);
    cr_expect_eq(throttle.events, 2, "%g", throttle.events);
    cr_expect(ab_throttle_seen(&throttle));
    write_counts(5, 0, 103);
    ab_throttle_end(&throttle);
    cr_expect_eq(throttle.events, 3, "a package is one: %g", throttle.events);
}

static void add_clocks(int count, double clock)
{
    for (int i = 0; i < count; i++)
        ab_throttle_add(&throttle, clock);
}

/* Without counts, a quarter of the pairs must be slow. */
Test(throttle, clock_decides_where_nothing_is_counted)
{
    ab_throttle_begin(&throttle);
    cr_expect(isnan(throttle.events));
    cr_expect_not(ab_throttle_seen(&throttle), "nothing is known");
    add_clocks(20, 3e9);
    add_clocks(1, NAN);
    add_clocks(4, 1e9);
    cr_expect_not(ab_throttle_seen(&throttle));
    add_clocks(5, 2.5e9);
    cr_expect_not(ab_throttle_seen(&throttle), "turbo");
    add_clocks(7, 1.1e9);
    double low, fastest;
    ab_throttle_clocks(&throttle, &low, &fastest);
    cr_expect_eq(low, 1.1e9, "%g", low);
    cr_expect_eq(fastest, 3e9, "%g", fastest);
    cr_expect(ab_throttle_seen(&throttle));
}

/* Counts are better evidence than a clock, which other things move too. */
Test(throttle, counts_come_first)
{
    write_counts(0, 0, 0);
    ab_throttle_begin(&throttle);
    add_clocks(10, 3e9);
    add_clocks(10, 1e9);
    cr_expect_not(ab_throttle_seen(&throttle));
}
