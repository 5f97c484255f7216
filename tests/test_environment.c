/* The captured environment, read below folders that hold other machines' /proc and /sys. */
#include "bench/environment/environment.h"
#include "bench/environment/environment_compare.h"
#include "bench/environment/facts.h"
#include "tests/support/folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[] = "/tmp/test_environment_XXXXXX";
static struct host host;
static json_t *captured;

static void begin(void)
{
    cr_assert(mkdtemp(root));
    host_here(&host); /* its calls; its files are replaced */
    host.root = root;
    host.variables = NULL;
    host.signature[0] = '\0';
}

static void end(void)
{
    json_decref(captured);
    folder_leave(root);
}

TestSuite(environment, .init = begin, .fini = end);

/* ---- machines ---- */

static void put(const char *path, const char *text)
{
    char whole[512];
    snprintf(whole, sizeof whole, "%s%s", root, path);
    for (char *slash = whole + strlen(root) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(whole, 0777);
        *slash = '/';
    }
    FILE *file = fopen(whole, "w");
    cr_assert(file && fputs(text, file) >= 0 && !fclose(file), "%s", whole);
}

static void put_cpu(int cpu, const char *file, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/%s", cpu, file);
    put(path, text);
}

/* Two cores of two threads, the clock in the hands of intel_pstate. */
static void put_xeon(void)
{
    put("/proc/cpuinfo",
        "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\n"
        "model name\t: Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz\nstepping\t: 7\n"
        "microcode\t: 0x5003604\nflags\t\t: fpu sse2 avx avx2 avx512f avx512fish xfma\n");
    put("/proc/self/status", "Name:\tslabmark\nUid:\t1000\t1000\t1000\t1000\n"
                             "Cpus_allowed_list:\t0-2,3\n");
    put("/sys/devices/system/cpu/online", "0-3,8\n");
    put("/sys/devices/system/cpu/smt/control", "on\n");
    put("/sys/devices/system/cpu/intel_pstate/no_turbo", "0\n");
    put("/sys/devices/system/node/online", "0-1\n");
    for (int cpu = 0; cpu < 4; cpu++) {
        put_cpu(cpu, "topology/core_cpus_list", cpu % 2 ? "1,3\n" : "0,2\n");
        put_cpu(cpu, "topology/physical_package_id", cpu % 2 ? "1\n" : "0\n");
        put_cpu(cpu, "cpufreq/scaling_driver", "intel_pstate\n");
        put_cpu(cpu, "cpufreq/scaling_governor", cpu == 3 ? "performance\n" : "powersave\n");
        put_cpu(cpu, "cpufreq/scaling_min_freq", "1000000\n");
        put_cpu(cpu, "cpufreq/scaling_max_freq", "3900000\n");
        put_cpu(cpu, "cache/index0/level", "1\n");
        put_cpu(cpu, "cache/index0/type", "Data\n");
        put_cpu(cpu, "cache/index0/size", "32K\n");
        put_cpu(cpu, "cache/index1/level", "2\n");
        put_cpu(cpu, "cache/index1/type", "Unified\n");
        put_cpu(cpu, "cache/index1/size", "1024K\n");
    }
    put("/sys/devices/system/cpu/vulnerabilities/meltdown", "Mitigation: PTI\n");
    put("/sys/devices/system/cpu/vulnerabilities/mds", "Vulnerable; SMT vulnerable\n");
    put("/sys/devices/system/cpu/vulnerabilities/srbds", "Not affected\n");
    put("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
    put("/sys/kernel/mm/transparent_hugepage/defrag", "always defer [never]\n");
    put("/proc/meminfo", "MemTotal:       196608000 kB\nSwapTotal:       0 kB\n");
    put("/proc/sys/kernel/ostype", "Linux\n");
    put("/proc/sys/kernel/osrelease", "6.1.0-21-amd64\n");
    put("/proc/sys/kernel/randomize_va_space", "2\n");
    put("/proc/sys/kernel/perf_event_paranoid", "-1\n");
    put("/proc/sys/kernel/nmi_watchdog", "1\n");
    put("/proc/sys/kernel/numa_balancing", "1\n");
    put("/proc/cmdline", "root=/dev/sda1 isolcpus=2,3 password=secret mitigations=off "
                         "-- nosmt\n");
    put("/proc/loadavg", "0.50 0.25 0.00 3/456 789\n");
    put("/sys/class/dmi/id/sys_vendor", "Dell Inc.\n");
    put("/sys/class/dmi/id/product_name", "PowerEdge R740\n");
    put("/proc/self/cgroup", "0::/user.slice\n");
    put("/proc/self/mountinfo", "25 30 0:23 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw\n");
    put("/sys/fs/cgroup/user.slice/cpu.max", "max 100000\n");
    host.has_cpuid = 1;
}

static void put_arm_cores(const char *second_part)
{
    char text[512];
    snprintf(text, sizeof text,
             "processor\t: 0\nFeatures\t: fp asimd atomics sve\nCPU implementer\t: 0x41\n"
             "CPU architecture: 8\nCPU variant\t: 0x3\nCPU part\t: 0xd0c\nCPU revision\t: 1\n\n"
             "processor\t: 1\nFeatures\t: fp asimd atomics sve\nCPU implementer\t: 0x41\n"
             "CPU architecture: 8\nCPU variant\t: 0x3\nCPU part\t: %s\nCPU revision\t: 1\n",
             second_part);
    put("/proc/cpuinfo", text);
    strcpy(host.architecture, "aarch64");
    host.has_cpuid = 0;
}

/* ---- what was read ---- */

static void capture(void)
{
    struct err err = {0};
    json_decref(captured);
    captured = environment_capture(&host, &err);
    cr_assert(captured, "%s", err.text);
}

static void expect(const char *path, const char *wanted)
{
    char text[HOST_TEXT];
    facts_text(facts_at(captured, path), text, sizeof text);
    cr_assert_str_eq(text, wanted, "%s is '%s' instead of '%s'", path, text, wanted);
}

static void expect_unknown(const char *path, const char *reason)
{
    expect(path, "unknown");
    const json_t *reasons = facts_at(captured, "machine.unavailable");
    const char *text = json_string_value(json_object_get(reasons, path));
    cr_assert(text && strstr(text, reason), "%s: '%s' does not say '%s'", path, text, reason);
}

/* Every row of the table but `started` is there: a value, or null with a reason. */
static void expect_complete(void)
{
    const json_t *reasons = facts_at(captured, "machine.unavailable");
    for (const struct fact *fact = facts; fact->path; fact++) {
        const json_t *value = facts_at(captured, fact->path);
        if (!strcmp(fact->path, "started"))
            continue;
        cr_assert(value, "%s is absent", fact->path);
        cr_assert_eq(json_is_null(value), json_object_get(reasons, fact->path) != NULL,
                     "%s: a reason stands where there is a value, or none where it is null",
                     fact->path);
    }
}

static void expect_80_columns(void)
{
    char *text = NULL, *rest = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    environment_show(file, captured);
    cr_assert(!fclose(file) && size > 500);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        cr_assert(strlen(line) < 80 || !strchr(line + 13, ' '), "too wide: %s", line);
    free(text);
}

Test(environment, a_bare_xeon_with_turbo)
{
    put_xeon();
    capture();
    expect_complete();
    expect_80_columns();
    expect("machine.cpu.model", "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz");
    expect("machine.cpu.identity", "family 6 model 85 stepping 7");
    expect("machine.cpu.isa", "sse2 avx avx2 avx512f");
    expect("machine.cpu.microcode", "0x5003604");
    expect("machine.cores.allowed", "4");
    expect("machine.cores.online", "5");
    expect("machine.cores.physical", "2");
    expect("machine.cores.packages", "2");
    expect("machine.cores.numa_nodes", "2");
    expect("machine.cores.smt", "on");
    expect("machine.caches", "L1d 32K + L2 1024K");
    expect("machine.frequency.governor", "powersave + performance");
    expect("machine.frequency.maximum_mhz", "3900");
    expect("machine.frequency.turbo", "on");
    expect("machine.memory.huge_pages", "madvise");
    expect("machine.memory.huge_pages_defrag", "never");
    expect("machine.memory.aslr", "on");
    expect("machine.memory.total_kib", "196608000");
    expect("machine.system.perf_event_paranoid", "-1");
    expect("machine.system.user", "not root");
    expect("machine.virtual.hypervisor", "none");
    expect("machine.virtual.product", "Dell Inc. PowerEdge R740");
    expect("machine.limits.cpu_quota", "none");
    expect("machine.load.averages", "0.5 0.25 0");
    expect("machine.load.running", "3");
    expect_unknown("machine.power", "usual for a server");
}

Test(environment, of_the_command_line_only_what_changes_times_is_kept)
{
    put_xeon();
    capture();
    expect("machine.system.command_line", "isolcpus=2,3 mitigations=off");
    char *text = json_dumps(captured, 0);
    cr_assert(text && !strstr(text, "secret"));
    free(text);
}

Test(environment, turbo_by_each_driver)
{
    put("/sys/devices/system/cpu/online", "0-1\n");
    capture();
    expect_unknown("machine.frequency.turbo", "usual in a guest");
    put_cpu(0, "cpufreq/boost", "1\n");
    put_cpu(1, "cpufreq/boost", "0\n");
    capture();
    expect("machine.frequency.turbo", "on for some CPUs");
    put_cpu(0, "cpufreq/boost", "0\n");
    capture();
    expect("machine.frequency.turbo", "off");
    put("/sys/devices/system/cpu/cpufreq/boost", "1\n");
    capture();
    expect("machine.frequency.turbo", "on");
    put("/sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    capture();
    expect("machine.frequency.turbo", "off");
}

Test(environment, cores_of_two_kinds_have_two_limits)
{
    put("/sys/devices/system/cpu/online", "0-2\n");
    for (int cpu = 0; cpu < 3; cpu++)
        put_cpu(cpu, "cpufreq/scaling_max_freq", cpu == 2 ? "3600000\n" : "5000000\n");
    capture();
    expect("machine.frequency.maximum_mhz", "5000 3600");
}

Test(environment, an_arm_server)
{
    put_arm_cores("0xd0c");
    capture();
    expect_complete();
    expect_80_columns();
    expect("machine.architecture", "aarch64");
    expect("machine.cpu.model", "Arm Neoverse-N1");
    expect("machine.cpu.identity", "implementer 0x41 part 0xd0c r3p1");
    expect("machine.cpu.isa", "asimd atomics sve");
    expect_unknown("machine.virtual.hypervisor", "aarch64 has no CPUID to ask");
    put_arm_cores("0xfff");
    put("/sys/class/dmi/id/sys_vendor", "QEMU\n");
    capture();
    expect("machine.cpu.model", "Arm Neoverse-N1 + implementer 0x41 part 0xfff");
    expect("machine.virtual.hypervisor", "QEMU or KVM");
    put("/proc/cpuinfo", "vendor_id\t: AuthenticAMD\n");
    capture();
    expect("machine.virtual.hypervisor", "user-mode emulation");
}

Test(environment, hypervisors_by_their_signature)
{
    put_xeon();
    strcpy(host.signature, "KVMKVMKVM");
    capture();
    expect("machine.virtual.hypervisor", "KVM");
    strcpy(host.signature, "NobodyKnows");
    capture();
    expect("machine.virtual.hypervisor", "NobodyKnows");
}

Test(environment, a_container_with_a_quota)
{
    put("/proc/self/cgroup", "0::/\n");
    put("/proc/self/mountinfo", "1 2 0:1 / / rw - overlay none rw\n"
                                "9 8 0:7 / /sys/fs/cgroup ro master:3 - cgroup2 cgroup ro\n");
    put("/sys/fs/cgroup/cpu.max", "150000 100000\n");
    put("/.dockerenv", "");
    capture();
    expect_complete();
    expect("machine.limits.cpu_quota", "1.5");
    expect("machine.virtual.container", "docker");
}

Test(environment, the_tightest_quota_on_the_way_up_counts)
{
    put("/proc/self/cgroup", "0::/a/b\n");
    put("/proc/self/mountinfo", "9 8 0:7 / /sys/fs/cgroup rw - cgroup2 cgroup rw\n");
    put("/sys/fs/cgroup/a/b/cpu.max", "400000 100000\n");
    put("/sys/fs/cgroup/a/cpu.max", "50000 100000\n");
    capture();
    expect("machine.limits.cpu_quota", "0.5");
}

Test(environment, a_quota_of_the_first_version_below_the_mounted_group)
{
    put("/proc/self/cgroup", "5:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc/job\n");
    put("/proc/self/mountinfo",
        "8 7 0:6 /docker/abc /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n"
        "9 7 0:7 /docker/abc /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n");
    put("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "-1\n");
    put("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000\n");
    put("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "250000\n");
    put("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    capture();
    expect("machine.limits.cpu_quota", "2.5");
    put("/proc/self/mountinfo", "1 2 0:1 / / rw - overlay none rw\n");
    capture();
    expect_unknown("machine.limits.cpu_quota", "no control group file system");
}

Test(environment, a_battery)
{
    put("/sys/class/power_supply/AC/type", "Mains\n");
    put("/sys/class/power_supply/AC/online", "0\n");
    put("/sys/class/power_supply/BAT0/type", "Battery\n");
    put("/sys/class/power_supply/mouse/type", "Battery\n");
    put("/sys/class/power_supply/mouse/scope", "Device\n");
    capture();
    expect("machine.power", "battery");
    put("/sys/class/power_supply/AC/online", "1\n");
    capture();
    expect("machine.power", "mains");
}

Test(environment, variables_of_openmp_and_our_own)
{
    static char *const variables[] = {"OMP_PLACES=cores", "HOME=/root",  "GOMP_SPINCOUNT=1",
                                      "OMPX=1",           "LD_PRELOAD=", "SLABMARK_TRIALS=\xff",
                                      "KMP_WHAT",         NULL};
    host.variables = variables;
    capture();
    const json_t *list = facts_at(captured, "machine.environment");
    cr_assert_eq(json_object_size(list), 4);
    expect("machine.environment.OMP_PLACES", "cores");
    expect("machine.environment.GOMP_SPINCOUNT", "1");
    expect("machine.environment.LD_PRELOAD", "(empty)");
    expect("machine.environment.SLABMARK_TRIALS", "(not valid UTF-8)");
}

Test(environment, forced_kernels_are_the_chosen_ones)
{
    static char *const forced[] = {"SLABMARK_KERNELS=ref", NULL};
    static char *const wrong[] = {"SLABMARK_KERNELS=abacus", NULL};
    host.variables = forced;
    capture();
    expect("machine.kernels.chosen", "ref");
    host.variables = wrong;
    capture();
    expect_unknown("machine.kernels.chosen", "'abacus' unknown");
}

Test(environment, a_machine_without_files)
{
    capture();
    expect_complete();
    expect_80_columns();
    expect_unknown("machine.cpu.model", "/proc/cpuinfo");
    expect_unknown("machine.cores.allowed", "/proc/self/status");
    expect_unknown("machine.limits.cpu_quota", "/proc/self/cgroup");
    expect_unknown("machine.system.mitigations", "vulnerabilities");
}

Test(environment, this_machine)
{
    struct err err = {0};
    host_here(&host);
    capture();
    expect_complete();
    expect_80_columns();
    cr_assert(json_is_string(facts_at(captured, "machine.libraries.libc")));
    FILE *null = fopen("/dev/null", "w");
    cr_assert(null && !environment_print(null, &err));
    fclose(null);
}

/* ---- comparing ---- */

static void expect_comparison(const json_t *base, enum comparable wanted, const char *paths)
{
    enum comparable verdict;
    struct err err = {0};
    json_t *rows, *row;
    size_t i;
    char found[512] = "";
    cr_assert(!environment_compare(base, captured, &verdict, &rows, &err), "%s", err.text);
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
    put_xeon();
    capture();
    json_t *base = json_incref(captured);
    capture();
    expect_comparison(base, COMPARABLE, "");
    put("/proc/loadavg", "9 9 9 9/456 789\n");
    capture();
    expect_comparison(base, COMPARABLE, "machine.load.averages machine.load.running");
    put("/proc/loadavg", "0.50 0.25 0.00 3/456 789\n");
    put("/sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    put("/sys/devices/system/cpu/vulnerabilities/tsa", "Not affected\n");
    capture();
    expect_comparison(base, COMPARABLE_WITH_WARNINGS,
                      "machine.frequency.turbo machine.system.mitigations.tsa");
    cr_assert_str_eq(fingerprint(base), fingerprint(captured));
    put("/sys/fs/cgroup/user.slice/cpu.max", "100000 100000\n");
    capture();
    expect_comparison(base, NOT_COMPARABLE,
                      "machine.limits.cpu_quota machine.frequency.turbo "
                      "machine.system.mitigations.tsa");
    cr_assert_str_neq(fingerprint(base), fingerprint(captured));
    json_decref(base);
}

Test(environment, what_nobody_knows_is_a_warning_and_what_one_knows_differs)
{
    put_xeon();
    capture();
    json_t *base = json_incref(captured);
    put("/proc/self/cgroup", "");
    put("/proc/self/mountinfo", "");
    capture();
    expect_comparison(base, NOT_COMPARABLE, "machine.limits.cpu_quota");
    json_decref(base);
    base = json_incref(captured);
    expect_comparison(base, COMPARABLE_WITH_WARNINGS, "machine.limits.cpu_quota");
    json_decref(base);
}

/* ---- memory that runs out ---- */

static long allocations_left;

static void *scarce(size_t size)
{
    return allocations_left-- > 0 ? malloc(size) : NULL;
}

Test(environment, without_memory_it_fails_and_says_so)
{
    put_xeon();
    json_set_alloc_funcs(scarce, free);
    int failures = 0;
    for (long allowed = 0;; allowed++) {
        struct err err = {0};
        allocations_left = allowed;
        json_t *environment = environment_capture(&host, &err);
        if (environment) {
            json_decref(environment);
            break;
        }
        failures++;
        cr_assert(strstr(err.text, "out of memory"), "%s", err.text);
    }
    json_set_alloc_funcs(malloc, free);
    cr_assert_gt(failures, 100);
}
