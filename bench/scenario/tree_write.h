/* Writes a tree as YAML. */
#ifndef BENCH_SCENARIO_TREE_WRITE_H
#define BENCH_SCENARIO_TREE_WRITE_H

#include "bench/scenario/tree.h"

#include <stdio.h>

/* Writes a map: a line for each key, and one for each item of a list of maps. Reading it gives the
 * same tree, without marks. The FILE keeps write errors. Returns 0, or -1 and err. */
int tree_write(FILE *, const struct tree *, struct err *);

#endif
