/* The replay: a short run of a case on one thread, the same here and under valgrind. */
#ifndef BENCH_CALLGRIND_REPLAY_H
#define BENCH_CALLGRIND_REPLAY_H

#include "bench/common/folder.h"
#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

#include <stdint.h>

#define REPLAY_SCENARIO "scenario.json"

struct replay {
    int warm;        /* iterations before those that are counted; the curve has points at */
    int iterations;  /* 0, warm and iterations                                            */
    int64_t updates; /* of one node each, from warm to the end                            */
    const char *kernels;
    uint64_t digest;
};

/* Replays a case: one trial from the start, without the changes of the system that come later. The
 * noise that a recording gets is that of its replayed part, as a whole one would take minutes under
 * valgrind. ERR_ABSENT for a case that cannot be replayed. */
int replay_run(struct replay *, const struct scenario_case *, struct files *, struct err *);

/* Writes the case as a scenario of its own into the folder, with links to the files that it names:
 * paths, however long, would move what the child allocates after them. */
int replay_write(const struct scenario_case *, const struct folder *, struct err *);

#endif
