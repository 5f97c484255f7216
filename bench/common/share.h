/* Finds the files that are shipped with the program: scenarios and plot scripts, in the source tree
 * or installed. */
#ifndef BENCH_COMMON_SHARE_H
#define BENCH_COMMON_SHARE_H

#include <stddef.h>

/* Writes the path of the folder `name`, "plots" or "scenarios", to path (size,). It is searched in
 * $SLABMARK_SHARE_DIR, in the source tree of the executable and in the installed folder. Returns 0,
 * or -1 when it is in none of them. */
int share_directory(const char *name, char *path, size_t size);

#endif
