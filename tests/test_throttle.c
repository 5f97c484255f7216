/* The kernel's counts of throttling, of stolen time, and of memory, read from folders that hold
 * other machines' /proc and /sys. */
#include "bench/common/steal.h"
#include "bench/common/host.h"
#include "bench/machine/throttle.h"
#include "tests/support/other_machine.h"

#include <criterion/criterion.h>
#include <math.h>
#include <unistd.h>

TestSuite(throttle, .init = other_machine_begin, .fini = other_machine_end);
TestSuite(steal, .init = other_machine_begin, .fini = other_machine_end);
TestSuite(memory, .init = other_machine_begin, .fini = other_machine_end);

static void put_counts(int cpu, const char *core, const char *package)
{
    other_machine_put_cpu(cpu, "thermal_throttle/core_throttle_count", core);
    other_machine_put_cpu(cpu, "thermal_throttle/package_throttle_count", package);
}

Test(throttle, is_summed_over_the_allowed_cpus_and_once_over_their_package)
{
    other_machine_put("/proc/self/status", "Cpus_allowed_list:\t0,2\n");
    put_counts(0, "3\n", "10\n");
    put_counts(1, "1000\n", "1000\n");
    put_counts(2, "5\n", "20\n");
    cr_assert_eq(throttle_count(&foreign.host), 28);
    put_counts(2, "6\n", "20\n");
    cr_assert_eq(throttle_count(&foreign.host), 29);
}

/* What the larger count hides would otherwise be lost. */
Test(throttle, of_two_packages_is_that_of_both)
{
    other_machine_put("/proc/self/status", "Cpus_allowed_list:\t0-2\n");
    other_machine_put_cpu(0, "topology/physical_package_id", "0\n");
    other_machine_put_cpu(1, "topology/physical_package_id", "1\n");
    other_machine_put_cpu(2, "topology/physical_package_id", "1\n");
    put_counts(0, "0\n", "100\n");
    put_counts(1, "0\n", "5\n");
    put_counts(2, "0\n", "5\n");
    cr_assert_eq(throttle_count(&foreign.host), 105);
    put_counts(2, "0\n", "9\n");
    cr_assert_eq(throttle_count(&foreign.host), 109);
    other_machine_put_cpu(1, "topology/physical_package_id", "-1\n");
    other_machine_put_cpu(2, "topology/physical_package_id", "70000\n");
    cr_assert_eq(throttle_count(&foreign.host), 100, "numbers that are none are one package");
}

Test(throttle, of_a_cpu_without_a_package_sensor_is_its_core_s)
{
    other_machine_put("/sys/devices/system/cpu/online", "0\n");
    other_machine_put_cpu(0, "thermal_throttle/core_throttle_count", "7\n");
    cr_assert_eq(throttle_count(&foreign.host), 7);
}

Test(throttle, is_unknown_where_the_kernel_does_not_count)
{
    cr_assert(isnan(throttle_count(&foreign.host)), "no CPU is known");
    other_machine_put("/proc/self/status", "Cpus_allowed_list:\t0-1\n");
    cr_assert(isnan(throttle_count(&foreign.host)), "a guest");
    other_machine_put_cpu(0, "thermal_throttle/core_throttle_count", "7\n");
    cr_assert(isnan(throttle_count(&foreign.host)), "the other CPU's is not known");
    other_machine_put_cpu(1, "thermal_throttle/core_throttle_count", "many\n");
    cr_assert(isnan(throttle_count(&foreign.host)), "no number");
}

Test(steal, is_that_of_all_cpus)
{
    cr_assert(isnan(steal_seconds(&foreign.host)));
    other_machine_put("/proc/stat", "cpu  1 2 3 4 5 6 7 800 9 10\ncpu0 1 2 3 4 5 6 7 500 9 10\n");
    cr_assert_eq(steal_seconds(&foreign.host), 800.0 / (double)sysconf(_SC_CLK_TCK));
    other_machine_put("/proc/stat", "cpu  1 2 3 4\n");
    cr_assert(isnan(steal_seconds(&foreign.host)), "an old kernel");
}

Test(memory, is_that_of_the_machine)
{
    cr_assert_eq(host_memory(&foreign.host), 0);
    other_machine_put("/sys/devices/system/node/node0/meminfo", "Node 0 MemTotal: 7 kB\n");
    other_machine_put("/proc/meminfo", "MemTotal:       24576 kB\nMemFree: 1 kB\n");
    cr_assert_eq(host_memory(&foreign.host), 24576.0 * 1024);
}
