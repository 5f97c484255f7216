/* The CPUs that the process may use, their cores and NUMA nodes. */
#include "bench/environment/capture.h"
#include "bench/common/cpu_list.h"
#include "bench/environment/distinct.h"

#include <stdio.h>
#include <string.h>

static void read_allowed(struct capture *capture)
{
    char text[HOST_TEXT];
    static const char none[] = "neither /proc/self/status nor /sys/devices/system/cpu has it";
    if (!cpu_list_allowed(capture->host, text) && cpu_list_count(text)) {
        capture_number(capture, "machine.cores.allowed", cpu_list_count(text));
        capture_text(capture, "machine.cores.affinity", text);
    } else {
        capture_unknown(capture, "machine.cores.allowed", none);
        capture_unknown(capture, "machine.cores.affinity", none);
    }
}

/* The number of CPUs, or of NUMA nodes, in a list. */
static void read_count(struct capture *capture, const char *path, const char *file)
{
    char text[HOST_TEXT];
    if (!host_line(capture->host, text, "%s", file) && cpu_list_count(text))
        capture_number(capture, path, cpu_list_count(text));
    else
        capture_unknown(capture, path, "no %s", file);
}

static int count_distinct(const char *list)
{
    int count = 1;
    for (; (list = strstr(list, " + ")); list += 3)
        count++;
    return count;
}

/* A core is identified by its list of siblings; counts the different lists. */
static void read_physical(struct capture *capture)
{
    char list[HOST_TEXT];
    if (!distinct_of_cpus(capture->host, "topology/core_cpus_list", list) ||
        !distinct_of_cpus(capture->host, "topology/thread_siblings_list", list))
        capture_number(capture, "machine.cores.physical", count_distinct(list));
    else
        capture_unknown(capture, "machine.cores.physical",
                        "no /sys/devices/system/cpu/cpu*/topology");
    if (!distinct_of_cpus(capture->host, "topology/physical_package_id", list))
        capture_number(capture, "machine.cores.packages", count_distinct(list));
    else
        capture_unknown(capture, "machine.cores.packages",
                        "no /sys/devices/system/cpu/cpu*/topology");
}

void environment_read_cores(struct capture *capture)
{
    char text[HOST_TEXT];
    read_allowed(capture);
    read_count(capture, "machine.cores.online", "/sys/devices/system/cpu/online");
    read_count(capture, "machine.cores.numa_nodes", "/sys/devices/system/node/online");
    read_physical(capture);
    if (host_line(capture->host, text, "/sys/devices/system/cpu/smt/control"))
        capture_unknown(capture, "machine.cores.smt", "no /sys/devices/system/cpu/smt/control");
    else /* the kernel's words: on, off, forceoff, notsupported, notimplemented */
        capture_text(capture, "machine.cores.smt", strcmp(text, "notsupported") ? text : "none");
}
