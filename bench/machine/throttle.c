#include "bench/machine/throttle.h"

#include "bench/common/cpu_list.h"

#include <math.h>

/* Events of all cores, and of the package that had most: each CPU of a package repeats its count.
 */
double throttle_count(const struct host *host)
{
    char allowed[HOST_TEXT];
    long long cores = 0, package = 0, value;
    int cpu;
    if (cpu_list_allowed(host, allowed) || !cpu_list_count(allowed))
        return NAN;
    for (struct cpu_list cpus = cpu_list_of(allowed); (cpu = cpu_list_next(&cpus)) >= 0;) {
        static const char file[] =
            "/sys/devices/system/cpu/cpu%d/thermal_throttle/%s_throttle_count";
        if (host_number(host, &value, file, cpu, "core"))
            return NAN;
        cores += value;
        if (!host_number(host, &value, file, cpu, "package") && value > package)
            package = value; /* older CPUs have no sensor of their package */
    }
    return (double)(cores + package);
}
