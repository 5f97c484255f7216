/* What is replayed: a short run of a case, written down so that another process can run it. */
#ifndef BENCH_CALLGRIND_REPLAY_H
#define BENCH_CALLGRIND_REPLAY_H

#include "bench/callgrind/folder.h"
#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

#include <stdint.h>

#define REPLAY_SCENARIO "scenario.json"

struct replay {
    int warm;        /* iterations before those that are counted; the curve has points at */
    int iterations;  /* 0, warm and iterations                                            */
    int64_t updates; /* of one node each, from warm to the end                            */
    uint64_t digest; /* of the run as made here                                           */
};

/* Decides how short, and runs it here. ERR_ABSENT for a case that cannot be replayed. */
int replay_prepare(struct replay *, const struct scenario_case *, struct files *, struct err *);

/* Writes the scenario into the folder, with links to the files that it names: paths of one's own,
 * however long, would move what the child allocates behind them. */
int replay_write(const struct replay *, const struct scenario_case *, const struct folder *,
                 struct err *);

#endif
