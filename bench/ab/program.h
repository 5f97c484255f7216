/* One of the two programs that are compared: its file, and how it is known again. */
#ifndef BENCH_AB_PROGRAM_H
#define BENCH_AB_PROGRAM_H

#include "base/err.h"

#include <stdint.h>

struct program {
    const char *name;  /* "OLD" or "NEW"                                       */
    const char *path;  /* as given; a word without a slash is looked for in PATH */
    char *file;        /* absolute, heap                                       */
    uint64_t identity; /* digest of its content                               */
};

/* Finds the file. ERR_USAGE when there is none that can be run. */
int program_find(struct program *, const char *name, const char *path, struct err *);

#endif
