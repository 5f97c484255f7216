#include "bench/machine/throttle.h"

#include "bench/common/cpu_list.h"

#include <math.h>

/* Events of one CPU: each CPU of a package counts those of the package. */
static double count_of_cpu(const struct host *host, int cpu)
{
    static const char file[] = "/sys/devices/system/cpu/cpu%d/thermal_throttle/%s_throttle_count";
    long long core, package;
    if (host_number(host, &core, file, cpu, "core"))
        return NAN;
    if (host_number(host, &package, file, cpu, "package"))
        package = 0; /* older CPUs have no sensor of their package */
    return (double)core + (double)package;
}

double throttle_count(const struct host *host)
{
    char allowed[HOST_TEXT];
    double count = 0;
    int cpu;
    if (cpu_list_allowed(host, allowed) || !cpu_list_count(allowed))
        return NAN;
    for (struct cpu_list cpus = cpu_list_of(allowed);
         !isnan(count) && (cpu = cpu_list_next(&cpus)) >= 0;)
        count += count_of_cpu(host, cpu);
    return count;
}
