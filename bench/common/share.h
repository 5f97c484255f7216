/* Files that come with the program: scenarios and plot scripts, beside the sources or installed. */
#ifndef BENCH_COMMON_SHARE_H
#define BENCH_COMMON_SHARE_H

#include <stddef.h>

/* Writes the path of "plots" or "scenarios": $SLABMARK_SHARE_DIR, the source tree that holds the
 * executable, or where it was installed. 0, or -1 when there is none. */
int share_directory(const char *name, char *path, size_t size);

#endif
