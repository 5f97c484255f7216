/* Counts without hardware counters: valgrind simulates a processor and replays a case on one
 * thread.
 *
 * Only node updates are counted (simulation_iterate), in the second half of a short run of the
 * case, when estimates are no longer zero and windows are full. Instruction counts are exact and
 * equal on every machine with the same binary and libraries. Misses are those of a fixed, modelled
 * cache, not of this machine: 32 KiB of 8 ways for instructions and for data, a last level of 1 MiB
 * of 16 ways, lines of 64 bytes, write-allocate, LRU, no prefetch. Addresses affect misses, so the
 * child has a fixed environment, directory and command line, and a replay is reproducible to the
 * last digit.
 *
 * valgrind has no AVX-512 and reports that in CPUID. With `kernels: auto` the counted kernel set
 * may thus differ from the timed one; `kernels` names the counted set. */
#ifndef BENCH_CALLGRIND_H
#define BENCH_CALLGRIND_H

#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

#include <stdint.h>

enum { CALLGRIND_EVENTS = 16 };

struct callgrind_counts {
    struct {
        char name[8];   /* callgrind's name: Ir, Dr, Dw, D1mr, D1mw, DLmr, DLmw, Bc, Bcm, ... */
        uint64_t total; /* over the updates                                              */
    } event[CALLGRIND_EVENTS];
    int events;
    int first, end;   /* counted iterations: first .. end-1           */
    int64_t updates;  /* node updates in these iterations             */
    uint64_t digest;  /* of the replay; the same without valgrind     */
    char kernels[16]; /* the counted kernel set                       */
    char version[32]; /* "valgrind-3.19.0"                            */
};

/* The total of an event; NAN when callgrind did not report it. */
double callgrind_total(const struct callgrind_counts *, const char *event);

/* Replays a case. `program`: the slabmark to run, NULL for this one. Returns 0, or -1 and err:
 * ERR_ABSENT, with the cause and its remedy, when the replay is impossible on this machine. */
int callgrind_count(const struct scenario_case *, struct files *, const char *program,
                    struct callgrind_counts *, struct err *);

#endif
