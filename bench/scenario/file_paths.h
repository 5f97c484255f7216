/* The files that a scenario names: recordings, matrices, graphs. */
#ifndef BENCH_SCENARIO_FILE_PATHS_H
#define BENCH_SCENARIO_FILE_PATHS_H

#include "bench/scenario/tree.h"

/* Calls visit(arg, path, err) for every path in the tree until a call fails. decode_path gives the
 * file of a path. Returns 0, or -1 when a call failed. */
int file_paths_visit(struct tree *, int (*visit)(void *, struct tree *path, struct err *),
                     void *arg, struct err *);

#endif
