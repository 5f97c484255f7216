/* Finds the files that are shipped with the program: scenarios and plot scripts, in the source tree
 * or installed. */
#ifndef BENCH_COMMON_SHARE_H
#define BENCH_COMMON_SHARE_H

#include "base/err.h"

#include <stddef.h>

/* Writes the path of the folder `name`, "plots" or "scenarios", to path (size,). It is searched in
 * $SLABMARK_SHARE_DIR, in the source tree of the executable and in the installed folder. Returns 0,
 * or -1 when it is in none of them. */
int share_directory(const char *name, char *path, size_t size);

/* Says where the folder was sought in vain; returns -1. */
int share_fail(const char *name, struct err *);

#endif
