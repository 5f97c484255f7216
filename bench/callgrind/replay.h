/* The replay: a short run of a case on one thread, identical with and without valgrind. */
#ifndef BENCH_CALLGRIND_REPLAY_H
#define BENCH_CALLGRIND_REPLAY_H

#include "bench/common/folder.h"
#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

#include <stdint.h>

#define REPLAY_SCENARIO "scenario.json"

struct replay {
    int warm;        /* iterations before the counted ones            */
    int iterations;  /* the curve has points at 0, warm and iterations */
    int64_t updates; /* node updates from warm to the end             */
    const char *kernels;
    uint64_t digest;
};

/* Replays a case: one trial from the start, without later changes of the system. Noise added to a
 * recording is scaled by the replayed part only; the whole recording would take minutes under
 * valgrind. Returns 0, or -1 and err: ERR_ABSENT for a case that cannot be replayed. */
int replay_run(struct replay *, const struct scenario_case *, struct files *, struct err *);

/* Writes the case as a separate scenario into the folder, with links to the files that it names:
 * the length of paths would move the child's later allocations. Returns 0, or -1 and err. */
int replay_write(const struct scenario_case *, const struct folder *, struct err *);

#endif
