#include "bench/machine/hardware.h"

#include "bench/machine/hardware_blocks.h"
#include "bench/machine/hardware_threads.h"
#include "bench/common/host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int count_objects(hwloc_topology_t tree, hwloc_obj_type_t type)
{
    int number = hwloc_get_nbobjs_by_type(tree, type);
    return number > 0 ? number : 0;
}

/* On virtual machines different models of a vendor share a name; family, model and stepping
 * distinguish them. */
static void read_cpu(hwloc_topology_t tree, struct hardware *hardware)
{
    static const char *const facts[] = {"CPUModel",       "CPUFamilyNumber", "CPUModelNumber",
                                        "CPUStepping",    "CPUImplementer",  "CPUPart",
                                        "CPUArchitecture"};
    static const char *const words[] = {
        "", "family ", "model ", "stepping ", "implementer ", "part ", "architecture "};
    hwloc_obj_t places[] = {hwloc_get_obj_by_type(tree, HWLOC_OBJ_PACKAGE, 0),
                            hwloc_get_root_obj(tree)};
    size_t used = 0, room = sizeof hardware->cpu;
    snprintf(hardware->cpu, room, "unknown");
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        for (size_t j = 0; j < 2 && places[j]; j++) {
            const char *value = hwloc_obj_get_info_by_name(places[j], facts[i]);
            if (!value || used >= room)
                continue;
            used += (size_t)snprintf(hardware->cpu + used, room - used, "%s%s%s", used ? ", " : "",
                                     words[i], value);
            break;
        }
}

/* What hwloc does not know of this machine, or knows of an emulator's host. */
static void read_host(struct hardware *hardware)
{
    struct host host;
    char below[HOST_TEXT];
    host_here(&host);
    hardware->memory = host_memory(&host);
    if (!host_emulated(&host))
        return;
    if (host_value(&host, "/proc/cpuinfo", "model name", below))
        snprintf(below, sizeof below, "another CPU");
    snprintf(hardware->cpu, sizeof hardware->cpu, HARDWARE_EMULATED "%.140s", below);
}

static int same_kind(const struct cache_kind *a, const struct cache_kind *b)
{
    return a->level == b->level && a->bytes == b->bytes && a->line == b->line &&
           a->threads == b->threads && a->cores == b->cores;
}

static void add_cache(hwloc_topology_t tree, hwloc_obj_t cache, struct hardware *hardware)
{
    int cores = hwloc_get_nbobjs_inside_cpuset_by_type(tree, cache->cpuset, HWLOC_OBJ_CORE);
    struct cache_kind kind = {.level = (int)cache->attr->cache.depth,
                              .bytes = (size_t)cache->attr->cache.size,
                              .line = (int)cache->attr->cache.linesize,
                              .count = 1,
                              .cores = cores > 0 ? cores : 0,
                              .threads = hwloc_bitmap_weight(cache->cpuset)};
    snprintf(kind.name, sizeof kind.name, "L%d%s", kind.level % 10,
             cache->attr->cache.type == HWLOC_OBJ_CACHE_DATA ? "d" : "");
    for (int i = 0; i < hardware->caches; i++)
        if (same_kind(&hardware->cache[i], &kind)) {
            hardware->cache[i].count++;
            return;
        }
    if (hardware->caches < CACHE_KINDS)
        hardware->cache[hardware->caches++] = kind;
}

static void read_caches(hwloc_topology_t tree, struct hardware *hardware)
{
    static const hwloc_obj_type_t levels[] = {HWLOC_OBJ_L1CACHE, HWLOC_OBJ_L2CACHE,
                                              HWLOC_OBJ_L3CACHE, HWLOC_OBJ_L4CACHE,
                                              HWLOC_OBJ_L5CACHE};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        for (hwloc_obj_t cache = NULL;
             (cache = hwloc_get_next_obj_by_type(tree, levels[i], cache));)
            add_cache(tree, cache, hardware);
}

static void read_source(hwloc_topology_t tree, struct hardware *hardware)
{
    static const char *const variables[] = {"HWLOC_XMLFILE", "HWLOC_SYNTHETIC", "HWLOC_FSROOT"};
    const char *who = NULL;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (!who && getenv(variables[i]))
            who = variables[i];
    if (!hwloc_topology_is_thissystem(tree))
        snprintf(hardware->source, sizeof hardware->source, "%s", who ? who : "hwloc's settings");
    else if (access("/sys/devices/system/cpu", R_OK))
        snprintf(hardware->warning, sizeof hardware->warning,
                 "/sys/devices/system/cpu cannot be read: the hardware below is as the CPU itself "
                 "reports it; caches and memory nodes may be missing");
}

static int read_all(hwloc_topology_t tree, struct hardware *hardware, struct err *err)
{
    hardware->packages = count_objects(tree, HWLOC_OBJ_PACKAGE);
    hardware->numa_nodes = count_objects(tree, HWLOC_OBJ_NUMANODE);
    hardware->cores = count_objects(tree, HWLOC_OBJ_CORE);
    hardware->threads = count_objects(tree, HWLOC_OBJ_PU);
    read_source(tree, hardware);
    read_cpu(tree, hardware);
    if (hardware->source[0])
        hardware->memory = (double)hwloc_get_root_obj(tree)->total_memory;
    else
        read_host(hardware);
    read_caches(tree, hardware);
    if (hardware_blocks(tree, &hardware->machine, err))
        return -1;
    return hardware_threads(tree, hardware, err);
}

int hardware_detect(struct hardware *hardware, struct err *err)
{
    hwloc_topology_t tree;
    *hardware = (struct hardware){0};
    setenv("HWLOC_HIDE_ERRORS", "2", 0); /* hwloc prints no errors: slabmark reports them once */
    if (hwloc_topology_init(&tree))
        return err_set(err, ERR_INTERNAL, "hwloc could not start: out of memory?");
    int failed = hwloc_topology_load(tree);
    if (failed)
        err_set(err, ERR_ABSENT,
                "hwloc finds no topology; is HWLOC_SYNTHETIC or HWLOC_XMLFILE "
                "set to something that it cannot read?");
    failed = failed || read_all(tree, hardware, err);
    hwloc_topology_destroy(tree);
    if (failed)
        hardware_free(hardware);
    return failed ? -1 : 0;
}

void hardware_free(struct hardware *hardware)
{
    free(hardware->thread);
    free(hardware->usable_thread);
    hardware_blocks_free(&hardware->machine);
    *hardware = (struct hardware){0};
}

void hardware_size(double bytes, char *text, size_t size)
{
    static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (bytes >= 1024 && unit < 4) {
        bytes /= 1024;
        unit++;
    }
    snprintf(text, size, bytes < 10 && bytes != (int)bytes ? "%.1f %s" : "%.0f %s", bytes,
             units[unit]);
}

json_t *hardware_json(const struct hardware *hardware)
{
    json_t *caches = json_array();
    for (int i = 0; i < hardware->caches; i++) {
        const struct cache_kind *kind = &hardware->cache[i];
        json_array_append_new(caches,
                              json_pack("{s:s, s:i, s:I, s:i, s:i, s:i, s:i}", "name", kind->name,
                                        "level", kind->level, "bytes", (json_int_t)kind->bytes,
                                        "line", kind->line, "count", kind->count, "cores",
                                        kind->cores, "threads", kind->threads));
    }
    return json_pack("{s:s, s:i, s:i, s:i, s:i, s:f, s:o}", "cpu", hardware->cpu, "packages",
                     hardware->packages, "numa_nodes", hardware->numa_nodes, "cores",
                     hardware->cores, "threads", hardware->threads, "memory", hardware->memory,
                     "caches", caches);
}
