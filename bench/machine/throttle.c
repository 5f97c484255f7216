#include "bench/machine/throttle.h"

#include "bench/common/cpu_list.h"

#include <math.h>

enum { PACKAGES = 64 };

/* Its place among the packages; those of machines that do not number them are one. */
static int package_of(const struct host *host, int cpu)
{
    long long package;
    if (host_number(host, &package, "/sys/devices/system/cpu/cpu%d/topology/physical_package_id",
                    cpu))
        return 0;
    return package > 0 && package < PACKAGES ? (int)package : 0;
}

/* Events of all cores, and of each package once: all its CPUs repeat its count. */
double throttle_count(const struct host *host)
{
    char allowed[HOST_TEXT];
    long long events = 0, package[PACKAGES] = {0}, value;
    int cpu;
    if (cpu_list_allowed(host, allowed) || !cpu_list_count(allowed))
        return NAN;
    for (struct cpu_list cpus = cpu_list_of(allowed); (cpu = cpu_list_next(&cpus)) >= 0;) {
        static const char file[] =
            "/sys/devices/system/cpu/cpu%d/thermal_throttle/%s_throttle_count";
        long long *of_package = &package[package_of(host, cpu)];
        if (host_number(host, &value, file, cpu, "core"))
            return NAN;
        events += value;
        if (!host_number(host, &value, file, cpu, "package") && value > *of_package)
            *of_package = value; /* older CPUs have no sensor of their package */
    }
    for (int i = 0; i < PACKAGES; i++)
        events += package[i];
    return (double)events;
}
