/* A temporary folder, removed with all that lies in it. */
#ifndef BENCH_COMMON_FOLDER_H
#define BENCH_COMMON_FOLDER_H

#include "base/err.h"

#include <stdio.h>

struct folder {
    char path[32]; /* empty: there is none */
};

int folder_make(struct folder *, struct err *);
void folder_remove(struct folder *);

/* Makes `name` in the folder a link to a file, wherever that is. */
int folder_link(const struct folder *, const char *name, const char *file, struct err *);

/* Opens a file in the folder. NULL and err, with the path, on failure. */
FILE *folder_open(const struct folder *, const char *name, const char *mode, struct err *);

#endif
