/* Plans the measurement: chooses footprints by the caches that the machine reports. */
#include "bench/machine/ceilings.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MEGABYTE = 1 << 20, STEPS = 1000 };

/* A virtual machine sees the whole cache of its host. No CPU has more shared cache per core than
 * this; the rest is assumed to belong to others. */
static const size_t most_of_a_core = (size_t)32 * MEGABYTE;

/* If a level has several sizes (hybrid CPUs), takes the smallest, which every core has. */
static void add_level(struct ceilings *ceilings, const struct cache_kind *kind)
{
    struct ceiling_level *last = ceilings->levels ? &ceilings->level[ceilings->levels - 1] : NULL;
    if (!kind->bytes || ceilings->levels + 1 >= CEILING_LEVELS) /* memory is the last level */
        return;
    struct ceiling_level level = {.reported = kind->bytes,
                                  .counted = kind->bytes,
                                  .cores = kind->cores,
                                  .threads = kind->threads};
    size_t cores = (size_t)(kind->cores ? kind->cores : kind->threads);
    memcpy(level.name, kind->name, sizeof level.name);
    if (kind->level >= 3 && kind->bytes > cores * most_of_a_core)
        level.counted = cores * most_of_a_core;
    if (last && !strcmp(last->name, level.name)) {
        if (level.counted / (size_t)level.threads < last->counted / (size_t)last->threads)
            *last = level;
    } else {
        ceilings->level[ceilings->levels++] = level;
    }
}

static struct ceiling *add_row(struct ceilings *ceilings, enum ceiling_kind kind, const char *name,
                               const char *set, int threads)
{
    struct ceiling *row = &ceilings->row[ceilings->count];
    if (ceilings->count == CEILING_ROWS)
        return NULL;
    *row = (struct ceiling){
        .kind = kind, .threads = threads, .best = NAN, .median = NAN, .deviation = NAN};
    snprintf(row->name, sizeof row->name, "%s", name);
    snprintf(row->set, sizeof row->set, "%s", set);
    ceilings->count++;
    return row;
}

static size_t between(size_t least, size_t value, size_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* Of the first level half of a thread's share. Of the others three times the cache before, which
 * keeps nothing of that, or a quarter of the share if it is more, and no more than goes by a few
 * times in a short sample. 0: no footprint lies in this level alone. */
static size_t level_footprint(const struct ceilings *ceilings, int level, int threads)
{
    const size_t enough = (size_t)8 * MEGABYTE;
    const struct ceiling_level *at = &ceilings->level[level];
    size_t mine = ceiling_level_share(ceilings, at, threads), most = mine - mine / 8;
    if (!level)
        return mine / 2;
    size_t inner = ceiling_level_share(ceilings, at - 1, threads), least = inner + inner / 2;
    if (least > most)
        return 0;
    size_t quarter = mine / 4 < enough ? mine / 4 : enough;
    return between(least, 3 * inner > quarter ? 3 * inner : quarter, most);
}

static size_t last_cache(const struct ceilings *ceilings, const struct hardware *hardware)
{
    size_t all = 0;
    if (ceilings->levels < 1)
        return 0;
    const char *name = ceilings->level[ceilings->levels - 1].name;
    for (int i = 0; i < hardware->caches; i++)
        if (!strcmp(hardware->cache[i].name, name))
            all += hardware->cache[i].bytes * (size_t)hardware->cache[i].count;
    return all;
}

/* Footprint of the whole team: four times the size of the last caches, within bounds. */
static size_t memory_footprint(size_t caches, int threads, size_t memory)
{
    const size_t least = (size_t)64 * MEGABYTE, usual = (size_t)512 * MEGABYTE;
    size_t most = (size_t)threads * 16 * MEGABYTE;
    if (most < usual)
        most = usual;
    if (memory && most > memory / 4)
        most = memory / 4;
    size_t bytes = 4 * caches;
    return bytes < least ? least : bytes > most ? most : bytes;
}

static void add_bandwidths(struct ceilings *ceilings, const char *set, int threads, size_t memory)
{
    for (enum ceiling_kind kind = CEILING_READ; kind <= CEILING_TRIAD; kind++)
        for (int i = 0; i < ceilings->levels; i++) {
            struct ceiling *row = add_row(ceilings, kind, ceilings->level[i].name, set, threads);
            if (!row)
                return;
            size_t bytes = ceilings->level[i].counted ? level_footprint(ceilings, i, threads)
                                                      : memory / (size_t)threads;
            size_t grain = LOOP_GRAIN * sizeof(double) * (kind == CEILING_TRIAD ? 3 : 1);
            row->bytes = bytes / grain * grain;
            if (!row->bytes)
                snprintf(row->why, sizeof row->why, "a thread's share is no larger than of %s",
                         i ? ceilings->level[i - 1].name : "nothing");
        }
}

static void add_computing(struct ceilings *ceilings, const struct loops *const *sets, int threads)
{
    for (enum ceiling_kind kind = CEILING_F64; kind <= CEILING_SQRT_F32; kind++)
        for (int i = 0; sets[i]; i++)
            add_row(ceilings, kind, sets[i]->name, sets[i]->name, threads);
    for (int i = 0; sets[i]; i++)
        if (!i || !sets[i + 1]) /* the narrowest and the widest load */
            add_row(ceilings, CEILING_FREQUENCY, sets[i]->name, sets[i]->name, threads);
    if (sets[0] && threads == 1)
        add_row(ceilings, CEILING_ADDS, "", sets[0]->name, threads);
}

static void add_meetings(struct ceilings *ceilings, int threads)
{
    for (int team = 2; team < 2 * threads; team *= 2)
        for (enum ceiling_kind kind = CEILING_BARRIER; kind <= CEILING_FLAG; kind++)
            add_row(ceilings, kind, "", "", team < threads ? team : threads);
}

void ceilings_plan(struct ceilings *ceilings, const struct hardware *hardware,
                   const struct loops *const *sets, int threads, size_t memory)
{
    const char *widest = NULL;
    ceilings->levels = ceilings->count = 0;
    ceilings->threads = threads;
    ceilings->cores = hardware->cores < threads ? hardware->cores : threads;
    for (int i = 0; i < hardware->caches; i++)
        add_level(ceilings, &hardware->cache[i]);
    size_t caches = last_cache(ceilings, hardware);
    ceilings->level[ceilings->levels++] = (struct ceiling_level){
        .name = "memory", .cores = hardware->cores, .threads = hardware->threads};
    for (int i = 0; sets[i]; i++)
        widest = sets[i]->name;
    for (int team = 1; team <= threads; team += threads > 1 ? threads - 1 : 1) {
        if (widest)
            add_bandwidths(ceilings, widest, team, memory_footprint(caches, team, memory));
        add_computing(ceilings, sets, team);
    }
    add_meetings(ceilings, threads);
    add_row(ceilings, CEILING_CLOCK, "clock_ticks", "", 1);
    add_row(ceilings, CEILING_CLOCK, "clock_seconds", "", 1);
}
