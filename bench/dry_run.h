/* slabmark run --dry-run: the cases, and what they would take. */
#ifndef BENCH_DRY_RUN_H
#define BENCH_DRY_RUN_H

#include "bench/files.h"
#include "bench/scenario.h"

/* Prints a table. The time is measured on a few iterations of each case. 0, or -1 and err. */
int dry_run(const struct scenario *, const char *chosen, struct files *, struct err *);

#endif
