#include "bench/environment/distinct.h"

#include "bench/common/cpu_list.h"

#include <stdio.h>
#include <string.h>

static const char between[] = " + ";
enum { BETWEEN = sizeof between - 1 };

static int text_holds(const char *list, const char *text)
{
    size_t length = strlen(text);
    for (const char *at = list; at; at = strstr(at, between), at = at ? at + BETWEEN : at)
        if (!strncmp(at, text, length) && (!at[length] || !strncmp(at + length, between, BETWEEN)))
            return 1;
    return 0;
}

void distinct_add(char list[HOST_TEXT], const char *text)
{
    size_t length = strlen(list);
    if (!text_holds(list, text) && length + BETWEEN + strlen(text) < HOST_TEXT)
        snprintf(list + length, HOST_TEXT - length, "%s%s", length ? between : "", text);
}

int distinct_of_cpus(const struct host *host, const char *file, char list[HOST_TEXT])
{
    char allowed[HOST_TEXT], line[HOST_TEXT];
    int cpu;
    list[0] = '\0';
    if (cpu_list_allowed(host, allowed))
        return -1;
    for (struct cpu_list cpus = cpu_list_of(allowed); (cpu = cpu_list_next(&cpus)) >= 0;)
        if (!host_line(host, line, "/sys/devices/system/cpu/cpu%d/%s", cpu, file) && line[0])
            distinct_add(list, line);
    return list[0] ? 0 : -1;
}
