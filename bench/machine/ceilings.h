/* A machine's ceilings: the most that its caches, memory, multiply-add units and synchronisation
 * give, measured by the same binary, on the same kind of team, as runs are. One number of a run
 * divided by its ceiling says how well the run uses the machine.
 *
 * Bytes are counted as STREAM does: what the loop names, 8 a double read, 24 an element of the
 * triad a = b + s c; lines that a store fetches first are not counted. A multiply-add counts as two
 * operations. Bandwidth and operations are those of the whole team together. Every ceiling keeps
 * all its rounds: the best is the ceiling, the others show how far to trust it. */
#ifndef BENCH_MACHINE_CEILINGS_H
#define BENCH_MACHINE_CEILINGS_H

#include "bench/machine/loops.h"
#include "bench/machine/hardware.h"
#include "base/row.h"

#include <jansson.h>
#include <stddef.h>

enum {
    CEILINGS_SCHEMA = 2,
    CEILING_LEVELS = 6,
    CEILING_ROUNDS = 40,
    CEILING_ROWS = 128,
};

/* ceiling_kinds[] in ceilings.c says more of each. */
enum ceiling_kind {
    CEILING_READ,      /* bytes/s of a sum                                    */
    CEILING_TRIAD,     /* bytes/s of a = b + s c                              */
    CEILING_F64,       /* operations/s, multiply-adds of doubles              */
    CEILING_F32,       /* of floats                                           */
    CEILING_FREQUENCY, /* Hz that a core runs at under this set's load        */
    CEILING_ADDS,      /* additions/s in a chain: frequency's evidence        */
    CEILING_BARRIER,   /* seconds from meeting to meeting                     */
    CEILING_FLAG,      /* seconds from one thread's store to the next's sight */
    CEILING_CLOCK,     /* seconds to read a clock                             */
    CEILING_KINDS,
};

struct ceiling_kind_row {
    const char *name, *unit;
    int more_is_better;
};
extern const struct ceiling_kind_row ceiling_kinds[CEILING_KINDS];

struct ceiling {
    enum ceiling_kind kind;
    char name[16]; /* of what: "L2", "memory", "avx512", "clock_ticks"; "" */
    char set[16];  /* the loops that measured it; "" */
    int threads;
    size_t bytes;                   /* of each thread; 0 where none are streamed */
    double best, median, deviation; /* NAN when unavailable; deviation: the MAD */
    int rounds, interrupted;        /* rounds in which another program took a processor */
    double round[CEILING_ROUNDS];
    char why[96]; /* it is unavailable; "" */
};

/* A cache level, or memory, which is the last. */
struct ceiling_level {
    char name[8];
    size_t reported;    /* bytes of one cache; 0: memory */
    size_t counted;     /* what may be ours of it, see ceilings_plan; 0: memory */
    int cores, threads; /* that share one */
};

struct ceilings {
    char cpu[160], version[32], date[32]; /* date: UTC, ISO 8601 */
    char flags[256];                      /* that the measuring binary was built with */
    double seconds;                       /* that measuring took */
    int processors;                       /* on line, of the host */
    double quota;                         /* CPUs that the control group left; INFINITY: all */
    char hypervisor[16];                  /* its signature; "" where none shows */
    int cores, threads;                   /* of the team that means "all" */
    int pinned;                           /* 1: each thread to a processor of its own */
    char kernels[64];                     /* kernel sets that run here, by blanks */
    int levels;
    struct ceiling_level level[CEILING_LEVELS];
    int count;
    struct ceiling row[CEILING_ROWS];
};

/* ---- asking ---- */

/* The row, or NULL. `name` may be NULL: the first. */
const struct ceiling *ceiling_find(const struct ceilings *, enum ceiling_kind, const char *name,
                                   int threads);

/* Read bandwidth of a level by its name, bytes/s of the whole team. Between one thread and all it
 * is not measured: the lesser of one thread's, times the threads, and of all threads', which no
 * team exceeds. Beyond all: that of all. NAN when it is not known. */
double ceiling_level_bandwidth(const struct ceilings *, const char *level, int threads);

/* Peak operations/s of a kernel set in a precision; `ref` is measured by the scalar one. */
double ceiling_flops(const struct ceilings *, const char *kernels_name, enum precision,
                     int threads);

/* Divisions/s of a kernel set in a precision, elements of vectors, likewise. */
double ceiling_divisions(const struct ceilings *, const char *kernels_name, enum precision,
                         int threads);

/* Threads of a team of `threads` that share one cache of the level, one core after the other. */
int ceiling_level_users(const struct ceilings *, const struct ceiling_level *, int threads);

/* Bytes that each of `threads` threads has of the level: what is counted of one cache, by those who
 * share it. 0: memory, which has no end. */
size_t ceiling_level_share(const struct ceilings *, const struct ceiling_level *, int threads);

/* Share of the rounds with this number of threads in which another program took a processor. Much
 * above 0, teams that need all processors at once may have shown less than they can. */
double ceilings_interrupted(const struct ceilings *, int threads);

/* Multiply-adds of all threads over those of one, by the widest set: about `cores` where each core
 * has units of its own. NAN when they were not measured. */
double ceilings_scaling(const struct ceilings *);

/* ---- measuring ---- */

/* The plan of a measurement: levels and rows without values. `sets`: those that run here, NULL
 * ends.
 */
void ceilings_plan(struct ceilings *, const struct hardware *, const struct loops *const *sets,
                   int threads, size_t memory);

/* Work of one call of a row's loop by the whole team: bytes, operations, chain links, meetings. */
double ceiling_work(const struct ceiling *);

/* Called with the share done, 0..1. */
struct ceilings_watch {
    void (*tick)(void *arg, double done);
    void *arg;
};

enum { CEILINGS_SECONDS = 10 }; /* that measuring takes, about */

int ceilings_measure(struct ceilings *, const struct hardware *, const struct ceilings_watch *,
                     struct err *);

/* Best, median and deviation from the rounds. */
void ceiling_settle(struct ceiling *);

/* The same from best rates of the chains: turns multiplications/s into Hz. See ceilings.c. */
void ceilings_settle_frequency(struct ceilings *);

/* ---- keeping ---- */

json_t *ceilings_json(const struct ceilings *); /* NULL: out of memory */
int ceilings_from_json(struct ceilings *, const json_t *, struct err *);

/* Those of this machine from the cache. -1 and err with ERR_ABSENT when there are none, or they are
 * of another CPU, allowance or slabmark; the text says how to get them. */
int ceilings_load(struct ceilings *, struct err *);
int ceilings_load_for(struct ceilings *, const struct hardware *, struct err *);
int ceilings_save(const struct ceilings *, struct err *);
char *ceilings_path(struct err *);          /* of the cache; heap */
void ceilings_allowance(struct ceilings *); /* the quota and hypervisor of this process */
const char *ceilings_flags(void);           /* that this binary was built with */

#endif
