#include "tests/support/machine.h"

#include "bench/machine/hardware_threads.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void machine_describe(struct hardware *hardware, const char *synthetic)
{
    struct err err;
    setenv("HWLOC_SYNTHETIC", synthetic, 1);
    cr_assert_eq(hardware_detect(hardware, &err), 0, "%s", err.text);
}

void machine_allow_all(struct hardware *hardware)
{
    for (int i = 0; i < hardware->threads; i++)
        hardware->thread[i].usable = 1;
    hardware_list_usable(hardware);
}

struct ceiling *machine_ceiling(struct ceilings *ceilings, enum ceiling_kind kind, const char *name,
                                int threads, double best)
{
    struct ceiling *row = &ceilings->row[ceilings->count++];
    *row = (struct ceiling){.kind = kind,
                            .threads = threads,
                            .best = best,
                            .median = best,
                            .rounds = 1,
                            .round = {best}};
    snprintf(row->name, sizeof row->name, "%s", name);
    return row;
}

void machine_ceilings(struct ceilings *ceilings)
{
    *ceilings = (struct ceilings){
        .cpu = "a CPU",
        .date = "2026-01-02T03:04:05Z",
        .version = "1",
        .processors = (int)sysconf(_SC_NPROCESSORS_ONLN),
        .cores = 4,
        .threads = 4,
        .pinned = 1,
        .kernels = "ref scalar",
        .levels = 3,
        .level = {{"L1d", 1000, 1000, 1, 1}, {"L2", 10000, 10000, 2, 2}, {"memory", 0, 0, 4, 4}}};
    machine_ceiling(ceilings, CEILING_READ, "L1d", 1, 100);
    machine_ceiling(ceilings, CEILING_READ, "L2", 1, 50);
    machine_ceiling(ceilings, CEILING_READ, "memory", 1, 10);
    machine_ceiling(ceilings, CEILING_READ, "L1d", 4, 400);
    machine_ceiling(ceilings, CEILING_READ, "L2", 4, 200);
    machine_ceiling(ceilings, CEILING_READ, "memory", 4, 16);
    machine_ceiling(ceilings, CEILING_F64, "scalar", 1, 7);
    machine_ceiling(ceilings, CEILING_F64, "scalar", 4, 28);
}
