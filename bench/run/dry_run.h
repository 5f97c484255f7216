/* slabmark run --dry-run: the cases, and what they would take. */
#ifndef BENCH_RUN_DRY_RUN_H
#define BENCH_RUN_DRY_RUN_H

#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

/* Prints a table. The time is measured on a few iterations of each case. 0, or -1 and err. */
int dry_run(const struct scenario *, const char *chosen, struct files *, struct err *);

#endif
