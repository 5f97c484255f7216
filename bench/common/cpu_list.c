#include "bench/common/cpu_list.h"

#include <stdlib.h>
#include <string.h>

struct cpu_list cpu_list_of(const char *text)
{
    return (struct cpu_list){.at = text, .next = 0, .last = -1};
}

/* A number, from 0 to a million; -1 when there is none. */
static int read_number(const char **at)
{
    char *end;
    long value = **at >= '0' && **at <= '9' ? strtol(*at, &end, 10) : -1;
    if (value < 0 || value > 1000000)
        return -1;
    *at = end;
    return (int)value;
}

static int next_range(struct cpu_list *list)
{
    list->at += strspn(list->at, ", ");
    int low = read_number(&list->at), high = low;
    if (low >= 0 && *list->at == '-') {
        list->at++;
        high = read_number(&list->at);
    }
    if (low < 0 || high < low)
        return -1;
    list->next = low;
    list->last = high;
    return 0;
}

int cpu_list_next(struct cpu_list *list)
{
    if (list->next > list->last && next_range(list))
        return -1;
    return list->next++;
}

int cpu_list_count(const char *text)
{
    struct cpu_list list = cpu_list_of(text);
    int count = 0;
    while (cpu_list_next(&list) >= 0)
        count++;
    return count;
}

int cpu_list_allowed(const struct host *host, char text[HOST_TEXT])
{
    if (!host_value(host, "/proc/self/status", "Cpus_allowed_list", text))
        return 0;
    return host_line(host, text, "/sys/devices/system/cpu/online");
}
