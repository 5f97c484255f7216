#include "bench/results/environment.h"

#include "bench/command/version.h"
#include "engine/team.h"
#include "kernels/kernels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

/* The value of a line "key<blanks>: value" of a file under /proc, or "". */
static void read_proc(const char *path, const char *key, char *value, size_t size)
{
    char line[512];
    FILE *file = fopen(path, "r");
    value[0] = '\0';
    while (file && !value[0] && fgets(line, sizeof line, file)) {
        char *colon = strchr(line, ':');
        if (!colon || strncmp(line, key, strlen(key)))
            continue;
        colon += 1 + strspn(colon + 1, " \t");
        colon[strcspn(colon, "\n")] = '\0';
        snprintf(value, size, "%s", colon);
    }
    if (file)
        fclose(file);
}

static json_t *kernel_names(void)
{
    json_t *list = json_array();
    for (int i = 0; kernel_sets[i]; i++)
        if (kernels_run_here(kernel_sets[i]))
            json_array_append_new(list, json_string(kernel_sets[i]->name));
    return list;
}

static json_t *openmp_settings(void)
{
    extern char **environ;
    json_t *settings = json_object();
    for (char **entry = environ; *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        if (!equals || (strncmp(*entry, "OMP_", 4) && strncmp(*entry, "SLABMARK_", 9)))
            continue;
        char name[128];
        snprintf(name, sizeof name, "%.*s", (int)(equals - *entry), *entry);
        json_object_set_new(settings, name, json_string(equals + 1));
    }
    return settings;
}

json_t *environment_machine(void)
{
    char cpu[256], memory[64];
    double load[1] = {0};
    struct utsname system = {0};
    read_proc("/proc/cpuinfo", "model name", cpu, sizeof cpu);
    read_proc("/proc/meminfo", "MemTotal", memory, sizeof memory);
    if (uname(&system) || getloadavg(load, 1) < 1)
        load[0] = -1;
    return json_pack("{s:s, s:s, s:i, s:s, s:s, s:s, s:o, s:f, s:o}", "cpu", cpu, "architecture",
                     system.machine, "cores", team_cores(), "memory", memory, "system",
                     system.sysname, "release", system.release, "kernels", kernel_names(), "load",
                     load[0], "environment", openmp_settings());
}

json_t *environment_build(void)
{
    return json_pack("{s:s, s:s, s:s, s:s}", "version", SLABMARK_VERSION, "compiler",
#if defined(__clang__)
                     "clang " __clang_version__,
#else
                     "gcc " __VERSION__,
#endif
                     "flags", SLABMARK_FLAGS, "commit", SLABMARK_COMMIT);
}
