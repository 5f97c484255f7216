/* Memory: its size, and the kernel's settings for pages. */
#include "bench/environment/capture.h"

#include <stdlib.h>
#include <string.h>

static void read_size(struct capture *capture, const char *path, const char *key)
{
    char text[HOST_TEXT], *end;
    long long kilobytes =
        host_value(capture->host, "/proc/meminfo", key, text) ? -1 : strtoll(text, &end, 10);
    if (kilobytes >= 0)
        capture_number(capture, path, kilobytes);
    else
        capture_unknown(capture, path, "no %s in /proc/meminfo", key);
}

/* The word in brackets of "always [madvise] never". */
static void read_choice(struct capture *capture, const char *path, const char *file)
{
    char text[HOST_TEXT];
    int failed = host_line(capture->host, text, "%s", file);
    char *open = strchr(text, '['), *close = open ? strchr(open, ']') : NULL;
    if (failed || !close) {
        capture_unknown(capture, path, "no %s: the kernel has no transparent huge pages", file);
        return;
    }
    *close = '\0';
    capture_text(capture, path, open + 1);
}

static void read_switch(struct capture *capture, const char *path, const char *file)
{
    long long value;
    if (host_number(capture->host, &value, "%s", file))
        capture_unknown(capture, path, "no %s", file);
    else
        capture_text(capture, path, value ? "on" : "off");
}

static void read_layout(struct capture *capture)
{
    static const char *const names[] = {"off", "without the heap", "on"};
    static const char path[] = "machine.memory.aslr",
                      file[] = "/proc/sys/kernel/randomize_va_space";
    long long value;
    if (host_number(capture->host, &value, "%s", file) || value < 0 || value > 2)
        capture_unknown(capture, path, "no %s", file);
    else
        capture_text(capture, path, names[value]);
}

void environment_read_memory(struct capture *capture)
{
    static const char pages[] = "machine.memory.huge_pages";
    read_size(capture, "machine.memory.total_kib", "MemTotal");
    read_size(capture, "machine.memory.swap_kib", "SwapTotal");
    read_choice(capture, pages, "/sys/kernel/mm/transparent_hugepage/enabled");
    read_choice(capture, "machine.memory.huge_pages_defrag",
                "/sys/kernel/mm/transparent_hugepage/defrag");
    read_switch(capture, "machine.memory.numa_balancing", "/proc/sys/kernel/numa_balancing");
    read_layout(capture);
}
