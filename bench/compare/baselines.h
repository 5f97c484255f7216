/* Baselines: results saved under a name for later comparisons. ROOT/FINGERPRINT/KERNELS/NAME holds
 * the files of a result directory. The key contains the fingerprint of the machine and the kernel
 * sets of the cases, so each machine has its own baselines. */
#ifndef BENCH_COMPARE_BASELINES_H
#define BENCH_COMPARE_BASELINES_H

#include "base/err.h"

/* $XDG_DATA_HOME/slabmark/baselines, else ~/.local/share/slabmark/baselines. The caller frees it.
 * NULL and err when neither variable is set. */
char *baselines_usual(struct err *);

/* The directory of the named baseline for the machine and kernels of `result`. The caller frees it.
 * NULL and ERR_INCOMPARABLE, with the names that exist, when there is none. */
char *baseline_find(const char *root, const char *name, const char *result, struct err *);

/* Saves a copy of a complete result; it replaces an older one of the same key and name. Returns 0,
 * or -1 and err. */
int baseline_save(const char *root, const char *name, const char *result, struct err *);

#endif
