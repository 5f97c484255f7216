/* Counts without counters: a case replayed on one thread under valgrind, which simulates a
 * processor.
 *
 * Only node updates are counted (arena_iterate), in the second half of a short run of the case: by
 * then the estimates are no zeros and the windows are full. Instructions are exact and the same
 * wherever the same binary and libraries run. Misses are those of a fixed, modelled cache, not of
 * this machine: 32 KiB of 8 ways for instructions and for data, a last level of 1 MiB of 16 ways,
 * lines of 64 bytes, write-allocate, LRU, no prefetch. Where memory lies moves them, hence the
 * child's fixed environment, directory and command line: a replay repeats to the last digit.
 *
 * valgrind has no AVX-512 and says so in CPUID: with `kernels: auto` another set is counted than
 * was timed; `kernels` names it. */
#ifndef BENCH_CALLGRIND_H
#define BENCH_CALLGRIND_H

#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

#include <stdint.h>

enum callgrind_event { /* in all the node updates that were counted */
                       CALLGRIND_INSTRUCTIONS,
                       CALLGRIND_READS,
                       CALLGRIND_WRITES,
                       CALLGRIND_L1_MISSES,   /* data, reads and writes          */
                       CALLGRIND_LAST_MISSES, /* instructions and data            */
                       CALLGRIND_BRANCHES,    /* conditional and indirect         */
                       CALLGRIND_MISPREDICTED,
                       CALLGRIND_EVENTS
};
extern const char *const callgrind_event_names[CALLGRIND_EVENTS];

struct callgrind_counts {
    uint64_t total[CALLGRIND_EVENTS];
    int first, end;   /* iterations that were counted: first .. end-1 */
    int64_t updates;  /* of one node each, in these                   */
    uint64_t digest;  /* of the replay; the same without valgrind     */
    char kernels[16]; /* the set that valgrind's processor can run    */
    char version[32]; /* "valgrind-3.19.0"                            */
};

/* Replays a case. `program`: the slabmark to run, NULL for this one. What cannot be had is
 * ERR_ABSENT, with the cause and its cure. */
int callgrind_count(const struct scenario_case *, struct files *, const char *program,
                    struct callgrind_counts *, struct err *);

#endif
