/* bench/machine: the hardware and its measured ceilings. This file: the hardware, as hwloc reports
 * it. HWLOC_SYNTHETIC and HWLOC_XMLFILE describe another machine. */
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
    int cores, threads; /* sharing one cache; cores 0: not known */
};

/* A box of the picture; equal siblings are one box with a count. */
struct block {
    char title[40], detail[120];
    int count;
    int children;
    struct block *child; /* (children,) */
};

/* The nearest thing that two hardware threads share. */
enum hardware_share {
    SHARE_CORE,
    SHARE_L2,
    SHARE_L3,
    SHARE_NODE,
    SHARE_PACKAGE,
    SHARE_MACHINE,
    HARDWARE_SHARES
};
extern const char *const hardware_shares[]; /* "core", "L2", ..., "machine" */

struct hardware_thread {
    int number;            /* the system's                                           */
    int in[SHARE_MACHINE]; /* the core, cache, ... that it is in; -1: not known      */
    int rank;              /* 0: the first of its core, 1: that one's sibling        */
    int type;              /* of its core: 0, the weakest, to core_types - 1         */
    int usable;            /* 1: this process may use it                             */
};

#define HARDWARE_EMULATED "emulated on " /* what `cpu` begins with under an emulator */

struct hardware {
    char cpu[160];     /* model, family, stepping, as the CPU reports them; "unknown"     */
    char source[96];   /* "" for this machine, else the variable that describes another   */
    char warning[160]; /* why the description may be incomplete; "" */
    int packages, numa_nodes, cores, threads;
    double memory; /* bytes; 0: not known */
    int caches;
    struct cache_kind cache[CACHE_KINDS]; /* nearest the core first */
    struct block machine;                 /* its children are the boxes */
    int core_types;                       /* on a hybrid CPU more than one */
    struct hardware_thread *thread;       /* (threads,) heap: neighbours beside one another */
    int usable;                           /* hardware threads that this process may use */
    int *usable_thread; /* (usable,) heap: numbers, first one of each core, then siblings */
};

/* Returns 0, or -1 and err; hardware_free after success. */
int hardware_detect(struct hardware *, struct err *);
void hardware_free(struct hardware *);

/* What two threads share. */
enum hardware_share hardware_shared(const struct hardware_thread *, const struct hardware_thread *);

/* The picture, lines of at most 79 columns; the caller frees it. NULL and err when out of
 * memory. */
char *hardware_picture(const struct hardware *, struct err *);

/* Writes bytes as "48 KiB" or "2 MiB" to text (size,). */
void hardware_size(double bytes, char *text, size_t size);

/* A new reference; NULL when out of memory. */
json_t *hardware_json(const struct hardware *);

#endif
