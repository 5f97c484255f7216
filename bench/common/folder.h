/* A temporary folder, removed with its contents. Functions return 0, or -1 and err with the path.
 */
#ifndef BENCH_COMMON_FOLDER_H
#define BENCH_COMMON_FOLDER_H

#include "base/err.h"

#include <limits.h>
#include <stdio.h>

struct folder {
    char path[PATH_MAX]; /* "": there is no folder */
};

/* Makes a folder with a new name in `parent`, such as "/tmp"; only this user can access it. */
int folder_make(struct folder *, const char *parent, struct err *);
void folder_remove(struct folder *);

/* Makes `name` in the folder a symbolic link to a file. */
int folder_link(const struct folder *, const char *name, const char *file, struct err *);

/* Opens a file in the folder. NULL and err, with the path, on failure. */
FILE *folder_open(const struct folder *, const char *name, const char *mode, struct err *);

#endif
