/* The kernel and its settings. */
#include "bench/environment/capture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Prefixes of the kernel options that affect times. Other options are not recorded: they may
 * contain names and addresses. */
static const char *const telling[] = {
    "isolcpus=",
    "nohz_full=",
    "nohz=",
    "rcu_nocbs=",
    "irqaffinity=",
    "mitigations=",
    "nopti",
    "pti=",
    "spectre_v2=",
    "spec_store_bypass_disable=",
    "retbleed=",
    "l1tf=",
    "mds=",
    "tsx=",
    "nosmt",
    "maxcpus=",
    "nr_cpus=",
    "intel_pstate=",
    "amd_pstate=",
    "cpufreq.",
    "intel_idle.",
    "processor.",
    "cpuidle.",
    "idle=",
    "transparent_hugepage=",
    "hugepages=",
    "hugepagesz=",
    "default_hugepagesz=",
    "numa_balancing=",
    "numa=",
    "clocksource=",
    "tsc=",
    "nmi_watchdog=",
    "nowatchdog",
    "nosoftlockup",
    "preempt=",
    "threadirqs",
    "norandmaps",
    "kvm-clock",
    "no-kvmclock",
    "skew_tick=",
    "audit=",
    "selinux=",
};

static int is_recorded(const char *option)
{
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        if (!strncmp(option, telling[i], strlen(telling[i])))
            return 1;
    return 0;
}

static void read_command_line(struct capture *capture)
{
    static const char path[] = "machine.system.command_line";
    char text[HOST_TEXT], *rest = NULL;
    if (host_line(capture->host, text, "/proc/cmdline")) {
        capture_unknown(capture, path, "no /proc/cmdline");
        return;
    }
    json_t *list = json_array();
    for (char *option = strtok_r(text, " ", &rest); option; option = strtok_r(NULL, " ", &rest)) {
        if (!strcmp(option, "--")) /* the rest is for init */
            break;
        json_t *value = is_recorded(option) ? json_string(option) : NULL;
        if (value && json_array_append_new(list, value))
            capture->failed = 1;
    }
    capture_put(capture, path, list);
}

static void read_user(struct capture *capture)
{
    char text[HOST_TEXT];
    if (host_value(capture->host, "/proc/self/status", "Uid", text)) {
        capture_unknown(capture, "machine.system.user", "/proc/self/status does not tell");
        return;
    }
    strtok(text, " \t");
    const char *effective = strtok(NULL, " \t");
    capture_text(capture, "machine.system.user",
                 effective && !strcmp(effective, "0") ? "root" : "not root");
}

static void read_number(struct capture *capture, const char *path, const char *file)
{
    long long value;
    if (host_number(capture->host, &value, "%s", file))
        capture_unknown(capture, path, "no %s", file);
    else
        capture_number(capture, path, value);
}

void environment_read_operating_system(struct capture *capture)
{
    capture_line(capture, "machine.system.name", "/proc/sys/kernel/ostype", "");
    capture_line(capture, "machine.system.kernel", "/proc/sys/kernel/osrelease", "");
    capture_line(capture, "machine.system.host", "/proc/sys/kernel/hostname", "");
    capture_line(capture, "machine.system.clocksource",
                 "/sys/devices/system/clocksource/clocksource0/current_clocksource", "");
    read_number(capture, "machine.system.perf_event_paranoid",
                "/proc/sys/kernel/perf_event_paranoid");
    read_number(capture, "machine.system.nmi_watchdog", "/proc/sys/kernel/nmi_watchdog");
    read_command_line(capture);
    read_user(capture);
}
