#include "tests/support/other_machine.h"

#include "bench/environment/environment.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static char root[] = "/tmp/slabmark-test-XXXXXX";
struct other_machine foreign;

void other_machine_begin(void)
{
    test_folder_enter(root);
    host_here(&foreign.host); /* its calls; its files are replaced */
    foreign.host.root = root;
    foreign.host.variables = NULL;
    foreign.host.signature[0] = foreign.host.brand[0] = foreign.host.features[0] = '\0';
}

void other_machine_end(void)
{
    json_decref(foreign.captured);
    test_folder_leave(root);
}

void other_machine_put(const char *path, const char *text)
{
    char whole[512];
    snprintf(whole, sizeof whole, "%s%s", root, path);
    for (char *slash = whole + strlen(root) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(whole, 0777);
        *slash = '/';
    }
    test_folder_write(whole, text);
}

void other_machine_put_cpu(int cpu, const char *file, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/%s", cpu, file);
    other_machine_put(path, text);
}

void other_machine_put_xeon(void)
{
    other_machine_put(
        "/proc/cpuinfo",
        "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\n"
        "model name\t: Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz\nstepping\t: 7\n"
        "microcode\t: 0x5003604\nflags\t\t: fpu sse2 avx avx2 avx512f avx512fish xfma\n");
    other_machine_put("/proc/self/status", "Name:\tslabmark\nUid:\t1000\t1000\t1000\t1000\n"
                                           "Cpus_allowed_list:\t0-2,3\n");
    other_machine_put("/sys/devices/system/cpu/online", "0-3,8\n");
    other_machine_put("/sys/devices/system/cpu/smt/control", "on\n");
    other_machine_put("/sys/devices/system/cpu/intel_pstate/no_turbo", "0\n");
    other_machine_put("/sys/devices/system/node/online", "0-1\n");
    for (int cpu = 0; cpu < 4; cpu++) {
        other_machine_put_cpu(cpu, "topology/core_cpus_list", cpu % 2 ? "1,3\n" : "0,2\n");
        other_machine_put_cpu(cpu, "topology/physical_package_id", cpu % 2 ? "1\n" : "0\n");
        other_machine_put_cpu(cpu, "cpufreq/scaling_driver", "intel_pstate\n");
        other_machine_put_cpu(cpu, "cpufreq/scaling_governor",
                              cpu == 3 ? "performance\n" : "powersave\n");
        other_machine_put_cpu(cpu, "cpufreq/scaling_min_freq", "1000000\n");
        other_machine_put_cpu(cpu, "cpufreq/scaling_max_freq", "3900000\n");
        other_machine_put_cpu(cpu, "cache/index0/level", "1\n");
        other_machine_put_cpu(cpu, "cache/index0/type", "Data\n");
        other_machine_put_cpu(cpu, "cache/index0/size", "32K\n");
        other_machine_put_cpu(cpu, "cache/index1/level", "2\n");
        other_machine_put_cpu(cpu, "cache/index1/type", "Unified\n");
        other_machine_put_cpu(cpu, "cache/index1/size", "1024K\n");
    }
    other_machine_put("/sys/devices/system/cpu/vulnerabilities/meltdown", "Mitigation: PTI\n");
    other_machine_put("/sys/devices/system/cpu/vulnerabilities/mds",
                      "Vulnerable; SMT vulnerable\n");
    other_machine_put("/sys/devices/system/cpu/vulnerabilities/srbds", "Not affected\n");
    other_machine_put("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
    other_machine_put("/sys/kernel/mm/transparent_hugepage/defrag", "always defer [never]\n");
    other_machine_put("/proc/meminfo", "MemTotal:       196608000 kB\nSwapTotal:       0 kB\n");
    other_machine_put("/proc/sys/kernel/ostype", "Linux\n");
    other_machine_put("/proc/sys/kernel/osrelease", "6.1.0-21-amd64\n");
    other_machine_put("/proc/sys/kernel/randomize_va_space", "2\n");
    other_machine_put("/proc/sys/kernel/perf_event_paranoid", "-1\n");
    other_machine_put("/proc/sys/kernel/nmi_watchdog", "1\n");
    other_machine_put("/proc/sys/kernel/numa_balancing", "1\n");
    other_machine_put("/proc/cmdline",
                      "root=/dev/sda1 isolcpus=2,3 password=secret mitigations=off "
                      "-- nosmt\n");
    other_machine_put("/proc/loadavg", "0.50 0.25 0.00 3/456 789\n");
    other_machine_put("/sys/class/dmi/id/sys_vendor", "Dell Inc.\n");
    other_machine_put("/sys/class/dmi/id/product_name", "PowerEdge R740\n");
    other_machine_put("/proc/self/cgroup", "0::/user.slice\n");
    other_machine_put("/proc/self/mountinfo",
                      "25 30 0:23 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw\n");
    other_machine_put("/sys/fs/cgroup/user.slice/cpu.max", "max 100000\n");
    foreign.host.has_cpuid = 1;
}

void other_machine_put_arm(const char *second_part)
{
    char text[512];
    snprintf(text, sizeof text,
             "processor\t: 0\nFeatures\t: fp asimd atomics sve\nCPU implementer\t: 0x41\n"
             "CPU architecture: 8\nCPU variant\t: 0x3\nCPU part\t: 0xd0c\nCPU revision\t: 1\n\n"
             "processor\t: 1\nFeatures\t: fp asimd atomics sve\nCPU implementer\t: 0x41\n"
             "CPU architecture: 8\nCPU variant\t: 0x3\nCPU part\t: %s\nCPU revision\t: 1\n",
             second_part);
    other_machine_put("/proc/cpuinfo", text);
    strcpy(foreign.host.architecture, "aarch64");
    foreign.host.has_cpuid = 0;
}

void other_machine_capture(void)
{
    struct err err = {0};
    json_decref(foreign.captured);
    foreign.captured = environment_capture(&foreign.host, &err);
    cr_assert(foreign.captured, "%s", err.text);
}
