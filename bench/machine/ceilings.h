/* A machine's ceilings: the highest bandwidth and compute rate, and the lowest latencies, measured
 * by the same binary and on the same kind of team as runs. The performance of a run is reported as
 * a share of them.
 *
 * Bytes are counted as in STREAM: 8 for a double read, 24 for an element of the triad a = b + s c,
 * without write-allocate traffic. A multiply-add counts as two operations. Bandwidth and operations
 * are totals of the whole team. Every ceiling keeps all its rounds: the best is the ceiling, the
 * others show its spread. */
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

/* Names and units are in ceiling_kinds[], ceilings.c. */
enum ceiling_kind {
    CEILING_READ,      /* bytes/s of a sum                                    */
    CEILING_TRIAD,     /* bytes/s of a = b + s c                              */
    CEILING_F64,       /* operations/s, multiply-adds of doubles              */
    CEILING_F32,       /* of floats                                           */
    CEILING_FREQUENCY, /* Hz, clock rate of a core under this set's load      */
    CEILING_ADDS,      /* additions/s in a dependent chain: gives the frequency */
    CEILING_BARRIER,   /* seconds per barrier                                 */
    CEILING_FLAG,      /* seconds from a thread's store to the next one's load */
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
    char name[16]; /* the level, kernel set or clock: "L2", "avx512", "clock_ticks"; "" */
    char set[16];  /* the loops that measured it; "" */
    int threads;
    size_t bytes;                   /* footprint of each thread; 0: nothing is streamed */
    double best, median, deviation; /* in the kind's unit; NAN: unavailable; deviation: the MAD */
    int rounds, interrupted;        /* rounds in which another program took a processor */
    double round[CEILING_ROUNDS];
    char why[96]; /* the reason when unavailable, else "" */
};

/* A cache level, or memory, which is the last. */
struct ceiling_level {
    char name[8];
    size_t reported;    /* bytes of one cache; 0: memory */
    size_t counted;     /* the part that may be ours, see ceilings_plan; 0: memory */
    int cores, threads; /* sharing one cache */
};

struct ceilings {
    char cpu[160], version[32], date[32]; /* date: UTC, ISO 8601 */
    char flags[256];                      /* compiler flags of the measuring binary */
    double seconds;                       /* duration of the measurement */
    int processors;                       /* online processors of the host */
    double quota;                         /* CPUs allowed by the control group; INFINITY: all */
    char hypervisor[16];                  /* its signature; "": none detected */
    int cores, threads;                   /* of the largest team */
    int pinned;                           /* 1: each thread has its own processor */
    char kernels[64];                     /* kernel sets that run here, separated by blanks */
    int levels;
    struct ceiling_level level[CEILING_LEVELS];
    int count;
    struct ceiling row[CEILING_ROWS];
};

/* ---- queries: pure ---- */

/* The row of this kind, name and number of threads; name NULL: the first one. NULL: no such row. */
const struct ceiling *ceiling_find(const struct ceilings *, enum ceiling_kind, const char *name,
                                   int threads);

/* The level that holds `bytes_per_thread` for each of `threads` threads: "L2", "memory". */
const char *ceiling_level(const struct ceilings *, int threads, size_t bytes_per_thread);

/* Read bandwidth of that level, bytes/s of the whole team. It is interpolated linearly between one
 * thread and the largest team, and constant beyond it. NAN: not known. */
double ceiling_bandwidth(const struct ceilings *, int threads, size_t bytes_per_thread);

/* The same for a level given by name. */
double ceiling_level_bandwidth(const struct ceilings *, const char *level, int threads);

/* Peak operations/s of a kernel set in a precision, of the whole team; for `ref`, that of the
 * scalar set. NAN: not known. */
double ceiling_flops(const struct ceilings *, const char *kernels_name, enum precision,
                     int threads);

/* The number of threads, of a team of `threads`, that share one cache of the level when cores are
 * filled one after the other. */
int ceiling_level_users(const struct ceilings *, const struct ceiling_level *, int threads);

/* Bytes of the level per thread for a team of `threads`: the counted bytes of one cache / the
 * threads that share it. 0: memory, which is unlimited. */
size_t ceiling_level_share(const struct ceilings *, const struct ceiling_level *, int threads);

/* The share of rounds with this number of threads in which another program took a processor. If it
 * is large, the ceilings of teams that need all processors at once may be too low. */
double ceilings_interrupted(const struct ceilings *, int threads);

/* Multiply-adds/s of all threads / those of one thread, with the widest set: about `cores` if each
 * core has its own units. NAN: not measured. */
double ceilings_scaling(const struct ceilings *);

/* ---- measuring ---- */

/* Plans a measurement: fills levels and rows, without values. `sets` (NULL-terminated): the sets
 * that run here; threads: of the largest team; memory: bytes that may be allocated, 0: not known.
 */
void ceilings_plan(struct ceilings *, const struct hardware *, const struct loops *const *sets,
                   int threads, size_t memory);

/* The work of one call of a row's loop by the whole team: bytes, operations, links of the chain or
 * barriers. */
double ceiling_work(const struct ceiling *);

/* tick(arg, done) is called with the share of the measurement done, 0 to 1. */
struct ceilings_watch {
    void (*tick)(void *arg, double done);
    void *arg;
};

enum { CEILINGS_SECONDS = 10 }; /* approximate duration of a measurement */

/* Plans and measures. Returns 0, or -1 and err. It starts teams of threads: call it from one
 * thread, on an idle machine. */
int ceilings_measure(struct ceilings *, const struct hardware *, const struct ceilings_watch *,
                     struct err *);

/* Computes best, median and deviation from the rounds. */
void ceiling_settle(struct ceiling *);

/* The same for frequency, from the best rates of the chains: converts multiplications/s into Hz.
 * See ceilings.c. */
void ceilings_settle_frequency(struct ceilings *);

/* ---- JSON and the cache ---- */

json_t *ceilings_json(const struct ceilings *); /* new reference; NULL: out of memory */
int ceilings_from_json(struct ceilings *, const json_t *, struct err *);

/* Reads this machine's ceilings from the cache. Returns 0, or -1 and ERR_ABSENT when there are none
 * or they belong to another CPU, allowance or slabmark; the text names the command that measures
 * them. */
int ceilings_load(struct ceilings *, struct err *);
int ceilings_load_for(struct ceilings *, const struct hardware *, struct err *);
int ceilings_save(const struct ceilings *, struct err *);
char *ceilings_path(struct err *);          /* of the cache file; the caller frees it */
void ceilings_allowance(struct ceilings *); /* sets the quota and hypervisor of this process */
const char *ceilings_flags(void);           /* compiler flags of this binary; static */

#endif
