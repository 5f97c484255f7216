/* The files that a scenario names: recordings, matrices, graphs. */
#ifndef BENCH_SCENARIO_FILE_PATHS_H
#define BENCH_SCENARIO_FILE_PATHS_H

#include "bench/scenario/tree.h"

/* Calls visit with every path in the tree (decode_path says which file it is) until it fails. */
int file_paths_visit(struct tree *, int (*visit)(void *, struct tree *path, struct err *),
                     void *arg, struct err *);

#endif
