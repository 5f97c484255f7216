/* The captured environment, read from folders that hold other machines' /proc and /sys. */
#include "bench/environment/environment.h"
#include "bench/environment/facts.h"
#include "tests/support/other_machine.h"
#include "tests/support/json_memory.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(environment, .init = other_machine_begin, .fini = other_machine_end);

/* ---- what was read ---- */

static void expect(const char *path, const char *wanted)
{
    char text[HOST_TEXT];
    facts_text(facts_at(foreign.captured, path), text, sizeof text);
    cr_assert_str_eq(text, wanted, "%s is '%s' instead of '%s'", path, text, wanted);
}

static void expect_unknown(const char *path, const char *reason)
{
    expect(path, "unknown");
    const json_t *reasons = facts_at(foreign.captured, "machine.unavailable");
    const char *text = json_string_value(json_object_get(reasons, path));
    cr_assert(text && strstr(text, reason), "%s: '%s' does not say '%s'", path, text, reason);
}

/* Every row of the table but `started` is there: a value, or null with a reason. */
static void expect_complete(void)
{
    const json_t *reasons = facts_at(foreign.captured, "machine.unavailable");
    for (const struct fact *fact = facts; fact->path; fact++) {
        const json_t *value = facts_at(foreign.captured, fact->path);
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
    environment_show(file, foreign.captured);
    cr_assert(!fclose(file) && size > 500);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        cr_assert(strlen(line) < 80 || !strchr(line + 13, ' '), "too wide: %s", line);
    free(text);
}

Test(environment, a_bare_xeon_with_turbo)
{
    other_machine_put_xeon();
    other_machine_capture();
    expect_complete();
    expect_80_columns();
    expect("machine.cpu.model", "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz");
    expect("machine.cpu.identity", "family 6 model 85 stepping 7");
    expect("machine.cpu.isa", "sse2 avx avx2 avx512f");
    expect("machine.cpu.masked", "by the firmware or the kernel: avx512bw of model 85");
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
    other_machine_put_xeon();
    other_machine_capture();
    expect("machine.system.command_line", "isolcpus=2,3 mitigations=off");
    char *text = json_dumps(foreign.captured, 0);
    cr_assert(text && !strstr(text, "secret"));
    free(text);
}

Test(environment, turbo_by_each_driver)
{
    other_machine_put("/sys/devices/system/cpu/online", "0-1\n");
    other_machine_capture();
    expect_unknown("machine.frequency.turbo", "usual in a guest");
    other_machine_put_cpu(0, "cpufreq/boost", "1\n");
    other_machine_put_cpu(1, "cpufreq/boost", "0\n");
    other_machine_capture();
    expect("machine.frequency.turbo", "on for some CPUs");
    other_machine_put_cpu(0, "cpufreq/boost", "0\n");
    other_machine_capture();
    expect("machine.frequency.turbo", "off");
    other_machine_put("/sys/devices/system/cpu/cpufreq/boost", "1\n");
    other_machine_capture();
    expect("machine.frequency.turbo", "on");
    other_machine_put("/sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    other_machine_capture();
    expect("machine.frequency.turbo", "off");
}

Test(environment, cores_of_two_kinds_have_two_limits)
{
    other_machine_put("/sys/devices/system/cpu/online", "0-2\n");
    for (int cpu = 0; cpu < 3; cpu++)
        other_machine_put_cpu(cpu, "cpufreq/scaling_max_freq",
                              cpu == 2 ? "3600000\n" : "5000000\n");
    other_machine_capture();
    expect("machine.frequency.maximum_mhz", "5000 3600");
}

Test(environment, an_arm_server)
{
    other_machine_put_arm("0xd0c");
    other_machine_capture();
    expect_complete();
    expect_80_columns();
    expect("machine.architecture", "aarch64");
    expect("machine.cpu.model", "Arm Neoverse-N1");
    expect("machine.cpu.identity", "implementer 0x41 part 0xd0c r3p1");
    expect("machine.cpu.isa", "fp asimd atomics sve");
    expect_unknown("machine.virtual.hypervisor", "aarch64 has no CPUID to ask");
    other_machine_put_arm("0xfff");
    other_machine_put("/sys/class/dmi/id/sys_vendor", "QEMU\n");
    other_machine_capture();
    expect("machine.cpu.model", "Arm Neoverse-N1 + implementer 0x41 part 0xfff");
    expect("machine.virtual.hypervisor", "QEMU or KVM");
}

/* Under qemu-user, which shows the /proc/cpuinfo of the machine below. */
Test(environment, an_emulated_cpu_of_another_architecture)
{
    other_machine_put_xeon();
    strcpy(foreign.host.architecture, "aarch64");
    strcpy(foreign.host.features, "fp asimd sve sve2 svei8mm paca");
    foreign.host.has_cpuid = 0;
    other_machine_capture();
    expect_complete();
    expect_80_columns();
    expect("machine.cpu.model", "emulated on Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz");
    expect("machine.cpu.identity", "family 6 model 85 stepping 7");
    expect("machine.cpu.isa", "fp asimd sve sve2 svei8mm");
    expect("machine.virtual.hypervisor", "user-mode emulation");
    expect_unknown("machine.cpu.masked", "not in our table");
}

Test(environment, an_emulated_cpu_of_the_same_architecture)
{
    other_machine_put_xeon();
    strcpy(foreign.host.signature, "TCGTCGTCGTCG");
    strcpy(foreign.host.brand, "QEMU TCG CPU version 2.5+");
    strcpy(foreign.host.features, "sse2 avx avx2");
    other_machine_capture();
    expect("machine.cpu.model", "emulated on Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz");
    expect("machine.cpu.isa", "sse2 avx avx2");
    expect("machine.virtual.hypervisor", "user-mode emulation");
    /* a whole machine that is emulated: its kernel sees the emulated CPU */
    strcpy(foreign.host.brand, "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz");
    other_machine_capture();
    expect("machine.cpu.model", "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz");
    expect("machine.cpu.isa", "sse2 avx avx2 avx512f");
    expect("machine.virtual.hypervisor", "QEMU");
}

static void put_cpu(const char *vendor, int family, int model, const char *flags)
{
    char text[512];
    snprintf(text, sizeof text, "vendor_id\t: %s\ncpu family\t: %d\nmodel\t\t: %d\nflags\t\t: %s\n",
             vendor, family, model, flags);
    other_machine_put("/proc/cpuinfo", text);
    foreign.host.has_cpuid = 1;
    other_machine_capture();
}

Test(environment, features_that_contradict_the_model_are_masked)
{
    static const char path[] = "machine.cpu.masked";
    strcpy(foreign.host.signature, "KVMKVMKVM");
    put_cpu("GenuineIntel", 6, 207, "avx512f avx512_vbmi2 gfni amx_tile");
    expect(path, "nothing seen");
    put_cpu("GenuineIntel", 6, 207, "avx2 gfni");
    expect(path, "by the hypervisor: avx512f avx512_vbmi2 amx_tile of model 207");
    put_cpu("GenuineIntel", 6, 85, "avx512f gfni amx_tile");
    expect(path, "by the hypervisor: the model number; gfni amx_tile came after model 85");
    put_cpu("AuthenticAMD", 25, 1, "avx2 vaes");
    expect(path, "nothing seen");
    put_cpu("AuthenticAMD", 25, 17, "avx2 vaes");
    expect(path, "by the hypervisor: avx512f avx512_vbmi2 gfni of model 17");
    foreign.host.signature[0] = '\0';
    put_cpu("AuthenticAMD", 26, 2, "avx512f avx512_vbmi2 gfni");
    expect(path, "by the firmware or the kernel: avx512_vp2intersect of model 2");
    put_cpu("AuthenticAMD", 99, 2, "avx512f");
    expect_unknown(path, "not in our table");
}

Test(environment, hypervisors_by_their_signature)
{
    other_machine_put_xeon();
    strcpy(foreign.host.signature, "KVMKVMKVM");
    other_machine_capture();
    expect("machine.virtual.hypervisor", "KVM");
    strcpy(foreign.host.signature, "NobodyKnows");
    other_machine_capture();
    expect("machine.virtual.hypervisor", "NobodyKnows");
}

Test(environment, a_container_with_a_quota)
{
    other_machine_put("/proc/self/cgroup", "0::/\n");
    other_machine_put("/proc/self/mountinfo",
                      "1 2 0:1 / / rw - overlay none rw\n"
                      "9 8 0:7 / /sys/fs/cgroup ro master:3 - cgroup2 cgroup ro\n");
    other_machine_put("/sys/fs/cgroup/cpu.max", "150000 100000\n");
    other_machine_put("/.dockerenv", "");
    other_machine_capture();
    expect_complete();
    expect("machine.limits.cpu_quota", "1.5");
    expect("machine.virtual.container", "docker");
}

Test(environment, the_tightest_quota_on_the_way_up_counts)
{
    other_machine_put("/proc/self/cgroup", "0::/a/b\n");
    other_machine_put("/proc/self/mountinfo", "9 8 0:7 / /sys/fs/cgroup rw - cgroup2 cgroup rw\n");
    other_machine_put("/sys/fs/cgroup/a/b/cpu.max", "400000 100000\n");
    other_machine_put("/sys/fs/cgroup/a/cpu.max", "50000 100000\n");
    other_machine_capture();
    expect("machine.limits.cpu_quota", "0.5");
}

Test(environment, a_quota_of_the_first_version_below_the_mounted_group)
{
    other_machine_put("/proc/self/cgroup", "5:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc/job\n");
    other_machine_put(
        "/proc/self/mountinfo",
        "8 7 0:6 /docker/abc /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n"
        "9 7 0:7 /docker/abc /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n");
    other_machine_put("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "-1\n");
    other_machine_put("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000\n");
    other_machine_put("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "250000\n");
    other_machine_put("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    other_machine_capture();
    expect("machine.limits.cpu_quota", "2.5");
    other_machine_put("/proc/self/mountinfo", "1 2 0:1 / / rw - overlay none rw\n");
    other_machine_capture();
    expect_unknown("machine.limits.cpu_quota", "no control group file system");
}

Test(environment, a_battery)
{
    other_machine_put("/sys/class/power_supply/AC/type", "Mains\n");
    other_machine_put("/sys/class/power_supply/AC/online", "0\n");
    other_machine_put("/sys/class/power_supply/BAT0/type", "Battery\n");
    other_machine_put("/sys/class/power_supply/mouse/type", "Battery\n");
    other_machine_put("/sys/class/power_supply/mouse/scope", "Device\n");
    other_machine_capture();
    expect("machine.power", "battery");
    other_machine_put("/sys/class/power_supply/AC/online", "1\n");
    other_machine_capture();
    expect("machine.power", "mains");
}

Test(environment, variables_of_openmp_and_our_own)
{
    static char *const variables[] = {"OMP_PLACES=cores", "HOME=/root",  "GOMP_SPINCOUNT=1",
                                      "OMPX=1",           "LD_PRELOAD=", "SLABMARK_TRIALS=\xff",
                                      "KMP_WHAT",         NULL};
    foreign.host.variables = variables;
    other_machine_capture();
    const json_t *list = facts_at(foreign.captured, "machine.environment");
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
    foreign.host.variables = forced;
    other_machine_capture();
    expect("machine.kernels.chosen", "ref");
    foreign.host.variables = wrong;
    other_machine_capture();
    expect_unknown("machine.kernels.chosen", "'abacus' unknown");
}

Test(environment, a_machine_without_files)
{
    other_machine_capture();
    expect_complete();
    expect_80_columns();
    expect_unknown("machine.cpu.model", "/proc/cpuinfo");
    expect_unknown("machine.cores.allowed", "/proc/self/status");
    expect_unknown("machine.limits.cpu_quota", "/proc/self/cgroup");
    expect_unknown("machine.system.mitigations", "vulnerabilities");
}

/* In the note of the program's file. */
static const unsigned char *find_build_id(const unsigned char *file, size_t size)
{
    static const unsigned char note[] = {4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0, 'G', 'N', 'U', 0};
    const unsigned char *at = memmem(file, size, note, sizeof note);
    cr_assert(at, "the linker wrote no build id of SHA-1");
    return at + sizeof note;
}

Test(environment, names_the_build_by_the_program_s_own_id)
{
    FILE *file = fopen("/proc/self/exe", "r");
    unsigned char *bytes = malloc(1 << 26);
    char wanted[17];
    cr_assert(file && bytes);
    const unsigned char *id = find_build_id(bytes, fread(bytes, 1, 1 << 26, file));
    for (int i = 0; i < 8; i++)
        snprintf(wanted + 2 * i, 3, "%02x", id[i]);
    other_machine_capture();
    expect("build.id", wanted);
    fclose(file);
    free(bytes);
}

Test(environment, this_machine)
{
    struct err err = {0};
    host_here(&foreign.host);
    other_machine_capture();
    expect_complete();
    expect_80_columns();
    cr_assert(json_is_string(facts_at(foreign.captured, "machine.libraries.libc")));
    FILE *null = fopen("/dev/null", "w");
    cr_assert(null && !environment_print(null, &err));
    fclose(null);
}

/* ---- memory that runs out ---- */

Test(environment, without_memory_it_fails_and_says_so)
{
    other_machine_put_xeon();
    int failures = 0;
    for (long allowed = 0;; allowed++) {
        struct err err = {0};
        json_memory_begin(allowed);
        json_t *environment = environment_capture(&foreign.host, &err);
        if (environment) {
            json_decref(environment);
            break;
        }
        failures++;
        cr_assert(strstr(err.text, "out of memory"), "%s", err.text);
    }
    json_memory_end();
    cr_assert_gt(failures, 100);
}
