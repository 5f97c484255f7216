/* Counts without counters: a case replayed on one thread under valgrind, which simulates a
 * processor.
 *
 * Only node updates are counted (simulation_iterate), in the second half of a short run of the
 * case: by then the estimates are no zeros and the windows are full. Instructions are exact and the
 * same wherever the same binary and libraries run. Misses are those of a fixed, modelled cache, not
 * of this machine: 32 KiB of 8 ways for instructions and for data, a last level of 1 MiB of 16
 * ways, lines of 64 bytes, write-allocate, LRU, no prefetch. Where memory lies moves them, hence
 * the child's fixed environment, directory and command line: a replay repeats to the last digit.
 *
 * valgrind has no AVX-512 and says so in CPUID: with `kernels: auto` another set is counted than
 * was timed; `kernels` names it. */
#ifndef BENCH_CALLGRIND_H
#define BENCH_CALLGRIND_H

#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

#include <stdint.h>

enum { CALLGRIND_EVENTS = 16 };

struct callgrind_counts {
    struct {
        char name[8];   /* callgrind's own: Ir, Dr, Dw, D1mr, D1mw, DLmr, DLmw, Bc, Bcm, ... */
        uint64_t total; /* over the updates                                              */
    } event[CALLGRIND_EVENTS];
    int events;
    int first, end;   /* iterations that were counted: first .. end-1 */
    int64_t updates;  /* of one node each, in these                   */
    uint64_t digest;  /* of the replay; the same without valgrind     */
    char kernels[16]; /* the set that valgrind's processor can run    */
    char version[32]; /* "valgrind-3.19.0"                            */
};

/* The total of an event; NAN when callgrind does not know it. */
double callgrind_total(const struct callgrind_counts *, const char *event);

/* Replays a case. `program`: the slabmark to run, NULL for this one. What cannot be had is
 * ERR_ABSENT, with the cause and its cure. */
int callgrind_count(const struct scenario_case *, struct files *, const char *program,
                    struct callgrind_counts *, struct err *);

#endif
