/* The clock rate: driver, governor and limits. */
#include "bench/environment/capture.h"
#include "bench/environment/distinct.h"

#include <stdlib.h>
#include <string.h>

static const char usual[] = "usual in a guest: its host controls the clock rate";

static void read_text(struct capture *capture, const char *path, const char *file)
{
    char list[HOST_TEXT];
    if (!distinct_of_cpus(capture->host, file, list))
        capture_text(capture, path, list);
    else
        capture_unknown(capture, path, "no /sys/devices/system/cpu/cpu*/%s: %s", file, usual);
}

/* A limit of all allowed CPUs, or a list if they differ: several types of cores. */
static void read_megahertz(struct capture *capture, const char *path, const char *file)
{
    char list[HOST_TEXT], *end;
    if (distinct_of_cpus(capture->host, file, list)) {
        capture_unknown(capture, path, "no /sys/devices/system/cpu/cpu*/%s: %s", file, usual);
        return;
    }
    json_t *values = json_array();
    for (char *at = list; at; at = (at = strstr(at, " + ")) ? at + 3 : NULL) {
        double kilohertz = strtod(at, &end);
        if (end > at && json_array_append_new(values, json_real(kilohertz / 1000)))
            capture->failed = 1;
    }
    if (json_array_size(values) == 1) {
        json_t *only = json_incref(json_array_get(values, 0));
        json_decref(values);
        values = only;
    }
    capture_put(capture, path, values);
}

/* The Intel driver reports whether turbo is disabled, the others whether it is enabled: for all
 * CPUs or for each. */
static void read_turbo(struct capture *capture)
{
    static const char path[] = "machine.frequency.turbo";
    char each[HOST_TEXT];
    long long value;
    if (!host_number(capture->host, &value, "/sys/devices/system/cpu/intel_pstate/no_turbo"))
        capture_text(capture, path, value ? "off" : "on");
    else if (!host_number(capture->host, &value, "/sys/devices/system/cpu/cpufreq/boost"))
        capture_text(capture, path, value ? "on" : "off");
    else if (!distinct_of_cpus(capture->host, "cpufreq/boost", each))
        capture_text(capture, path,
                     !strcmp(each, "1")   ? "on"
                     : !strcmp(each, "0") ? "off"
                                          : "on for some CPUs");
    else
        capture_unknown(capture, path,
                        "neither intel_pstate/no_turbo nor cpufreq/boost in "
                        "/sys/devices/system/cpu: %s",
                        usual);
}

void environment_read_frequency(struct capture *capture)
{
    read_text(capture, "machine.frequency.driver", "cpufreq/scaling_driver");
    read_text(capture, "machine.frequency.governor", "cpufreq/scaling_governor");
    read_text(capture, "machine.frequency.preference", "cpufreq/energy_performance_preference");
    read_megahertz(capture, "machine.frequency.minimum_mhz", "cpufreq/scaling_min_freq");
    read_megahertz(capture, "machine.frequency.maximum_mhz", "cpufreq/scaling_max_freq");
    read_turbo(capture);
}
