/* Comparing two machines' facts: which must match, which only warn, which do not matter. */
#include "bench/environment/environment_compare.h"
#include "bench/environment/facts.h"
#include "tests/support/other_machine.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(environment, .init = other_machine_begin, .fini = other_machine_end);

static void expect_comparison(const json_t *base, enum comparable wanted, const char *paths)
{
    enum comparable verdict;
    struct err err = {0};
    json_t *rows, *row;
    size_t i;
    char found[512] = "";
    cr_assert(!environment_compare(base, foreign.captured, &verdict, &rows, &err), "%s", err.text);
    json_array_foreach(rows, i, row)
    {
        const char *path = json_string_value(json_object_get(row, "path"));
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s", i ? " " : "", path);
    }
    cr_assert_str_eq(found, paths);
    cr_assert_eq(verdict, wanted, "%s", comparable_name(verdict));
    json_decref(rows);
}

static const char *fingerprint(const json_t *environment)
{
    return json_string_value(facts_at(environment, "machine.fingerprint"));
}

Test(environment, what_must_match_decides)
{
    other_machine_put_xeon();
    other_machine_capture();
    json_t *base = json_incref(foreign.captured);
    other_machine_capture();
    expect_comparison(base, COMPARABLE, "");
    other_machine_put("/proc/loadavg", "9 9 9 9/456 789\n");
    other_machine_capture();
    expect_comparison(base, COMPARABLE, "machine.load.averages machine.load.running");
    other_machine_put("/proc/loadavg", "0.50 0.25 0.00 3/456 789\n");
    other_machine_put("/sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    other_machine_put("/sys/devices/system/cpu/vulnerabilities/tsa", "Not affected\n");
    other_machine_capture();
    expect_comparison(base, COMPARABLE_WITH_WARNINGS,
                      "machine.frequency.turbo machine.system.mitigations.tsa");
    cr_assert_str_eq(fingerprint(base), fingerprint(foreign.captured));
    other_machine_put("/sys/fs/cgroup/user.slice/cpu.max", "100000 100000\n");
    other_machine_capture();
    expect_comparison(base, NOT_COMPARABLE,
                      "machine.limits.cpu_quota machine.frequency.turbo "
                      "machine.system.mitigations.tsa");
    cr_assert_str_neq(fingerprint(base), fingerprint(foreign.captured));
    json_decref(base);
}

Test(environment, only_what_must_match_and_differs_is_named)
{
    enum comparable verdict;
    struct err err = {0};
    json_t *rows;
    char labels[80] = "left from before";
    other_machine_put_xeon();
    other_machine_capture();
    json_t *base = json_incref(foreign.captured);
    other_machine_put("/sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    other_machine_put("/sys/fs/cgroup/user.slice/cpu.max", "100000 100000\n");
    other_machine_capture();
    cr_assert(!environment_compare(base, foreign.captured, &verdict, &rows, &err), "%s", err.text);
    cr_assert_eq(json_array_size(rows), 2);
    environment_name_differences(rows, labels, sizeof labels);
    cr_assert_str_eq(labels, "CPU quota");
    json_decref(rows);
    json_decref(base);
}

Test(environment, what_nobody_knows_is_a_warning_and_what_one_knows_differs)
{
    other_machine_put_xeon();
    other_machine_capture();
    json_t *base = json_incref(foreign.captured);
    other_machine_put("/proc/self/cgroup", "");
    other_machine_put("/proc/self/mountinfo", "");
    other_machine_capture();
    expect_comparison(base, NOT_COMPARABLE, "machine.limits.cpu_quota");
    json_decref(base);
    base = json_incref(foreign.captured);
    expect_comparison(base, COMPARABLE_WITH_WARNINGS, "machine.limits.cpu_quota");
    json_decref(base);
}
