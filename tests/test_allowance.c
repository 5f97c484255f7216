/* How many threads a process should start, by what its environment and its control group say. */
#include "bench/common/allowance.h"

#include "tests/support/other_machine.h"

#include <criterion/criterion.h>

TestSuite(allowance, .init = other_machine_begin, .fini = other_machine_end);

static void expect(int threads, const char *by)
{
    struct allowance allowance = allowance_of(&foreign.host, 8);
    cr_expect_eq(allowance.threads, threads, "%d threads", allowance.threads);
    cr_expect_str_eq(allowance.by, by);
}

static void set_variables(char *const *variables)
{
    foreign.host.variables = variables;
}

static void set_quota(const char *text)
{
    other_machine_put("/proc/self/cgroup", "0::/\n");
    other_machine_put("/proc/self/mountinfo",
                      "30 24 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n");
    other_machine_put("/sys/fs/cgroup/cpu.max", text);
}

Test(allowance, is_the_processors_where_nothing_else_is_said)
{
    expect(8, "processors");
    set_quota("max 100000\n");
    expect(8, "processors");
}

Test(allowance, follows_the_variables_of_openmp)
{
    set_variables((char *const[]){"OMP_NUM_THREADS=3", NULL});
    expect(3, "OMP_NUM_THREADS");
    set_variables((char *const[]){"OMP_NUM_THREADS=4,2", "OMP_THREAD_LIMIT=1", NULL});
    expect(1, "OMP_THREAD_LIMIT");
    set_variables((char *const[]){"OMP_THREAD_LIMIT=5", "OMP_NUM_THREADS=4,2", NULL});
    expect(4, "OMP_NUM_THREADS");
}

Test(allowance, is_not_raised_nor_lowered_by_nonsense)
{
    set_variables((char *const[]){"OMP_NUM_THREADS=16", "OMP_NUM_THREADS_=2", NULL});
    expect(8, "processors");
    set_variables((char *const[]){"OMP_NUM_THREADS=0", "OMP_THREAD_LIMIT=many", NULL});
    expect(8, "processors");
    set_variables((char *const[]){"OMP_NUM_THREADS=-1", "OMP_THREAD_LIMIT=", NULL});
    expect(8, "processors");
}

Test(allowance, is_the_quota_rounded_up)
{
    set_quota("250000 100000\n");
    expect(3, "the CPU quota");
    set_quota("50000 100000\n");
    expect(1, "the CPU quota");
    set_quota("800000 100000\n");
    expect(8, "processors");
}
