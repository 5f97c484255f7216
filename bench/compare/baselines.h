/* Results kept under a name to be compared with later ones: ROOT/FINGERPRINT/KERNELS/NAME holds the
 * files of a result directory. The fingerprint of the machine and the kernel sets of the cases
 * belong to the key, so a name means on each machine what was measured there. */
#ifndef BENCH_COMPARE_BASELINES_H
#define BENCH_COMPARE_BASELINES_H

#include "base/err.h"

/* $XDG_DATA_HOME/slabmark/baselines, else ~/.local/share/slabmark/baselines; heap, NULL and err. */
char *baselines_usual(struct err *);

/* The directory of the baseline that results like these are compared with; heap. NULL and
 * ERR_INCOMPARABLE with the names that exist when there is none. */
char *baseline_find(const char *root, const char *name, const char *result, struct err *);

/* Keeps a copy of a complete result in place of an older one of the same key and name. */
int baseline_save(const char *root, const char *name, const char *result, struct err *);

#endif
