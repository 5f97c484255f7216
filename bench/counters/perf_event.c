#include "bench/counters/perf_event.h"

#include "bench/common/host.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEVICES "/sys/bus/event_source/devices"

/* ---- the kernel's generic events ---- */

#define CACHE(cache, operation, result)                                                            \
    PERF_TYPE_HW_CACHE, PERF_COUNT_HW_CACHE_##cache | PERF_COUNT_HW_CACHE_OP_##operation << 8 |    \
                            PERF_COUNT_HW_CACHE_RESULT_##result << 16

static const struct common {
    const char *name;
    unsigned type, config;
    int in_kernel; /* occurs in the kernel: a thread that switches is there */
} common[] = {
    {"cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES, 0},
    {"instructions", PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS, 0},
    {"ref-cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_REF_CPU_CYCLES, 0},
    {"branches", PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_INSTRUCTIONS, 0},
    {"branch-misses", PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_MISSES, 0},
    {"cache-references", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_REFERENCES, 0},
    {"cache-misses", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_MISSES, 0},
    {"bus-cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_BUS_CYCLES, 0},
    {"stalled-cycles-frontend", PERF_TYPE_HARDWARE, PERF_COUNT_HW_STALLED_CYCLES_FRONTEND, 0},
    {"stalled-cycles-backend", PERF_TYPE_HARDWARE, PERF_COUNT_HW_STALLED_CYCLES_BACKEND, 0},
    {"L1-dcache-loads", CACHE(L1D, READ, ACCESS), 0},
    {"L1-dcache-load-misses", CACHE(L1D, READ, MISS), 0},
    {"LLC-loads", CACHE(LL, READ, ACCESS), 0},
    {"LLC-load-misses", CACHE(LL, READ, MISS), 0},
    {"dTLB-loads", CACHE(DTLB, READ, ACCESS), 0},
    {"dTLB-load-misses", CACHE(DTLB, READ, MISS), 0},
    {"task-clock", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK, 0},
    {"cpu-clock", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, 0},
    {"page-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS, 0},
    {"minor-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS_MIN, 0},
    {"major-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS_MAJ, 0},
    {"alignment-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_ALIGNMENT_FAULTS, 0},
    {"emulation-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_EMULATION_FAULTS, 0},
    {"context-switches", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CONTEXT_SWITCHES, 1},
    {"cpu-migrations", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_MIGRATIONS, 1},
};
enum { COMMON = sizeof common / sizeof *common };

static int find_common(struct perf_event *event, const char *name)
{
    for (int i = 0; i < COMMON; i++)
        if (!strcmp(common[i].name, name)) {
            event->attr.type = common[i].type;
            event->attr.config = common[i].config;
            event->software = common[i].type == PERF_TYPE_SOFTWARE;
            event->in_kernel = common[i].in_kernel;
            return 1;
        }
    return 0;
}

/* r01c7: the bits given in the CPU's manual. */
static int find_raw(struct perf_event *event, const char *name)
{
    char *end;
    if (name[0] != 'r' || !isxdigit((unsigned char)name[1]))
        return 0;
    event->attr.type = PERF_TYPE_RAW;
    event->attr.config = strtoull(name + 1, &end, 16);
    return !*end;
}

/* ---- events listed by a PMU under /sys: power/energy-pkg/ ---- */

/* The first line of a file of a PMU; "" when there is none. */
static void read_line(char *line, size_t size, const char *pmu, const char *directory,
                      const char *file, const char *ending)
{
    char path[512];
    line[0] = '\0';
    snprintf(path, sizeof path, "%s" DEVICES "/%s/%s%s%s", host_root(), pmu, directory, file,
             ending);
    FILE *stream = fopen(path, "r");
    if (!stream)
        return;
    if (!fgets(line, (int)size, stream))
        line[0] = '\0';
    fclose(stream);
    line[strcspn(line, "\n")] = '\0';
}

/* Puts a term's value at the bits given by format/<term>: config:0-7, config1:0-63, config:5. */
static int place_bits(struct perf_event *event, const char *format, unsigned long long value)
{
    char word[16];
    int low, high;
    int read = sscanf(format, "%15[^:]:%d-%d", word, &low, &high);
    if (read < 2 || low < 0 || low > 63)
        return -1;
    if (read == 2)
        high = low;
    if (high < 63 && value >> (high - low + 1))
        return -1;
    if (!strcmp(word, "config"))
        event->attr.config |= value << low;
    else if (!strcmp(word, "config1"))
        event->attr.config1 |= value << low;
    else if (!strcmp(word, "config2"))
        event->attr.config2 |= value << low;
    else
        return -1;
    return 0;
}

/* "event=0x02,umask=0x01" */
static int place_terms(struct perf_event *event, const char *pmu, char *terms)
{
    char *rest, format[64];
    for (char *term = strtok_r(terms, ",", &rest); term; term = strtok_r(NULL, ",", &rest)) {
        char *equals = strchr(term, '=');
        unsigned long long value = equals ? strtoull(equals + 1, NULL, 0) : 1;
        if (equals)
            *equals = '\0';
        read_line(format, sizeof format, pmu, "format/", term, "");
        if (place_bits(event, format, value))
            return -1;
    }
    return 0;
}

/* "0", "0,28", "0-3": the CPUs on which a PMU outside the cores counts. */
static int read_cpus(struct perf_event *event, const char *list)
{
    for (const char *at = list; *at && event->cpus < PERF_CPUS;) {
        char *end;
        long first = strtol(at, &end, 10), last = first;
        if (end == at)
            return -1;
        if (*end == '-')
            last = strtol(end + 1, &end, 10);
        for (long cpu = first; cpu <= last && event->cpus < PERF_CPUS; cpu++)
            event->cpu[event->cpus++] = (int)cpu;
        at = end + (*end == ',');
    }
    return 0;
}

static void list_events(const char *pmu, char *text, size_t size)
{
    char path[512];
    text[0] = '\0';
    snprintf(path, sizeof path, "%s" DEVICES "/%s/events", host_root(), pmu);
    DIR *directory = opendir(path);
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        if (strchr(entry->d_name, '.') || strlen(text) + strlen(entry->d_name) + 2 > size)
            continue;
        strcat(text, text[0] ? " " : "");
        strcat(text, entry->d_name);
    }
    if (directory)
        closedir(directory);
}

/* PMUs of the machine have a CPU mask, those of the cores do not. */
static int find_in_pmu(struct perf_event *event, const char *pmu, const char *name, struct err *err)
{
    char line[256], known[120];
    read_line(line, sizeof line, pmu, "", "type", "");
    if (!line[0])
        return err_set(err, ERR_ABSENT, "the kernel has no PMU %s", pmu);
    event->attr.type = (unsigned)strtoul(line, NULL, 10);
    read_line(line, sizeof line, pmu, "events/", name, "");
    if (!line[0]) {
        list_events(pmu, known, sizeof known);
        return err_set(err, ERR_ABSENT, "the PMU %s has no event %s, only: %s", pmu, name,
                       known[0] ? known : "nothing");
    }
    if (place_terms(event, pmu, line))
        return err_set(err, ERR_ABSENT, "the PMU %s describes %s in an unsupported form", pmu,
                       name);
    read_line(line, sizeof line, pmu, "events/", name, ".scale");
    if (line[0])
        event->scale = strtod(line, NULL);
    read_line(line, sizeof line, pmu, "", "cpumask", "");
    event->machine = line[0] != '\0';
    if (read_cpus(event, line))
        return err_set(err, ERR_ABSENT, "the PMU %s: unsupported cpumask '%s'", pmu, line);
    return 0;
}

int perf_event_find(struct perf_event *event, const char *name, struct err *err)
{
    char pmu[64], inner[64];
    int end = 0;
    *event = (struct perf_event){.attr = {.size = sizeof event->attr}, .scale = 1};
    if (find_common(event, name) || find_raw(event, name))
        return 0;
    if (sscanf(name, "%63[^/]/%63[^/]/%n", pmu, inner, &end) == 2 && end && !name[end])
        return find_in_pmu(event, pmu, inner, err);
    return err_set(err, ERR_ABSENT,
                   "no such event: a name of perf_event_open(2) such as page-faults, rHEX, or "
                   "PMU/EVENT/");
}

int perf_event_pmu(void)
{
    char path[512];
    snprintf(path, sizeof path, "%s" DEVICES, host_root());
    DIR *directory = opendir(path);
    int found = 0;
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        const char *name = entry->d_name;
        found |= !strcmp(name, "cpu") || !strncmp(name, "cpu_", 4) || !strncmp(name, "armv", 4);
    }
    if (directory)
        closedir(directory);
    return found;
}

int perf_event_paranoid(void)
{
    int level;
    FILE *file = fopen("/proc/sys/kernel/perf_event_paranoid", "r");
    if (!file)
        return -100;
    if (fscanf(file, "%d", &level) != 1)
        level = -100;
    fclose(file);
    return level;
}
