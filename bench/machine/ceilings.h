/* A machine's ceilings: the highest bandwidth and compute rate, and the lowest latencies, measured
 * by the same binary and on the same kind of team as runs. The performance of a run is reported as
 * a share of them.
 *
 * Bytes are counted as STREAM does: what the loop names, 8 a double read, 24 an element of the
 * triad a = b + s c; lines that a store fetches first are not counted. A multiply-add counts as two
 * operations, a quotient or a square root as one. Bandwidth and operations are those of the whole
 * team together. Every ceiling keeps its whole rounds, those in which no other program took a
 * processor: the best is the ceiling, the others show how far to trust it. */
#ifndef BENCH_MACHINE_CEILINGS_H
#define BENCH_MACHINE_CEILINGS_H

#include "bench/machine/loops.h"
#include "bench/machine/hardware.h"
#include "base/row.h"

#include <jansson.h>
#include <stddef.h>

enum {
    CEILINGS_SCHEMA = 3,
    CEILING_LEVELS = 6,
    CEILING_ROUNDS = 40,
    CEILING_ROWS = 160,
    CEILING_CPUS = 12, /* among which latency is measured pair by pair */
    CEILING_PAIRS = CEILING_CPUS * (CEILING_CPUS - 1) / 2,
};

/* Names and units are in ceiling_kinds[], ceilings.c. */
enum ceiling_kind {
    CEILING_READ,      /* bytes/s of a sum                                    */
    CEILING_TRIAD,     /* bytes/s of a = b + s c                              */
    CEILING_F64,       /* operations/s, multiply-adds of doubles              */
    CEILING_F32,       /* of floats                                           */
    CEILING_DIV_F64,   /* operations/s, quotients of doubles                  */
    CEILING_DIV_F32,   /* of floats                                           */
    CEILING_SQRT_F64,  /* operations/s, square roots of doubles               */
    CEILING_SQRT_F32,  /* of floats                                           */
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
    size_t bytes;                   /* of each thread; 0 where none are streamed */
    double best, median, deviation; /* NAN when unavailable; deviation: the MAD */
    int rounds;
    int interrupted; /* further rounds, not kept: another program or a host took a processor */
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

/* The pairs of CPUs whose nearest shared thing is `within`. */
struct latency_group {
    char within[12]; /* "core", "L3", ... of hardware_shares */
    int pairs;       /* that were measured */
    double low, median, high;
};

/* Seconds from one CPU's store to another's sight of it, one way. */
struct core_latency {
    int cpus, cpu[CEILING_CPUS];
    int of;                                     /* CPUs that may be used: more than cpus, the others
                                                   are left out; 0: not known */
    double seconds[CEILING_CPUS][CEILING_CPUS]; /* NAN: itself, or not measured */
    int groups;
    struct latency_group group[HARDWARE_SHARES]; /* nearest first */
};

struct ceilings {
    char cpu[160], version[32], date[32]; /* date: UTC, ISO 8601 */
    char compiler[96], flags[256];        /* of the measuring binary */
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
    struct core_latency latency;
};

/* ---- queries: pure ---- */

/* The row of this kind, name and number of threads; name NULL: the first one. NULL: no such row. */
const struct ceiling *ceiling_find(const struct ceilings *, enum ceiling_kind, const char *name,
                                   int threads);

/* Read bandwidth of a level by its name, bytes/s of the whole team. Between one thread and all it
 * is not measured: the lesser of one thread's, times the threads, and of all threads', which no
 * team exceeds. Beyond all: that of all. NAN when it is not known. */
double ceiling_level_bandwidth(const struct ceilings *, const char *level, int threads);

/* Peak operations/s of a kernel set: multiply-adds, quotients or square roots, by the kind; `ref`
 * is measured by the scalar one. NAN when it is not known. */
double ceiling_rate(const struct ceilings *, enum ceiling_kind, const char *kernels_name,
                    int threads);

/* The same of multiply-adds in a precision. */
double ceiling_flops(const struct ceilings *, const char *kernels_name, enum precision,
                     int threads);

/* The number of threads, of a team of `threads`, that share one cache of the level when cores are
 * filled one after the other. */
int ceiling_level_users(const struct ceilings *, const struct ceiling_level *, int threads);

/* Bytes of the level per thread for a team of `threads`: the counted bytes of one cache / the
 * threads that share it. 0: memory, which is unlimited. */
size_t ceiling_level_share(const struct ceilings *, const struct ceiling_level *, int threads);

/* Share of the rounds with this number of threads that were not kept, since another program took a
 * processor. Much above 0, others used the shared caches and the memory in the whole rounds too. */
double ceilings_interrupted(const struct ceilings *, int threads);

/* Multiply-adds/s of all threads / those of one thread, with the widest set: about `cores` if each
 * core has its own units. NAN: not measured. */
double ceilings_scaling(const struct ceilings *);

/* 1 when they are an emulator's. */
int ceilings_emulated(const struct ceilings *);

/* 1 when a bandwidth is below that of the next level out whose bandwidth is known: the round was
 * disturbed, or the level is no cache of ours. */
int ceiling_is_inverted(const struct ceilings *, const struct ceiling *);

/* ---- measuring ---- */

/* What the ceilings depend on: CPU, allowance, build, kernel sets. Sets those fields alone. */
void ceilings_identify(struct ceilings *, const struct hardware *);

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

/* That measuring takes, about. A busy machine, or an emulated one, may take three times as long. */
enum { CEILINGS_SECONDS = 10 };

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

/* Those of this machine from the cache, which keeps one file for each machine, allowance and build.
 * -1 and err with ERR_ABSENT when there are none; the text says how to get them. */
int ceilings_load(struct ceilings *, struct err *);
int ceilings_load_for(struct ceilings *, const struct hardware *, struct err *);
int ceilings_save(const struct ceilings *, struct err *);
char *ceilings_path(const struct ceilings *identity, struct err *); /* in the cache; heap */

#endif
