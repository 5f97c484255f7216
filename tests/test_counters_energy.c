/* The energy of a PMU outside the cores, which /sys describes. The PMU of this test counts the
 * kernel's clock of CPU 0, a nanosecond being 50 nJ: it draws 50 W. */
#include "base/clock.h"
#include "bench/counters/counters.h"
#include "bench/counters/perf_event.h"
#include "engine/engine.h"
#include "tests/support/near.h"
#include "tests/support/test_folder.h"

#include <stdlib.h>
#include <unistd.h>

#define POWER "sys/bus/event_source/devices/power/"
static const double watts = 50;

static void begin(void)
{
    test_folder_begin();
    cr_assert(!system("mkdir -p " POWER "events " POWER "format"));
    test_folder_write(POWER "type", "1\n"); /* PERF_TYPE_SOFTWARE */
    test_folder_write(POWER "cpumask", "0\n");
    test_folder_write(POWER "format/event", "config:0-7\n");
    test_folder_write(POWER "events/energy-pkg", "event=0x00\n"); /* PERF_COUNT_SW_CPU_CLOCK */
    test_folder_write(POWER "events/energy-pkg.scale", "5e-8\n");
    test_folder_write(POWER "events/energy-ram", "event=0x100\n");
    setenv("SLABMARK_ROOT", ".", 1);
}

TestSuite(counters_energy, .init = begin, .fini = test_folder_end);

Test(counters_energy, is_described_by_sys)
{
    struct perf_event event;
    struct err err;
    cr_assert_not(perf_event_find(&event, "power/energy-pkg/", &err), "%s", err.text);
    cr_expect_eq(event.attr.type, PERF_TYPE_SOFTWARE);
    cr_expect_eq(event.attr.config, PERF_COUNT_SW_CPU_CLOCK);
    cr_expect_eq(event.scale, 5e-8);
    cr_expect(event.machine && event.cpus == 1 && event.cpu[0] == 0);
    cr_expect(perf_event_find(&event, "power/energy-ram/", &err));
    cr_expect_str_eq(err.text, "the PMU power describes energy-ram in an unsupported form");
    cr_expect(perf_event_find(&event, "power/energy-gpu/", &err));
    cr_expect(strstr(err.text, "the PMU power has no event energy-gpu, only: "), "%s", err.text);
}

/* More than the watts times the time within, and less than those times the time around. */
Test(counters_energy, is_counted_in_joules)
{
    struct counters *counters;
    struct err err;
    cr_assert_not(counters_open(&counters, "perf,energy", 1, &err), "%s", err.text);
    const struct counted *energy = counters_at(counters, counters_find(counters, "energy"));
    if (!counters_passes(counters))
        cr_skip_test("%s", energy->reason);
    const struct watch *watch = counters_watch(counters, 0);
    watch->enter(watch->arg, 0);
    double around = clock_seconds();
    watch->begin(watch->arg, 0);
    double within = clock_seconds();
    usleep(50000);
    within = clock_seconds() - within;
    watch->end(watch->arg, 0);
    around = clock_seconds() - around;
    watch->leave(watch->arg, 0);
    counters_check(counters, NULL);
    cr_assert_eq(energy->status, COUNTER_MEASURED, "%s", energy->reason);
    cr_expect_str_eq(energy->source, "perf:power/energy-pkg/");
    cr_expect(energy->total > 0.999 * watts * within && energy->total < 1.001 * watts * around,
              "%g J in %g to %g s", energy->total, within, around);
    counters_close(counters);
}
