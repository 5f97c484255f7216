/* One of the two programs that are compared: its file, and how it is known again. */
#ifndef BENCH_AB_PROGRAM_H
#define BENCH_AB_PROGRAM_H

#include "base/err.h"

#include <stdint.h>

struct program {
    const char *name;  /* "OLD" or "NEW"                                       */
    const char *path;  /* as given; a name without a slash is searched in PATH */
    char *file;        /* absolute path, heap                                  */
    uint64_t identity; /* digest of the file's content                         */
};

/* Finds the file and digests it. Returns 0, or -1 and ERR_USAGE when no executable file exists. */
int program_find(struct program *, const char *name, const char *path, struct err *);

#endif
