/* The caches of the allowed CPUs, by level. */
#include "bench/environment/capture.h"
#include "bench/common/cpu_list.h"
#include "bench/environment/distinct.h"

#include <stdio.h>
#include <string.h>

/* "L1d 48K", of one index directory of a CPU; -1 when there is none. */
static int read_cache(const struct host *host, int cpu, int index, char text[HOST_TEXT])
{
    static const char folder[] = "/sys/devices/system/cpu/cpu%d/cache/index%d/%s";
    char level[HOST_TEXT], type[HOST_TEXT], size[HOST_TEXT];
    if (host_line(host, level, folder, cpu, index, "level") ||
        host_line(host, type, folder, cpu, index, "type") ||
        host_line(host, size, folder, cpu, index, "size"))
        return -1;
    const char *letter = !strcmp(type, "Data") ? "d" : !strcmp(type, "Instruction") ? "i" : "";
    snprintf(text, HOST_TEXT, "L%.8s%s %.20s", level, letter, size);
    return 0;
}

void environment_read_caches(struct capture *capture)
{
    char allowed[HOST_TEXT], one[HOST_TEXT], list[HOST_TEXT] = "";
    int cpu = -1;
    if (!cpu_list_allowed(capture->host, allowed))
        for (struct cpu_list cpus = cpu_list_of(allowed); (cpu = cpu_list_next(&cpus)) >= 0;)
            for (int i = 0; !read_cache(capture->host, cpu, i, one); i++)
                distinct_add(list, one);
    if (list[0])
        capture_text(capture, "machine.caches", list);
    else
        capture_unknown(capture, "machine.caches", "no /sys/devices/system/cpu/cpu*/cache");
}
