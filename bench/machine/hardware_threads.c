#include "bench/machine/hardware_threads.h"

#include "base/mem.h"

#include <hwloc/cpukinds.h>
#include <sched.h>

const char *const hardware_shares[] = {"core", "L2", "L3", "NUMA node", "package", "machine"};

enum hardware_share hardware_shared(const struct hardware_thread *a,
                                    const struct hardware_thread *b)
{
    for (enum hardware_share share = SHARE_CORE; share < SHARE_MACHINE; share++)
        if (a->in[share] >= 0 && a->in[share] == b->in[share])
            return share;
    return SHARE_MACHINE;
}

static int index_of(hwloc_topology_t tree, hwloc_obj_type_t type, hwloc_obj_t unit)
{
    hwloc_obj_t object = hwloc_get_ancestor_obj_by_type(tree, type, unit);
    return object ? (int)object->logical_index : -1;
}

static void read_thread(hwloc_topology_t tree, hwloc_obj_t unit, struct hardware_thread *thread)
{
    int type = hwloc_cpukinds_get_by_cpuset(tree, unit->cpuset, 0);
    *thread = (struct hardware_thread){
        .number = (int)unit->os_index,
        .in = {[SHARE_CORE] = index_of(tree, HWLOC_OBJ_CORE, unit),
               [SHARE_L2] = index_of(tree, HWLOC_OBJ_L2CACHE, unit),
               [SHARE_L3] = index_of(tree, HWLOC_OBJ_L3CACHE, unit),
               [SHARE_NODE] = hwloc_get_nbobjs_by_type(tree, HWLOC_OBJ_NUMANODE) > 1
                                  ? hwloc_bitmap_first(unit->nodeset)
                                  : -1,
               [SHARE_PACKAGE] = index_of(tree, HWLOC_OBJ_PACKAGE, unit)},
        .type = type > 0 ? type : 0};
}

/* The threads of a core follow one another. */
static int rank_in_core(const struct hardware_thread *thread, int at)
{
    int core = thread[at].in[SHARE_CORE];
    return at && core >= 0 && thread[at - 1].in[SHARE_CORE] == core ? thread[at - 1].rank + 1 : 0;
}

/* Skips those that the process may not use or cannot be pinned to. */
static void mark_usable(struct hardware *hardware)
{
    cpu_set_t allowed;
    if (hardware->source[0] || sched_getaffinity(0, sizeof allowed, &allowed))
        return;
    for (int i = 0; i < hardware->threads; i++) {
        int number = hardware->thread[i].number;
        hardware->thread[i].usable = number < CPU_SETSIZE && CPU_ISSET((size_t)number, &allowed);
    }
}

void hardware_list_usable(struct hardware *hardware)
{
    int seen = 1;
    hardware->usable = 0;
    for (int rank = 0; seen; rank++) {
        seen = 0;
        for (int i = 0; i < hardware->threads; i++) {
            const struct hardware_thread *thread = &hardware->thread[i];
            if (thread->rank != rank)
                continue;
            seen = 1;
            if (thread->usable)
                hardware->usable_thread[hardware->usable++] = thread->number;
        }
    }
}

int hardware_threads(hwloc_topology_t tree, struct hardware *hardware, struct err *err)
{
    size_t threads = (size_t)hardware->threads;
    int types = hwloc_cpukinds_get_nr(tree, 0), at = 0;
    hardware->core_types = types > 1 ? types : 1;
    hardware->thread = mem_zeroed(threads, sizeof *hardware->thread, err);
    hardware->usable_thread = mem_zeroed(threads, sizeof *hardware->usable_thread, err);
    if (!hardware->thread || !hardware->usable_thread)
        return -1;
    for (hwloc_obj_t unit = NULL; (unit = hwloc_get_next_obj_by_type(tree, HWLOC_OBJ_PU, unit));) {
        read_thread(tree, unit, &hardware->thread[at]);
        hardware->thread[at].rank = rank_in_core(hardware->thread, at);
        at++;
    }
    mark_usable(hardware);
    hardware_list_usable(hardware);
    return 0;
}
