/* Directories, files that are replaced atomically, and files that are appended to. Nothing is
 * written through a symbolic link. Functions return 0, or -1 and err with the path, unless they say
 * otherwise. */
#ifndef BENCH_COMMON_STORE_H
#define BENCH_COMMON_STORE_H

#include "base/err.h"

#include <jansson.h>
#include <stdio.h>

/* Like mkdir -p. */
int store_directory(const char *path, struct err *);

/* Replaces a file atomically: writes a temporary file next to it, syncs and renames it. Whatever
 * fails, a complete file remains. */
int store_json(const char *path, const json_t *, struct err *);

/* The same for any content: write to fresh.file, then call store_finish, which fails if a write
 * failed. */
struct store_fresh {
    FILE *file;
    char *path, *beside;
};
int store_begin(struct store_fresh *, const char *path, struct err *);
int store_finish(struct store_fresh *, struct err *);

/* Renames a file that another program has written; a link at the target is replaced. */
int store_move(const char *from, const char *to, struct err *);

/* Truncates a file to `size` bytes. */
int store_cut(const char *path, size_t size, struct err *);

/* Opens a new, empty file that replaces an existing one; opens a file to append to it. Both can
 * also be read. NULL and err on failure. */
FILE *store_create(const char *path, struct err *);
FILE *store_append(const char *path, struct err *);

/* Flushes: a kill loses nothing from now on, a loss of power may. `path` is for the message. */
int store_flush(FILE *, const char *path, struct err *);

/* Waits until what was flushed is on the disk. */
int store_wait(FILE *, const char *path, struct err *);

/* Both. */
int store_sync(FILE *, const char *path, struct err *);

#endif
