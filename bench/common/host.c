#include "bench/common/host.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <cpuid.h>

/* Leaf 1 tells whether there is a hypervisor, leaf 0x40000000 its signature. */
static void ask_cpu(struct host *host)
{
    unsigned a, b, c, d, name[3];
    host->has_cpuid = __get_cpuid(1, &a, &b, &c, &d);
    if (!host->has_cpuid || !(c & 1u << 31))
        return;
    __cpuid(0x40000000, a, name[0], name[1], name[2]);
    memcpy(host->signature, name, sizeof name);
    if (!host->signature[0])
        strcpy(host->signature, "unnamed");
}
#else
static void ask_cpu(struct host *host)
{
    host->has_cpuid = 0;
}
#endif

const char *host_root(void)
{
    const char *root = getenv("SLABMARK_ROOT");
    return root ? root : "";
}

void host_here(struct host *host)
{
    extern char **environ;
    struct utsname system;
    *host = (struct host){.root = "", .variables = environ};
    if (!uname(&system))
        snprintf(host->architecture, sizeof host->architecture, "%s", system.machine);
    ask_cpu(host);
    cpu_features_brand(host->brand);
    cpu_features_ask(host->features);
}

/* Opens the file whose path below the root is `format`. */
static FILE *open_under(const struct host *host, const char *format, va_list args)
{
    char path[4096];
    int head = snprintf(path, sizeof path, "%s", host->root);
    if (head < 0 || (size_t)head >= sizeof path)
        return NULL;
    int tail = vsnprintf(path + head, sizeof path - (size_t)head, format, args);
    return tail < 0 || (size_t)tail >= sizeof path - (size_t)head ? NULL : fopen(path, "re");
}

__attribute__((format(printf, 2, 3))) static FILE *open_file(const struct host *host,
                                                             const char *format, ...)
{
    va_list args;
    va_start(args, format);
    FILE *file = open_under(host, format, args);
    va_end(args);
    return file;
}

static void cut_end(char *line)
{
    size_t length = strlen(line);
    while (length && strchr(" \t\r\n", line[length - 1]))
        line[--length] = '\0';
}

static int read_line(FILE *file, char text[HOST_TEXT])
{
    int failed = !file || !fgets(text, HOST_TEXT, file);
    if (failed)
        text[0] = '\0';
    if (file)
        fclose(file);
    cut_end(text);
    return failed ? -1 : 0;
}

int host_line(const struct host *host, char text[HOST_TEXT], const char *format, ...)
{
    va_list args;
    va_start(args, format);
    FILE *file = open_under(host, format, args);
    va_end(args);
    return read_line(file, text);
}

int host_number(const struct host *host, long long *value, const char *format, ...)
{
    char text[HOST_TEXT], *end;
    va_list args;
    va_start(args, format);
    FILE *file = open_under(host, format, args);
    va_end(args);
    if (read_line(file, text))
        return -1;
    *value = strtoll(text, &end, 0);
    return end > text && !*end ? 0 : -1;
}

int host_lines(const struct host *host, const char *path, int (*take)(void *arg, char *line),
               void *arg)
{
    FILE *file = open_file(host, "%s", path);
    char *line = NULL;
    size_t room = 0;
    int answer = 0;
    if (!file)
        return -1;
    while (!answer && getline(&line, &room, file) > 0) {
        cut_end(line);
        answer = take(arg, line);
    }
    free(line);
    fclose(file);
    return answer;
}

int host_line_value(const char *line, const char *key, const char **value)
{
    size_t length = strlen(key);
    if (strncmp(line, key, length))
        return -1;
    line += length + strspn(line + length, " \t");
    if (*line != ':')
        return -1;
    *value = line + 1 + strspn(line + 1, " \t");
    return 0;
}

struct key_search {
    const char *key;
    char *text;
};

static int take_value(void *arg, char *line)
{
    const struct key_search *search = arg;
    const char *value;
    if (host_line_value(line, search->key, &value))
        return 0;
    snprintf(search->text, HOST_TEXT, "%s", value);
    return 1;
}

int host_value(const struct host *host, const char *path, const char *key, char text[HOST_TEXT])
{
    struct key_search search = {key, text};
    text[0] = '\0';
    return host_lines(host, path, take_value, &search) == 1 ? 0 : -1;
}

/* Programs of another architecture, and those of qemu-x86_64, whose CPUID names an emulator while
 * the file names another CPU. The kernel of a machine that is emulated as a whole reads CPUID too.
 */
int host_emulated(const struct host *host)
{
    char text[HOST_TEXT];
    if (!host->has_cpuid)
        return !host_value(host, "/proc/cpuinfo", "vendor_id", text) &&
               (!strcmp(text, "GenuineIntel") || !strcmp(text, "AuthenticAMD"));
    return !strcmp(host->signature, "TCGTCGTCGTCG") &&
           (host_value(host, "/proc/cpuinfo", "model name", text) || strcmp(text, host->brand));
}

double host_memory(const struct host *host)
{
    char text[HOST_TEXT];
    return host_value(host, "/proc/meminfo", "MemTotal", text) ? 0 : 1024 * strtod(text, NULL);
}

int host_has(const struct host *host, const char *path)
{
    char whole[4096];
    int length = snprintf(whole, sizeof whole, "%s%s", host->root, path);
    return length > 0 && (size_t)length < sizeof whole && access(whole, F_OK) == 0;
}
