/* A temporary folder, removed with its contents. */
#ifndef BENCH_COMMON_FOLDER_H
#define BENCH_COMMON_FOLDER_H

#include "base/err.h"

#include <limits.h>
#include <stdio.h>

struct folder {
    char path[PATH_MAX]; /* empty: there is none */
};

/* Makes it in `parent`, such as "/tmp": private, with a new name. */
int folder_make(struct folder *, const char *parent, struct err *);
void folder_remove(struct folder *);

/* Makes `name` in the folder a link to a file, wherever that is. */
int folder_link(const struct folder *, const char *name, const char *file, struct err *);

/* Opens a file in the folder. NULL and err, with the path, on failure. */
FILE *folder_open(const struct folder *, const char *name, const char *mode, struct err *);

#endif
