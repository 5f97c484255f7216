/* bench/machine: the hardware and its measured ceilings. Here the hardware of a machine, by hwloc:
 * HWLOC_SYNTHETIC and HWLOC_XMLFILE describe another one. */
#ifndef BENCH_MACHINE_HARDWARE_H
#define BENCH_MACHINE_HARDWARE_H

#include "base/err.h"

#include <jansson.h>
#include <stddef.h>

enum { CACHE_KINDS = 16 };

/* All data or unified caches of one level, size and sharing. */
struct cache_kind {
    int level;
    char name[8]; /* "L1d", "L2" */
    size_t bytes; /* 0: not known */
    int line;     /* bytes; 0: not known */
    int count;
    int cores, threads; /* that share one; cores 0 where none are known */
};

/* A box of the picture: equal siblings are one box with a count. */
struct block {
    char title[40], detail[120];
    int count;
    int children;
    struct block *child; /* (children,) */
};

#define HARDWARE_EMULATED "emulated on " /* what `cpu` begins with under an emulator */

struct hardware {
    char cpu[160];     /* model, family, stepping: what the CPU says of itself; "unknown" */
    char source[96];   /* "" for this machine, else which variable describes another   */
    char warning[160]; /* "" or why this may be incomplete */
    int packages, numa_nodes, cores, threads;
    double memory; /* bytes; 0: not known */
    int caches;
    struct cache_kind cache[CACHE_KINDS]; /* nearest the core first */
    struct block machine;                 /* its children are the boxes */
    int usable;                           /* hardware threads that this process may use */
    int *usable_thread; /* (usable,) their numbers: one of each core first, then its siblings */
};

int hardware_detect(struct hardware *, struct err *);
void hardware_free(struct hardware *);

/* The picture, lines of at most 79 columns; heap. */
char *hardware_picture(const struct hardware *, struct err *);

/* "48 KiB", "2 MiB" */
void hardware_size(double bytes, char *text, size_t size);

json_t *hardware_json(const struct hardware *);

#endif
